/// One comparison of means with what its test says; worse is negative.
public struct GateComparison: Sendable, Hashable, Codable {
  /// The candidate's mean less the other, turned so that worse is negative.
  public let difference: Double
  /// The one-sided lower bound of the true difference, at 95 %.
  public let low: Double
  /// The one-sided upper bound, at 95 %.
  public let high: Double
  /// The loss that matters.
  public let margin: Double
  /// Student's t.
  public let t: Double
  /// Its degrees of freedom.
  public let degrees: Double
  /// The one-sided chance of such a loss where there is none.
  public let p: Double
  /// The same by Holm's procedure among all comparisons of the check.
  public let adjustedP: Double
  /// The one-sided chance of such a gain where there is none, by Holm's procedure.
  public let adjustedGainP: Double
  /// Whether runs of one seed were compared with one another.
  public let isPaired: Bool

  init(
    _ test: MeanDifference,
    margin: Double,
    adjustedP: Double,
    adjustedGainP: Double
  ) {
    difference = test.difference
    (low, high) = (test.difference - test.reach, test.difference + test.reach)
    self.margin = margin
    t = test.t
    degrees = test.degrees
    p = test.lossP
    self.adjustedP = adjustedP
    self.adjustedGainP = adjustedGainP
    isPaired = test.isPaired
  }

  /// The word of the comparison at a level of significance.
  func word(alpha: Double) -> GateWord {
    // Values are kept to a hundredth of the margin, so that a loss of exactly the margin is common, and its sums round.
    let enough = margin * (1 - 1e-9)
    if adjustedP < alpha, difference <= -enough { return .regressed }
    guard low > -margin else { return .undecided }
    return adjustedGainP < alpha && difference >= enough ? .improved : .held
  }
}
