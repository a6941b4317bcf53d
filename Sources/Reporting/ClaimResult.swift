internal import Experiments
internal import Statistics

/// A claim with the numbers that decide it.
struct ClaimResult {
  /// Why a claim could not be judged by its numbers.
  enum Obstacle: Hashable {
    /// Some pairs have a run that diverged or that lacks the endpoint.
    case missing(Int)
    /// Too many runs ended before they reached the threshold.
    case unreached(Int)
  }

  /// The numbers of a judged claim.
  struct Numbers {
    /// The effect, one value per pair, positive where it supports the claim; logarithms for ratios.
    var comparison: PairedComparison
    /// The verdict with its reason.
    var judgement: Judgement
    /// p after Holm's adjustment over the family of claims.
    var adjustedP: Double?
  }

  var claim: Claim
  /// How many pairs of runs the study has.
  var pairCount: Int
  var outcome: Outcome

  enum Outcome {
    case judged(Numbers)
    case notJudged(Obstacle)
  }

  var numbers: Numbers? {
    switch outcome {
    case .judged(let numbers): numbers
    case .notJudged: nil
    }
  }

  var verdict: Verdict { numbers?.judgement.verdict ?? .inconclusive }

  /// The verdict as a word for tables: one pair has none.
  var verdictWord: String {
    if pairCount == 1 { return "one seed only" }
    return verdict == .small ? "supported, but small" : verdict.rawValue
  }

  /// The 95 % interval of the effect; nil for one pair.
  var interval: ConfidenceInterval? { numbers?.comparison.interval(level: 0.95) }

  /// The effect as a number in the claim's scale: a ratio, percentage points, or a difference.
  func scaled(_ effect: Double) -> Double {
    switch claim.endpoint.scale {
    case .ratio: exponential(effect)
    case .points: effect * 100
    case .difference: effect
    }
  }

  /// The unit of the effect in data tables.
  var unit: String {
    switch claim.endpoint.scale {
    case .ratio: "ratio"
    case .points: "percentage points"
    case .difference: "nats"
    }
  }

  /// An effect in words: `1.92× `, `+0.53 points`, `−0.012`.
  func text(_ effect: Double) -> String {
    let value = scaled(effect)
    switch claim.endpoint.scale {
    case .ratio: return Format.ratio(value)
    case .points: return Self.signed(value, decimals: 2) + " points"
    case .difference: return Self.signed(value, decimals: 3)
    }
  }

  private static func signed(_ value: Double, decimals: Int) -> String {
    let text = Format.fixed(value, decimals: decimals)
    return text.hasPrefix("−") ? text : "+" + text
  }

  var effectText: String { numbers.map { text($0.comparison.mean) } ?? "—" }

  var intervalText: String {
    guard let interval else { return "—" }
    return Estimate.range(interval.low, interval.high, format: text)
  }

  /// The evidence as one sentence.
  var sentence: String {
    switch outcome {
    case .notJudged(.missing(let count)):
      return "Not judged: \(count) of \(pairCount) pairs of runs lack a number, because a run diverged "
        + "or the study has no test set."
    case .notJudged(.unreached(let count)):
      return "Not judged: \(count) of \(pairCount) pairs of runs have one that did not reach the "
        + "threshold before it ended."
    case .judged(let numbers):
      var parts = ["effect \(effectText)"]
      if interval != nil { parts.append("95 % interval \(intervalText)") }
      parts.append("n = \(pairCount)")
      if let p = numbers.adjustedP { parts.append("adjusted p \(Format.probability(p))") }
      if numbers.judgement.verdict == .inconclusive,
        let detectable = numbers.judgement.minimumDetectableEffect
      {
        parts.append("detectable effect \(text(detectable))")
      }
      let verdict = verdictWord.prefix(1).uppercased() + verdictWord.dropFirst()
      return "\(verdict): \(parts.joined(separator: ", ")). \(numbers.judgement.explanation)"
    }
  }
}
