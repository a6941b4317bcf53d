internal import Experiments
internal import Statistics

/// What came of one part of a claim, as text and data show it.
struct PartResult {
  /// What tells the part from the others of its claim; nil for the only one.
  var title: String?
  /// The verdict; inconclusive where it could not be judged.
  var verdict: Verdict
  /// Why it could not be judged, nil where it was.
  var obstacle: Obstacle?
  /// The unit of ``effect`` and ``interval``.
  var unit: EffectUnit
  /// The mean effect, positive or above 1 where it supports the claim; for a check, the share of runs in which it holds.
  var effect: Double?
  /// The 95 % interval of the effect; nil where one run or one pair says nothing about others.
  var interval: ConfidenceInterval?
  /// How many pairs of runs were compared, or how many runs were checked.
  var count: Int
  /// The smallest effect that matters, in the unit of the claim's file; nil for a check.
  var smallestEffect: Double?
  /// The effect in units of the smallest that matters, on the scale that is compared: ±1 is where it begins to matter.
  var relativeEffect: Double?
  /// The interval of ``relativeEffect``.
  var relativeInterval: ConfidenceInterval?
  /// In how many pairs the effect is only a lower bound.
  var lowerBoundCount = 0
  /// In how many pairs the effect is only an upper bound.
  var upperBoundCount = 0
  /// What the verdict of a comparison rests on.
  var judgement: Judgement?
  /// The levels that the sides' networks were given where the best was asked for.
  var chosenLevels: [String] = []
  /// Further words for the sentence, such as the worst value of a check.
  var details: [String] = []

  var isJudged: Bool { obstacle == nil }

  /// The effect with its unit, `≥` before one that is only bounded from below; `4 of 5 runs` for a check.
  var effectText: String {
    guard let effect else { return "—" }
    if unit == .shareOfRuns {
      return "\(Int((effect * Double(count)).rounded())) of \(count) \(count == 1 ? "run" : "runs")"
    }
    return bound + unit.text(effect)
  }

  var intervalText: String {
    guard let interval else { return "—" }
    return Estimate.range(interval.low, interval.high, format: unit.text)
  }

  /// The effect in units of the smallest that matters, with its interval: `+2.9 (2.1 to 3.7)`.
  var relativeText: String {
    guard let relativeEffect else { return "—" }
    let text = bound + EffectUnit.signed(Self.relative(relativeEffect))
    guard let relativeInterval else { return text }
    return text + " (\(Self.relative(relativeInterval.low)) to "
      + "\(Self.relative(relativeInterval.high)))"
  }

  private var bound: String {
    lowerBoundCount > 0 ? "≥ " : upperBoundCount > 0 ? "≤ " : ""
  }

  private static func relative(_ value: Double) -> String {
    abs(value) < 99.95 ? Format.fixed(value, decimals: 1) : Format.significant(value)
  }

  /// The verdict in a word, or that there is none.
  var verdictWord: String { isJudged ? verdict.words : "not judged" }

  /// A sign of the verdict beside its word.
  var sign: String { isJudged ? verdict.sign : "–" }

  /// The numbers behind the verdict, or why there are none: what a sentence has in parentheses.
  var numbers: String {
    var texts: [String] = []
    if let obstacle, effect == nil { return obstacle.words }
    if effect != nil, unit != .shareOfRuns {
      var text = "effect \(effectText)"
      if let relativeEffect, relativeEffect < 0 {
        text += (unit == .ratio ? ", below 1×" : ", below 0") + " and so against the claim"
      }
      texts.append(text)
      if interval != nil { texts.append("95 % interval \(intervalText)") }
      texts.append("n = \(count)")
    }
    if lowerBoundCount > 0 { texts.append("a lower bound in \(lowerBoundCount)") }
    if upperBoundCount > 0 { texts.append("an upper bound in \(upperBoundCount)") }
    if let p = judgement?.adjustedP { texts.append("adjusted p \(Format.probability(p))") }
    texts += details
    if let detectableText { texts.append("detectable effect \(detectableText)") }
    if let obstacle, obstacle.kind != .oneSeed { texts.append(obstacle.words) }
    return texts.joined(separator: ", ")
  }

  /// The effect that so few seeds would have shown, of a comparison that was not decided; with two or three seeds it can be
  /// beyond all sense.
  private var detectableText: String? {
    guard let judgement, judgement.verdict == .inconclusive,
      let number = judgement.minimumDetectableEffect.map(unit.number)
    else { return nil }
    return number > 100 ? "more than " + unit.text(100) : unit.text(number)
  }
}
