internal import Datasets
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
  ///   - seeds: How many seeds every study has, in place of the preset's and the file's own.
  ///   - epochs: The most epochs of every study, in place of the preset's.
  ///   - languages: The tags of the languages that there are words of; nil where every one is good.
  ///   - logs: Reads the logs of studies that have some.
  /// - Throws: ``Faults`` with file, line and column: all mistakes that can be told apart from those that follow from them.
  package init(
    reading bytes: Data,
    file: String,
    name: String,
    preset: String,
    figures kinds: [any FigureKind.Type],
    settings: [String] = [],
    dataset: String? = nil,
    firstSeed: UInt64? = nil,
    seeds: Int? = nil,
    epochs: Int? = nil,
    languages: [String]? = nil,
    logs: @escaping LogReading = noLogs
  ) throws(Faults) {
    let (read, slips) = try YAMLValue.reading(all: bytes, file: file)
    guard var root = read else {
      throw Faults(
        Fault(
          file: file,
          "the file holds no experiment",
          hint: "See `bnreport template export batchnorm` for one to start from."
        )
      )
    }
    func set(_ key: String, to text: String, by option: String) {
      let value = YAMLValue(content: .scalar(text), position: root.position)
      root.set(value.from(option: option), at: [key])
    }
    if let dataset { set("dataset", to: dataset, by: "--dataset") }
    if let firstSeed { set("seed", to: "\(firstSeed)", by: "--seed") }
    var faults = FaultCollector()
    faults.add(slips)
    for setting in settings {
      if let changed = faults.collect({ () throws(Fault) in try root.applying(setting) }) {
        root = changed
      }
    }
    let known = [
      "title", "lang", "dataset", "seed", "budget", "normalization", "networks", "training",
      "studies",
      "figures", "claims", "presets",
    ]
    // A key that is meant for a known one is read as that one.
    var fields: FieldReader?
    _ = faults.collect(all: root) { value throws(Fault) in
      root = value
      fields = try FieldReader(value, file: file, path: "", known: known)
    }
    guard let fields else {
      try faults.check()
      preconditionFailure("What could not be read is a fault.")
    }
    var chosen = Preset.presets(fields, chosen: preset, &faults)
    if let seeds { chosen.seeds = SeedRange(seeds) }
    if let epochs { chosen.epochs = epochs }
    try self.init(
      fields,
      &faults,
      name: name,
      preset: preset,
      chosen,
      figures: kinds,
      languages: languages,
      logs: logs
    )
  }

  /// Reads the parts of a file, each whatever is wrong with the others.
  private init(
    _ fields: FieldReader,
    _ faults: inout FaultCollector,
    name: String,
    preset: String,
    _ chosen: Preset,
    figures kinds: [any FigureKind.Type],
    languages: [String]?,
    logs: @escaping LogReading
  ) throws(Faults) {
    let title = faults.collect { () throws(Fault) in try fields.text("title") }
    let language = faults.collect { () throws(Fault) in try Self.language(fields, among: languages)
    }
    let seed = faults.collect { () throws(Fault) in
      try fields.integer("seed", in: 0...4_294_966_295, default: 1)
    }
    let budget = faults.collect { () throws(Fault) in
      fields.has("budget") ? try Budget(fields) : nil
    }
    let data = faults.collect(all: fields.value) { value throws(Fault) in
      fields.has("dataset")
        ? try DatasetRequest(fields.reading(value), "dataset") : DatasetRequest(Catalogue.usual)
    }
    let defaults = faults.collect(all: fields.value) { value throws(Fault) in
      try TrainingFields(fields.reading(value), in: "training")
    }
    var scope = ReadingScope(fields: fields, networks: [], studies: [], logs: logs)
    Network.read(into: &scope, &faults)
    Study.read(
      into: &scope,
      data: data.result ?? DatasetRequest(Catalogue.usual),
      defaults: defaults.result ?? TrainingFields(),
      areSound: defaults.isSound,
      preset: chosen,
      &faults
    )
    // What is wrong with a figure or a claim is said whether the preset runs its study or not.
    let requests = FigureRequest.figures(of: kinds, scope, &faults)
    let written = Claim.claims(scope, &faults)
    if faults.isEmpty {
      faults.collect { () throws(Fault) in
        try FigureRequest.check(requests, claims: written, fields)
      }
    }
    try faults.check()
    guard let title, let language, let seed, let budget else {
      preconditionFailure("What could not be read is a fault.")
    }
    self.name = name
    self.title = title
    self.language = language
    self.preset = preset
    firstSeed = UInt64(seed)
    self.budget = chosen.budget ?? budget
    networks = scope.networks
    studies = Self.completing(scope.studies.filter { chosen.includes($0.name) }, for: written)
    (figures, claims) = ([], [])
    guard !studies.isEmpty else {
      throw Faults(
        fields.error(
          "the experiment has no studies",
          at: fields.value.position,
          hint: "Add `studies:` with at least one `name: { networks: [a, b] }`."
        )
      )
    }
    (figures, claims) = Self.kept(requests, written, in: studies)
    leftOut.studies = Set(scope.studies.map(\.name)).subtracting(studies.map(\.name))
    leftOut.figures = Set(requests.map(\.name)).subtracting(figures.map(\.name))
    leftOut.claims = Set(written.map(\.id)).subtracting(claims.map(\.id))
    places = fields.value.places(file: fields.file)
    // Claims are known by their ids, wherever they stand in the list.
    if case .sequence(let values)? = fields.value["claims"]?.content {
      for value in values {
        guard case .scalar(let id)? = value["id"]?.content else { continue }
        places.positions["claims.\(id)"] = value.position
      }
    }
  }

  /// The tag of a language of which there are words.
  private static func language(
    _ fields: FieldReader,
    among known: [String]?
  ) throws(Fault) -> String {
    let tag = try fields.text("lang", default: "en")
    if let known, !known.contains(tag) {
      throw fields.error(
        "there are no words of lang: \(tag) (expected \(known.joined(separator: ", ")))",
        at: try fields.required("lang").position,
        hint:
          "Add the language beside the experiment: `mkdir words; bnreport template words > words/\(tag).yaml`, and translate."
      )
    }
    guard tag.wholeMatch(of: /[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil else {
      throw fields.error(
        "lang is no tag of a language (got \"\(tag)\")",
        at: try fields.required("lang").position,
        hint: "Write one of BCP 47, such as `lang: de`."
      )
    }
    return tag
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
