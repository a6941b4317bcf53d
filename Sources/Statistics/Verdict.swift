/// What the evidence says about a claim; the raw value is the word that tables and files print.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The effect is there, in the claimed direction, and its estimate at least as large as the smallest that matters.
  case supported
  /// The opposite is shown, as large as what matters.
  case reversed
  /// The effect is shown to be smaller than what matters, whichever side it is on.
  case noMeaningfulEffect = "no meaningful effect"
  /// A check of every run found one that is not as claimed; the word for no comparison.
  case refuted
  /// The data decide neither way.
  case inconclusive
  /// The parts of one claim contradict one another: one is supported, another reversed.
  case contested

  /// The verdict on a claim of several parts; nil for none.
  ///
  /// A claim says what all its parts say. It is supported where all are, and contested where one is supported and another
  /// reversed. Else one part that is reversed, refuted or too small to matter decides against it, in that order, whatever the
  /// others are: nothing that is still open could establish it. Without such a part, one that is open leaves it open.
  public static func combining(_ verdicts: [Verdict]) -> Verdict? {
    let all = Set(verdicts)
    if all.contains(.contested) || all.isSuperset(of: [.supported, .reversed]) {
      return .contested
    }
    return [.reversed, .refuted, .noMeaningfulEffect, .inconclusive, .supported]
      .first(where: all.contains)
  }

  /// Whether the claim is shown to be wrong, or too small to matter: what tallies add up as *refuted*.
  public var isAgainst: Bool {
    switch self {
    case .reversed, .noMeaningfulEffect, .refuted: true
    case .supported, .inconclusive, .contested: false
    }
  }
}
