internal import Experiments
internal import Faults
internal import Measures
internal import YAML

/// Numbers that someone printed of two networks, on a data set.
struct PrintedNumbers: Sendable, Hashable {
  /// The data set that they are of, by its name.
  var dataset: String
  /// The number of the subject.
  var subject: Double
  /// The number of the reference.
  var reference: Double

  init(dataset: String, subject: Double, reference: Double) {
    self.dataset = dataset
    self.subject = subject
    self.reference = reference
  }

  /// `printed:` of a reading: `{ dataset: mnist, values: [0.9889, 0.9645] }`; nil where there is none.
  init?(_ reading: FieldReader, of measure: Measure) throws(Fault) {
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
        "readings.printed.values has \(counted(values.count, "entry", "entries")) (expected 2)",
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
    dataset = try fields.text("dataset")
    subject = try number(values[0])
    reference = try number(values[1])
  }

  /// The numbers as they stand in files.
  var yaml: String { "{ dataset: \(quoted(dataset)), values: [\(subject), \(reference)] }" }
}
