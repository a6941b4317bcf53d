internal import Experiments
internal import Faults
internal import Measures
internal import Models
internal import Runs
internal import YAML

/// One reading of a protocol: a measure of two networks in a study.
struct Correction: Sendable, Hashable {
  /// The keys that it is read from.
  static let keys =
    ["title", "study", "metric", "seeds", "compare", "printed"] + Measure.optionKeys

  /// What was corrected, in words.
  var title: String
  /// The network that the figure is about, in a study.
  var subject: Claim.Side
  /// The network that it is compared with.
  var reference: Claim.Side
  /// What is read.
  var measure: Measure
  /// How many seeds are read, from the first on; nil for all.
  var seeds: Int?
  /// The numbers that someone printed for the two, on a data set.
  var printed: PrintedNumbers?

  /// The names of the studies that it reads.
  var studies: [String] { [subject.study, reference.study] }
}

extension Correction {
  /// Reads one entry of `readings:`; the two networks may stand once for all, in the figure's own fields.
  ///
  /// - Throws: ``Fault`` for a name that does not exist, and for what a study does not measure.
  init(
    _ reader: FieldReader,
    _ scope: ReadingScope,
    in figure: FieldReader
  ) throws(Fault) {
    let study = try scope.study(reader)
    measure = try Measure(reader, key: "metric")
    (subject, reference) = try Self.sides(
      reader.has("compare") ? reader : figure,
      in: study,
      scope,
      reader
    )
    for side in [subject, reference] {
      guard let study = scope.studies.first(where: { $0.name == side.study }) else { continue }
      try measure.check(
        MeasureCheck(
          of: study.measured(side.network),
          networks: scope.configurations(of: study, network: side.network, at: side.fixed),
          reader,
          key: "metric"
        )
      )
    }
    title = try reader.text("title")
    seeds = reader.has("seeds") ? try reader.integer("seeds", in: 1...1000) : nil
    printed = try PrintedNumbers(reader, of: measure)
  }

  /// The two networks of `compare:`.
  private static func sides(
    _ owner: FieldReader,
    in study: Study,
    _ scope: ReadingScope,
    _ reader: FieldReader
  ) throws(Fault) -> (subject: Claim.Side, reference: Claim.Side) {
    let values = try owner.list("compare")
    guard values.count == 2 else {
      throw reader.error(
        "compare has \(counted(values.count, "entry", "entries")) (expected 2)",
        at: try owner.required("compare").position,
        hint: "Write `compare: [subject, reference]`."
      )
    }
    let place = SidePlace(key: "compare", study: study, levels: .required)
    let subject = try Claim.Side(values[0], in: place, scope, reader)
    let reference = try Claim.Side(values[1], in: place, scope, reader)
    guard subject != reference else {
      throw reader.error(
        "compare compares a side with itself",
        at: try owner.required("compare").position,
        hint: "Name another network or another level."
      )
    }
    return (subject, reference)
  }

  /// The reading's fields as lines of YAML.
  func yamlLines(in experiment: Experiment) -> [String] {
    let sides = [subject, reference].map { $0.yaml(in: experiment, study: subject.study) }
    var lines =
      ["title: \(quoted(title))", "study: \(subject.study)", "metric: \(measure.name)"]
      + measure.yamlOptions + ["compare: [\(sides.joined(separator: ", "))]"]
    if let seeds { lines.append("seeds: \(seeds)") }
    if let printed { lines.append("printed: \(printed.yaml)") }
    return lines
  }
}
