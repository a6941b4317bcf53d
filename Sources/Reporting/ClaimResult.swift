internal import Experiments
internal import Foundation
internal import Statistics

/// A claim with the numbers that decide it.
struct ClaimResult {
  /// Why a claim could not be judged by its numbers.
  enum Obstacle: Hashable {
    /// Some pairs have a run that diverged: leaving them out would flatter the network that diverges.
    case diverged(Int)
    /// Some pairs have a run that lacks the endpoint.
    case missing(Int)
    /// Too many runs ended before they reached the threshold.
    case unreached(Int)
  }

  /// What came of a claim.
  enum Outcome {
    /// The effect, one value per pair, positive where it supports the claim; logarithms for ratios.
    case judged(PairedComparison, Judgement)
    case notJudged(Obstacle)
  }

  var claim: Claim
  /// How many pairs of runs the study has.
  var pairCount: Int
  /// In how many of them the effect is at least what is counted, because a run ended before its threshold.
  var lowerBoundCount: Int
  var outcome: Outcome

  var comparison: PairedComparison? {
    switch outcome {
    case .judged(let comparison, _): comparison
    case .notJudged: nil
    }
  }

  var judgement: Judgement? {
    switch outcome {
    case .judged(_, let judgement): judgement
    case .notJudged: nil
    }
  }

  var verdict: Verdict { judgement?.verdict ?? .inconclusive }

  /// The verdict as a word for tables: one pair has none.
  var verdictWord: String {
    if pairCount == 1 { return "one seed only" }
    return verdict == .small ? "supported, but small" : verdict.rawValue
  }

  /// The 95 % interval of the effect; nil for one pair.
  var interval: ConfidenceInterval? { comparison?.interval(level: 0.95) }

  /// The effect as a number in the claim's scale: a ratio, percentage points, or a difference.
  func scaled(_ effect: Double) -> Double {
    switch claim.comparison.scale {
    case .ratio: exp(effect)
    case .points: effect * 100
    case .difference: effect
    }
  }

  /// The unit of the effect in data tables.
  var unit: String {
    switch claim.comparison.scale {
    case .ratio: "ratio"
    case .points: "percentage points"
    case .difference: "nats"
    }
  }

  /// An effect in words, oriented so that it supports the claim above 0 or 1×: `1.92×`, `+0.53 points`, `−0.012`.
  func text(_ effect: Double) -> String {
    let value = scaled(effect)
    switch claim.comparison.scale {
    case .ratio: return Format.ratio(value)
    case .points: return Self.signed(value, decimals: 2) + " points"
    case .difference: return Self.signed(value, decimals: 3)
    }
  }

  private static func signed(_ value: Double, decimals: Int) -> String {
    let text = Format.fixed(value, decimals: decimals)
    return text.hasPrefix("−") ? text : "+" + text
  }

  var effectText: String { comparison.map { text($0.mean) } ?? "—" }

  var intervalText: String {
    guard let interval else { return "—" }
    return Estimate.range(interval.low, interval.high, format: text)
  }

  /// The claim, its verdict and the numbers behind it, in words.
  var sentence: String {
    let statement = claim.statement
    switch outcome {
    case .notJudged(let obstacle):
      return "\(statement): not judged: \(words(obstacle))."
    case .judged(let comparison, let judgement):
      var numbers = ["effect \(effectText)"]
      if comparison.mean < 0 {
        numbers[0] += claim.comparison.scale == .ratio ? ", below 1×" : ", below 0"
        numbers[0] += " and so against the claim"
      }
      if interval != nil { numbers.append("95 % interval \(intervalText)") }
      numbers.append("n = \(pairCount)")
      if lowerBoundCount > 0 { numbers.append("a lower bound in \(lowerBoundCount)") }
      if let p = judgement.adjustedP { numbers.append("adjusted p \(Format.probability(p))") }
      if judgement.verdict == .inconclusive, let detectable = judgement.minimumDetectableEffect {
        numbers.append("detectable effect \(detectableText(detectable))")
      }
      return "\(statement): \(verdictWord) (\(numbers.joined(separator: ", "))). "
        + judgement.explanation
    }
  }

  /// Why the claim was not judged, in words; nil for one that was.
  var obstacleText: String? {
    switch outcome {
    case .judged: nil
    case .notJudged(let obstacle): words(obstacle)
    }
  }

  private func words(_ obstacle: Obstacle) -> String {
    switch obstacle {
    case .diverged(let count): "a run diverged in \(Self.pairs(count, of: pairCount))"
    case .missing(let count): "no number for \(Self.pairs(count, of: pairCount))"
    case .unreached(let count):
      "in \(Self.pairs(count, of: pairCount)) one ended before it got there"
    }
  }

  private static func pairs(_ count: Int, of all: Int) -> String {
    all == 1 ? "the only pair of runs" : "\(count) of \(all) pairs of runs"
  }

  /// The smallest effect that so few seeds would have shown; with two or three it can be beyond all sense.
  private func detectableText(_ effect: Double) -> String {
    scaled(effect) > 100
      ? "more than 100\(claim.comparison.scale == .ratio ? "×" : "")" : text(effect)
  }
}
