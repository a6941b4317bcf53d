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
  /// - Throws: ``Faults`` with file, line and column: all mistakes that can be told apart from those that follow from them.
  package init(
    reading bytes: Data,
    file: String,
    name: String,
    preset: String,
    figures kinds: [any FigureKind.Type],
    settings: [String] = [],
    dataset: String? = nil,
    firstSeed: UInt64? = nil
  ) throws(Faults) {
    var root = try Faults.one { () throws(Fault) in
      if let root = try YAMLValue(parsing: bytes, file: file) { return root }
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
    var faults = FaultCollector()
    for setting in settings {
      if let changed = faults.collect({ () throws(Fault) in try root.applying(setting) }) {
        root = changed
      }
    }
    try faults.check()
    try self.init(root, file: file, name: name, preset: preset, figures: kinds)
  }

  private init(
    _ root: YAMLValue,
    file: String,
    name: String,
    preset: String,
    figures kinds: [any FigureKind.Type]
  ) throws(Faults) {
    let fields = try Faults.one { () throws(Fault) in
      try FieldReader(
        root,
        file: file,
        path: "",
        known: [
          "title", "dataset", "seed", "budget", "normalization", "networks", "training", "studies",
          "figures", "claims", "presets",
        ]
      )
    }
    // In three stages, because what names a network or a study needs it.
    var faults = FaultCollector()
    let chosen = faults.collect { () throws(Fault) in try Preset(fields, name: preset) }
    let defaults = faults.collect { () throws(Fault) in
      try TrainingFields(fields, in: "training")
    }
    let title = faults.collect { () throws(Fault) in try fields.text("title") }
    let seed = faults.collect { () throws(Fault) in
      try fields.integer("seed", in: 0...4_294_966_295, default: 1)
    }
    let budget = faults.collect { () throws(Fault) in
      fields.has("budget") ? try Budget(fields) : nil
    }
    networks = Network.networks(fields, &faults)
    try faults.check()
    guard let chosen, let defaults, let title, let seed, let budget else {
      preconditionFailure("What could not be read is a fault.")
    }
    self.name = name
    self.title = title
    self.preset = preset
    firstSeed = UInt64(seed)
    self.budget = chosen.budget ?? budget

    let all = Self.studies(fields, networks, defaults: defaults, preset: chosen, &faults)
    try faults.check()
    studies = all.filter { chosen.includes($0.name) }
    guard !studies.isEmpty else {
      throw Faults(
        fields.error(
          "the experiment has no studies",
          at: fields.value.position,
          hint: "Add `studies:` with at least one `name: { networks: [a, b] }`."
        )
      )
    }

    // What is wrong with a figure or a claim is said whether the preset runs its study or not.
    let names = ReadingScope(fields: fields, networks: networks, studies: all)
    let requests = FigureRequest.figures(of: kinds, names, &faults)
    let written = Claim.claims(names, &faults)
    try faults.check()
    studies = Self.completing(studies, for: written)
    try Faults.one { () throws(Fault) in
      try FigureRequest.check(requests, claims: written, fields)
    }
    (figures, claims) = Self.kept(requests, written, in: studies)
  }

  /// The studies of the file, those that the preset leaves out included.
  private static func studies(
    _ fields: FieldReader,
    _ networks: [Network],
    defaults: TrainingFields,
    preset: Preset,
    _ faults: inout FaultCollector
  ) -> [Study] {
    let entries = faults.collect { () throws(Fault) in try fields.entries("studies") } ?? []
    faults.collect { () throws(Fault) in
      try preset.checkStudies(fields, names: entries.map(\.key))
    }
    return entries.compactMap { entry in
      faults.collect { () throws(Fault) in
        try Study(entry, in: fields, networks: networks, defaults: defaults, preset: preset)
      }
    }
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
