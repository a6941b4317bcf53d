/// How thorough an experiment is run: a preset changes seeds, epochs, example counts and the list of studies.
struct Preset {
  /// The presets that every experiment has, whether its file mentions them or not.
  static let builtIn = ["quick", "standard", "full"]

  private let name: String
  private let studies: [(String, ExperimentError.Position)]?
  let seeds: Int?
  let epochs: Int?
  let examples: Int?

  init(_ fields: FieldReader, name: String) throws(ExperimentError) {
    self.name = name
    let entries = try fields.entries("presets")
    guard let entry = entries.first(where: { $0.key == name }) else {
      let known = Self.builtIn + entries.map(\.key).filter { !Self.builtIn.contains($0) }
      guard Self.builtIn.contains(name) else {
        throw ExperimentError(
          file: "--preset",
          "unknown preset \"\(name)\"",
          hint: FieldReader.hint(for: name, known: known)
        )
      }
      studies = nil
      seeds = nil
      epochs = nil
      examples = nil
      return
    }
    let reader = try FieldReader(
      entry.value,
      file: fields.file,
      path: "presets.\(name)",
      known: ["seeds", "epochs", "examples", "studies"]
    )
    studies = reader.has("studies") ? try reader.words("studies") : nil
    seeds = reader.has("seeds") ? try reader.integer("seeds", in: 1...1000) : nil
    epochs = reader.has("epochs") ? try reader.integer("epochs", in: 1...10_000) : nil
    examples = reader.has("examples") ? try reader.integer("examples", in: 1...10_000_000) : nil
  }

  func includes(_ study: String) -> Bool {
    studies?.contains { $0.0 == study } ?? true
  }

  func checkStudies(_ fields: FieldReader, names: [String]) throws(ExperimentError) {
    for (study, position) in studies ?? [] where !names.contains(study) {
      throw fields.error(
        "presets.\(name).studies names an unknown study \"\(study)\"",
        at: position,
        hint: FieldReader.hint(for: study, known: names)
      )
    }
  }
}
