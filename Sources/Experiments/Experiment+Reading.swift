public import Foundation
internal import Runs

extension Experiment {
  /// The experiment that a YAML file describes, with a preset and single settings applied.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for messages.
  ///   - name: The experiment's name.
  ///   - preset: Which of the file's presets to apply.
  ///   - settings: `key.path=value` settings that replace those of the file.
  ///   - dataset: A data set to use in place of the file's own.
  ///   - firstSeed: The first seed of every study, in place of the file's own.
  /// - Throws: ``ExperimentError`` with file, line and column.
  public init(
    reading bytes: Data,
    file: String,
    name: String,
    preset: String,
    settings: [String] = [],
    dataset: String? = nil,
    firstSeed: UInt64? = nil
  ) throws(ExperimentError) {
    var root = try YAMLValue(parsing: bytes, file: file)
    if let dataset {
      root.set(
        YAMLValue(content: .scalar(dataset), position: root.position).from(option: "--dataset"),
        at: ["dataset"]
      )
    }
    if let firstSeed {
      root.set(
        YAMLValue(content: .scalar("\(firstSeed)"), position: root.position).from(option: "--seed"),
        at: ["seed"]
      )
    }
    for setting in settings { try root.apply(setting: setting) }
    try self.init(root, file: file, name: name, preset: preset)
  }

  private init(
    _ root: YAMLValue,
    file: String,
    name: String,
    preset: String
  ) throws(ExperimentError) {
    let fields = try FieldReader(
      root,
      file: file,
      path: "",
      known: [
        "title", "dataset", "seed", "normalization", "networks", "training", "studies", "figures",
        "claims",
        "presets",
      ]
    )
    let chosen = try Preset(fields, name: preset)
    let defaults = try TrainingFields(fields, in: "training", over: nil)
    self.name = name
    self.title = try fields.text("title")
    self.preset = preset
    firstSeed = UInt64(try fields.integer("seed", in: 0...4_294_966_295, default: 1))
    networks = try Network.networks(fields)
    studies = try Self.studies(
      fields,
      networks: networks,
      defaults: defaults,
      preset: chosen
    )
    figures = try Self.figures(fields, networks: networks, studies: studies)
    claims = try Self.claims(fields, studies: studies, figures: figures)
  }

  private static func studies(
    _ fields: FieldReader,
    networks: [Network],
    defaults: TrainingFields,
    preset: Preset
  ) throws(ExperimentError) -> [Study] {
    let entries = try fields.entries("studies")
    try preset.checkStudies(fields, names: entries.map(\.key))
    var studies: [Study] = []
    for entry in entries where preset.includes(entry.key) {
      let path = "studies.\(entry.key)"
      let reader = try FieldReader(
        entry.value,
        file: fields.file,
        path: path,
        known: [
          "title", "dataset", "normalization", "networks", "training", "sweep", "seeds", "examples",
        ]
      )
      let names = try reader.words("networks")
      for (name, position) in names where !networks.contains(where: { $0.name == name }) {
        throw fields.error(
          "\(path).networks names an unknown network \"\(name)\"",
          at: position,
          hint: FieldReader.hint(for: name, known: networks.map(\.name))
        )
      }
      guard Set(names.map(\.0)).count == names.count else {
        throw fields.error(
          "\(path).networks names a network twice",
          at: try reader.required("networks").position,
          hint: "Keep one of them: every network is run once with each seed."
        )
      }
      let sweep = try Factor.sweep(
        reader,
        networks: networks.filter { network in names.contains { $0.0 == network.name } }
      )
      let trainingFields = try TrainingFields(reader, in: "training", over: defaults)
      try trainingFields.check(sweep, reader)
      var training = trainingFields.configuration
      training.epochs = preset.epochs ?? training.epochs
      let examples = reader.has("examples") ? try reader.examples() : nil
      let seeds = try reader.integer("seeds", in: 1...1000, default: 5)
      studies.append(
        Study(
          name: entry.key,
          title: try reader.text("title", default: entry.key.replacing("_", with: " ")),
          dataset: try reader.text(
            "dataset",
            default: try fields.text("dataset", default: "fashion-mnist")
          ),
          normalization: try reader.choice(
            "normalization",
            default: try fields.choice("normalization", default: .symmetric)
          ),
          networks: names.map(\.0),
          training: training,
          sweep: sweep,
          seeds: preset.seeds ?? seeds,
          examples: preset.examples ?? examples
        )
      )
    }
    guard !studies.isEmpty else {
      throw fields.error(
        "the experiment has no studies",
        at: fields.value.position,
        hint: "Add `studies:` with at least one `name: { networks: [a, b] }`."
      )
    }
    return studies
  }
}
