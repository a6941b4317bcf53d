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

  private let name: String
  private let studies: [(String, Fault.Position)]?
  let seeds: SeedRange?
  let budget: Budget?
  let epochs: Int?
  let examples: Int?
  let validationExamples: Int?

  init(_ fields: FieldReader, name: String) throws(Fault) {
    self.name = name
    let entries = try fields.entries("presets")
    guard let entry = entries.first(where: { $0.key == name }) else {
      let known = Self.builtIn + entries.map(\.key).filter { !Self.builtIn.contains($0) }
      guard Self.builtIn.contains(name) else {
        throw Fault(
          .usage,
          file: "--preset",
          "unknown preset \"\(name)\"",
          hint: FieldReader.hint(for: name, known: known)
        )
      }
      studies = nil
      seeds = nil
      budget = nil
      epochs = nil
      examples = nil
      validationExamples = nil
      return
    }
    let reader = try FieldReader(
      entry.value,
      file: fields.file,
      path: "presets.\(name)",
      known: ["seeds", "budget", "epochs", "examples", "validation_examples", "studies"]
    )
    studies = reader.has("studies") ? try reader.words("studies") : nil
    seeds = reader.has("seeds") ? try SeedRange(reader) : nil
    budget = reader.has("budget") ? try Budget(reader) : nil
    epochs = reader.has("epochs") ? try reader.integer("epochs", in: 1...10_000) : nil
    examples = reader.has("examples") ? Int(try reader.setting(.examples)) : nil
    validationExamples =
      reader.has("validation_examples") ? try reader.validationExamples() : nil
  }

  func includes(_ study: String) -> Bool {
    studies?.contains { $0.0 == study } ?? true
  }

  func checkStudies(_ fields: FieldReader, names: [String]) throws(Fault) {
    for (study, position) in studies ?? [] where !names.contains(study) {
      throw fields.error(
        "presets.\(name).studies names an unknown study \"\(study)\"",
        at: position,
        hint: FieldReader.hint(for: study, known: names)
      )
    }
  }
}
