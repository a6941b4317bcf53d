/// A verdict with the numbers that led to it.
public struct Judgement: Sendable, Hashable {
  /// Why the verdict is what it is.
  public enum Reason: Sendable, Hashable {
    /// The effect is significant, positive, and at least as large as the smallest of interest.
    case clearEffect
    /// The effect is significant and positive but its estimate is below the smallest of interest.
    case smallEffect
    /// The effect is significant in the direction opposite to the claim.
    case reversed
    /// The equivalence test shows that any effect is smaller than the smallest of interest.
    case noMeaningfulEffect
    /// Neither the effect nor its absence is established.
    case tooUncertain
    /// A single pair has no interval.
    case onePair
  }

  /// What the evidence says.
  public let verdict: Verdict
  /// Why.
  public let reason: Reason
  /// The test of no effect; nil for a single pair.
  public let test: SignificanceTest?
  /// Its p-value after adjustment for the other claims of the family; nil for a single pair.
  public let adjustedP: Double?
  /// The interval that the verdict rests on, at the level of the multiple-testing procedure.
  public let interval: ConfidenceInterval?
  /// The test of no effect that matters; nil for a single pair.
  public let equivalence: EquivalenceTest?
  /// The number of pairs.
  let count: Int
  /// The significance level at which the claim was tested.
  let level: Double
  /// The standard deviation of the differences; nil for a single pair or without spread.
  let deviation: Double?

  /// The effect that so many pairs would have detected with probability 0.8, in the unit of the
  /// differences; nil for a single pair or without spread.
  ///
  /// Searched for when it is asked for, which takes longer than the verdict.
  public var minimumDetectableEffect: Double? {
    guard let deviation else { return nil }
    return PairedPower.minimumDetectableEffect(count: count, significance: level)
      .map { $0 * deviation }
  }

  /// The reason as one sentence without numbers, which the report prints beside it.
  public var explanation: String {
    switch reason {
    case .clearEffect:
      "The whole interval is on the claimed side of no effect, and the mean effect is large enough to matter."
    case .smallEffect:
      "The whole interval is on the claimed side of no effect, but the mean effect is smaller than what matters."
    case .reversed:
      "The whole interval is on the opposite side of no effect: the effect is reversed."
    case .noMeaningfulEffect:
      "The equivalence test shows that the effect, if any, is too small to matter."
    case .tooUncertain:
      "The data neither establish the effect nor exclude one that matters."
    case .onePair:
      "One pair of runs has no spread to judge the effect by."
    }
  }
}
