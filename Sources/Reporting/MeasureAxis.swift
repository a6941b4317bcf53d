internal import Experiments
internal import Notation
internal import Plotting

extension Measure {
  /// The vertical axis of some numbers of the measure.
  ///
  /// Shares are in per cent. Positive numbers of very different size have a logarithmic axis: what varies by factors is
  /// read as factors.
  func axis(for values: [Double]) -> Axis {
    if isShare { return .accuracy(words) }
    switch self {
    case .secondsPerEpoch: return Axis(words, domain: .data(including: [0]))
    case .accuracy, .statisticsGap, .loss, .generalizationGap, .gapAtTrainingLoss, .stepsToAccuracy,
      .epochsToAccuracy, .secondsToAccuracy, .lastBatchLoss, .lossRoughness, .trains, .probe,
      .gradientSlope, .relativeToTheory:
      break
    }
    return Self.axis(words, for: values)
  }

  /// An axis of numbers that are no shares.
  static func axis(_ words: String, for values: [Double]) -> Axis {
    isWide(values) ? Axis(logarithmic(words), scale: .logarithmic(base: 10)) : Axis(words)
  }

  /// Whether numbers are positive and of very different size.
  static func isWide(_ values: [Double]) -> Bool {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), low > 0 else { return false }
    return high > 8 * low
  }

  /// The words of an axis with the note that it is logarithmic, within the parentheses of the unit if there are any.
  private static func logarithmic(_ words: String) -> String {
    words.hasSuffix(")") ? words.dropLast() + ", log scale)" : words + " (log scale)"
  }

  /// A number of the measure for a sentence: a share in per cent, a time in seconds, another with three digits.
  func text(_ value: Double) -> String {
    if case .statisticsGap = self { return Format.fixed(100 * value, decimals: 1) + "\u{A0}points" }
    if isShare { return Format.percent(value) }
    return switch self {
    case .secondsPerEpoch, .secondsToAccuracy: Format.seconds(value)
    case .loss, .generalizationGap, .gapAtTrainingLoss: Format.loss(value)
    case .accuracy, .statisticsGap, .stepsToAccuracy, .epochsToAccuracy, .lastBatchLoss,
      .lossRoughness, .trains, .probe, .gradientSlope, .relativeToTheory:
      Format.significant(value)
    }
  }
}
