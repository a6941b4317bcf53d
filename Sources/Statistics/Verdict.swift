/// What the evidence says about a claim; the raw value is the word that tables and files print.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The effect is there, in the claimed direction, and at least as large as the smallest of interest.
  case supported
  /// The effect is there, in the claimed direction, but smaller than the smallest of interest.
  case small
  /// The effect is reversed, or shown to be too small to matter.
  case refuted
  /// The data decide neither way.
  case inconclusive
  /// Legitimate metrics of the same claim disagree.
  case contested

  /// The verdict on a claim that several metrics answer; nil for none.
  ///
  /// Metrics contradict each other when one refutes what another supports, even with a small effect.
  /// Otherwise the weakest verdict counts: a claim is as established as its least certain metric.
  public static func combining(_ verdicts: [Verdict]) -> Verdict? {
    let all = Set(verdicts)
    let hasSupport = all.contains(.supported) || all.contains(.small)
    if all.contains(.contested) || (all.contains(.refuted) && hasSupport) { return .contested }
    return [.inconclusive, .small, .refuted, .supported].first(where: all.contains)
  }
}
