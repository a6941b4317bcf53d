internal import Statistics

/// How many further runs of the candidate would decide what is undecided.
public enum FurtherRuns: Sendable, Hashable {
  /// So many would, with a chance of 80 %.
  case count(Int)
  /// More than ``most``: the baseline has too few runs itself, or the difference lies too near to the margin.
  case tooMany

  /// The most runs that are thought of.
  public static let most = 100
  /// The chance with which they decide.
  static let power = 0.8

  /// Tries one run after the other.
  ///
  /// The runs in hand are counted again, and further ones are taken to scatter about their mean with the spread that was seen: of
  /// n + k runs the mean then has the standard deviation s √k/(n + k) about the present one, and the chance of each decision
  /// is a normal one. For pairs the same holds of their differences.
  ///
  /// - Parameters:
  ///   - test: The present comparison.
  ///   - margin: The loss that matters.
  ///   - alpha: The level that its own p-value is tested at.
  ///   - baseline: How many runs the baseline has.
  ///   - candidate: How many runs, or pairs, there are now.
  init(
    _ test: MeanDifference,
    margin: Double,
    alpha: Double,
    baseline: Int,
    candidate: Int
  ) {
    let decides = (1...Self.most).first {
      Self.chance(test, margin, alpha, baseline, candidate, more: $0) >= Self.power
    }
    self = decides.map(Self.count) ?? .tooMany
  }

  /// The chance that so many more runs decide.
  static func chance(
    _ test: MeanDifference,
    _ margin: Double,
    _ alpha: Double,
    _ baseline: Int,
    _ candidate: Int,
    more: Int
  ) -> Double {
    let all = Double(candidate + more)
    let scatter = test.spread * Double(more).squareRoot() / all
    let inverse = test.isPaired ? 1 / all : 1 / Double(baseline) + 1 / all
    let error = test.spread * inverse.squareRoot()
    let degrees = test.degrees + Double(more)
    let held = -margin + StudentT.quantile(0.95, degrees: degrees) * error
    let lost = min(-margin, -StudentT.quantile(upperTail: alpha, degrees: degrees) * error)
    guard scatter > 0 else { return test.difference > held || test.difference <= lost ? 1 : 0 }
    return StandardNormal.cumulative((test.difference - held) / scatter)
      + StandardNormal.cumulative((lost - test.difference) / scatter)
  }
}
