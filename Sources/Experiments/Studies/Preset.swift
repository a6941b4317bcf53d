internal import Faults
internal import Measures
internal import YAML

/// How thorough an experiment is run.
///
/// The seeds replace those of every study; epochs, examples and validation examples are upper limits, so that a study that has
/// fewer keeps them; studies that are not in the list are left out, and figures and claims of them too. What a study
/// sweeps is not limited, and what grows with the batch size starts from the limited number.
struct Preset {
  /// The presets that every experiment has, whether its file mentions them or not.
  static let builtIn = ["quick", "standard", "full"]

  private let studies: [String]?
  var seeds: SeedRange?
  let budget: Budget?
  var epochs: Int?
  let examples: Int?
  let validationExamples: Int?

  /// A preset that changes nothing.
  init() {
    (studies, seeds, budget, epochs, examples, validationExamples) = (nil, nil, nil, nil, nil, nil)
  }

  /// The preset of a name, which changes nothing where the file has none of that name.
  ///
  /// Faults are those of all presets, also of those that are not chosen, and a name that none has.
  static func presets(
    _ fields: FieldReader,
    chosen name: String,
    _ faults: inout FaultCollector
  ) -> Preset {
    let entries = faults.collect { () throws(Fault) in try fields.entries("presets") } ?? []
    let studies = faults.collect { () throws(Fault) in try fields.entries("studies") } ?? []
    var chosen: Preset?
    for entry in entries {
      faults.collect { () throws(Fault) in try fields.checkName(entry) }
      let reading = faults.collect(all: entry.value) { value throws(Fault) in
        try Preset(
          FieldReader(
            value,
            file: fields.file,
            path: "presets.\(entry.key)",
            known: ["seeds", "budget", "epochs", "examples", "validation_examples", "studies"]
          ),
          known: studies.map(\.key)
        )
      }
      if entry.key == name { chosen = reading.result ?? Preset() }
    }
    let known = builtIn + entries.map(\.key).filter { !builtIn.contains($0) }
    faults.collect { () throws(Fault) in
      guard known.contains(name) else {
        throw Fault(
          .usage,
          file: "--preset",
          "unknown preset \"\(name)\"",
          hint: FieldReader.hint(for: name, known: known)
        )
      }
    }
    return chosen ?? Preset()
  }

  private init(_ reader: FieldReader, known: [String]) throws(Fault) {
    studies = reader.has("studies") ? try reader.names("studies", known: known, of: "study") : nil
    seeds = reader.has("seeds") ? try SeedRange(reader) : nil
    budget = reader.has("budget") ? try Budget(reader) : nil
    epochs = reader.has("epochs") ? try reader.integer("epochs", in: 1...10_000) : nil
    examples = reader.has("examples") ? Int(try reader.setting(.examples)) : nil
    validationExamples =
      reader.has("validation_examples") ? try reader.validationExamples() : nil
  }

  /// Whether it runs a study.
  func includes(_ study: String) -> Bool { studies?.contains(study) ?? true }
}
