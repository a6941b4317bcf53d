package import Faults
package import YAML

/// How a measure is asked for in files; what it is, says the ``Measure`` that it reads.
package struct MeasureDefinition: Registered {
  /// The name in files.
  package let rawValue: String
  /// The options that may stand beside the name.
  let options: [MeasureOption]
  /// One such measure, with options that are not at their default: what tests and examples show.
  package let example: Measure
  fileprivate let read: @Sendable (FieldReader) throws(Fault) -> Measure

  /// How a measure with options is read.
  init(
    options: [MeasureOption],
    example: Measure,
    read: @escaping @Sendable (FieldReader) throws(Fault) -> Measure
  ) {
    rawValue = example.name
    self.options = options
    self.example = example
    self.read = read
  }

  /// A measure without options.
  init(_ measure: Measure) {
    self.init(options: [], example: measure) { _ in measure }
  }

  /// The measures, in the order in which they are listed.
  package static let allCases: [MeasureDefinition] =
    [
      .testAccuracy, .testLoss, .validationAccuracy, .validationLoss, .trainingAccuracy,
      .trainingLoss, .generalizationGap, .statisticsGap, .gapAtTrainingLoss, .stepsToAccuracy,
      .epochsToAccuracy, .secondsToAccuracy, .secondsPerEpoch, .lastBatchLoss, .lossRoughness,
      .trains, .gradientSlope, .bestValidationAccuracy, .lowestValidationLoss,
      .selectedTestAccuracy, .lastValue, .bestValue, .valueAt, .epochsToValue, .updatesToValue,
    ] + ProbeQuantity.allCases.map(MeasureDefinition.probe)
}

extension Measure {
  /// The measure that stands under a key, with its options beside it.
  ///
  /// - Throws: ``Fault`` for an unknown name, an option out of range, and an option that the measure does not
  ///   have.
  package init(_ fields: FieldReader, key: String) throws(Fault) {
    let definition: MeasureDefinition = try fields.choice(key)
    self = try definition.read(fields)
    let refused = MeasureOption.allCases.filter { !definition.options.contains($0) }
    try fields.refuse(refused.map(\.rawValue), of: name)
  }

  /// The keys of the options that stand beside a measure.
  package static let optionKeys = MeasureOption.allCases.map(\.rawValue)
}
