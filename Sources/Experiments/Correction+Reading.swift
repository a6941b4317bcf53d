internal import Faults
internal import Measures
internal import Models
internal import Runs
internal import YAML

extension FigureRequest.Correction {
  /// The readings of a figure of corrections, in the order of the file.
  ///
  /// - Throws: ``Fault`` for no reading, a name that does not exist, and readings in different units.
  static func corrections(
    _ figure: FieldReader,
    _ scope: ReadingScope
  ) throws(Fault) -> [Self] {
    var readings: [Self] = []
    for value in try figure.list("readings") {
      let reader = try FieldReader(
        value,
        file: figure.file,
        path: "readings",
        known: ["title", "study", "metric", "seeds", "compare", "printed"] + Measure.optionKeys
      )
      let reading = try Self(reader, scope, figure)
      if let first = readings.first, !reading.measure.sharesAxis(with: first.measure) {
        throw reader.error(
          "readings.metric is in another unit than that of the first reading "
            + "(got \(reading.measure.name), expected one like \(first.measure.name))",
          at: try reader.required("metric").position,
          hint: "One axis has one unit: make a figure of its own."
        )
      }
      readings.append(reading)
    }
    return readings
  }

  private init(
    _ reader: FieldReader,
    _ scope: ReadingScope,
    _ figure: FieldReader
  ) throws(Fault) {
    let study = try scope.study(reader)
    let measure = try Measure(reader, key: "metric")
    let owner = reader.has("compare") ? reader : figure
    let values = try owner.list("compare")
    guard values.count == 2 else {
      throw reader.error(
        "compare has \(values.count) entries (expected 2)",
        at: try owner.required("compare").position,
        hint: "Write `compare: [subject, reference]`."
      )
    }
    let place = SidePlace(key: "compare", study: study, levels: .required)
    let sides = (
      try Claim.Side(values[0], in: place, scope, reader),
      try Claim.Side(values[1], in: place, scope, reader)
    )
    guard sides.0 != sides.1 else {
      throw reader.error(
        "compare compares a side with itself",
        at: try owner.required("compare").position,
        hint: "Name another network or another level."
      )
    }
    for side in [sides.0, sides.1] {
      guard let study = scope.studies.first(where: { $0.name == side.study }) else { continue }
      var level: FactorLevel?
      if case .at(let one) = side.level { level = one }
      try measure.check(
        MeasureCheck(
          of: study.measured,
          networks: scope.configurations(of: study, network: side.network, level: level),
          reader,
          key: "metric"
        )
      )
    }
    self.init(
      title: try reader.text("title"),
      subject: sides.0,
      reference: sides.1,
      measure: measure,
      seeds: reader.has("seeds") ? try reader.integer("seeds", in: 1...1000) : nil,
      printed: try Printed(reader, measure)
    )
  }
}

extension FigureRequest.Correction.Printed {
  /// `printed:` of a reading: `{ dataset: mnist, values: [0.9889, 0.9645] }`; nil where there is none.
  fileprivate init?(_ reading: FieldReader, _ measure: Measure) throws(Fault) {
    guard reading.has("printed") else { return nil }
    let fields = try FieldReader(
      try reading.required("printed"),
      file: reading.file,
      path: "readings.printed",
      known: ["dataset", "values"]
    )
    let values = try fields.list("values")
    guard values.count == 2 else {
      throw fields.error(
        "readings.printed.values has \(values.count) entries (expected 2)",
        at: try fields.required("values").position,
        hint: "Write the subject's number, then that of the reference."
      )
    }
    let isShare = measure.unit.isShare
    func number(_ value: YAMLValue) throws(Fault) -> Double {
      try fields.number(
        of: value,
        "values",
        where: { !isShare || (0...1).contains($0) },
        expected: isShare ? "a share from 0 to 1" : "a number"
      )
    }
    self.init(
      dataset: try fields.text("dataset"),
      subject: try number(values[0]),
      reference: try number(values[1])
    )
  }
}
