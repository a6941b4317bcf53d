package import Faults
package import Foundation
internal import Runs
internal import YAML

extension Experiment {
  /// The experiment that a YAML file describes, with a preset and single settings applied.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for messages.
  ///   - name: The experiment's name.
  ///   - preset: Which of the file's presets to apply.
  ///   - kinds: The kinds of figures that the file may ask for.
  ///   - settings: `key.path=value` settings that replace those of the file.
  ///   - dataset: A data set to use in place of the file's own.
  ///   - firstSeed: The first seed of every study, in place of the file's own.
  /// - Throws: ``Fault`` with file, line and column.
  package init(
    reading bytes: Data,
    file: String,
    name: String,
    preset: String,
    figures kinds: [any FigureKind.Type],
    settings: [String] = [],
    dataset: String? = nil,
    firstSeed: UInt64? = nil
  ) throws(Fault) {
    guard var root = try YAMLValue(parsing: bytes, file: file) else {
      throw Fault(
        file: file,
        "the file holds no experiment",
        hint: "See `bnreport template export batchnorm` for one to start from."
      )
    }
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
    try self.init(root, file: file, name: name, preset: preset, figures: kinds)
  }

  private init(
    _ root: YAMLValue,
    file: String,
    name: String,
    preset: String,
    figures kinds: [any FigureKind.Type]
  ) throws(Fault) {
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
    let all = try Self.studies(fields, networks: networks, defaults: defaults, preset: chosen)
    studies = all.filter { chosen.includes($0.name) }
    guard !studies.isEmpty else {
      throw fields.error(
        "the experiment has no studies",
        at: fields.value.position,
        hint: "Add `studies:` with at least one `name: { networks: [a, b] }`."
      )
    }
    // What is wrong with a figure or a claim is said whether the preset runs its study or not.
    let names = ReadingScope(fields: fields, networks: networks, studies: all)
    let requests = try FigureRequest.figures(of: kinds, names)
    let written = try Claim.claims(names, figures: requests.map(\.name))
    try FigureRequest.check(requests, claims: written, fields)
    (figures, claims) = Self.kept(requests, written, in: studies)
  }

  /// The studies of the file, those that the preset leaves out included.
  private static func studies(
    _ fields: FieldReader,
    networks: [Network],
    defaults: TrainingFields,
    preset: Preset
  ) throws(Fault) -> [Study] {
    let entries = try fields.entries("studies")
    try preset.checkStudies(fields, names: entries.map(\.key))
    var studies: [Study] = []
    for entry in entries {
      studies.append(
        try Study(entry, in: fields, networks: networks, defaults: defaults, preset: preset)
      )
    }
    return studies
  }

  /// The figures and claims of which a preset leaves something to show and to decide.
  static func kept(
    _ figures: [FigureRequest],
    _ claims: [Claim],
    in studies: [Study]
  ) -> ([FigureRequest], [Claim]) {
    let run = Set(studies.map(\.name))
    var claims = claims.compactMap { $0.kept(in: run) }
    let hasComparisons = claims.contains(where: \.hasComparison)
    let figures = figures.compactMap { $0.kept(in: run, hasComparisons: hasComparisons) }
    for index in claims.indices {
      if let figure = claims[index].figure, !figures.contains(where: { $0.name == figure }) {
        claims[index].figure = nil
      }
    }
    return (figures, claims)
  }
}
