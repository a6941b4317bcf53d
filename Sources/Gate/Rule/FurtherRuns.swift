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
    let plan = Plan(
      test: test,
      margin: margin,
      baseline: Double(baseline),
      candidate: Double(candidate)
    )
    let normal = (-StandardNormal.quantile(0.05), -StandardNormal.quantile(alpha))
    let decides = (1...Self.most).first { more in
      // Student's quantiles lie beyond the normal ones, and take long: where those do not decide, these do not.
      guard plan.chance(more: more, critical: normal) >= Self.power else { return false }
      let degrees = test.degrees + Double(more)
      let student = (
        StudentT.quantile(0.95, degrees: degrees),
        StudentT.quantile(upperTail: alpha, degrees: degrees)
      )
      return plan.chance(more: more, critical: student) >= Self.power
    }
    self = decides.map(Self.count) ?? .tooMany
  }

  /// A comparison to which runs are added.
  private struct Plan {
    let test: MeanDifference
    let margin: Double
    let baseline: Double
    let candidate: Double

    /// The chance that so many more runs decide, with the standard errors that a bound lies away and that a loss must have.
    func chance(more: Int, critical: (held: Double, lost: Double)) -> Double {
      let all = candidate + Double(more)
      let scatter = test.spread * Double(more).squareRoot() / all
      let inverse = test.isPaired ? 1 / all : 1 / baseline + 1 / all
      let error = test.spread * inverse.squareRoot()
      let held = -margin + critical.held * error
      let lost = min(-margin, -critical.lost * error)
      guard scatter > 0 else { return test.difference > held || test.difference <= lost ? 1 : 0 }
      return StandardNormal.cumulative((test.difference - held) / scatter)
        + StandardNormal.cumulative((lost - test.difference) / scatter)
    }
  }
}
