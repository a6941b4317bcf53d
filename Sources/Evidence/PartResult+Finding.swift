internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Statistics

/// What a part found, in words for a sentence: `2.6 times fewer`, and in parentheses `1.9 to 3.4, 14 seeds`.
extension PartResult {
  /// The effect as an amount of more or less: `2.6 times fewer`, `1.2 points higher`, `at most 0.008 nats higher or lower`;
  /// of a check its runs: `all 60 runs`; nil where there is none.
  package var amount: String? {
    switch outcome {
    case .notJudged: return nil
    case .checked(let check): return check.runsText
    case .judged(let judgement):
      if let most = mostText {
        return localized("at most \(most) \(words.more) or \(words.less)")
      }
      let amount = measured(judgement.comparison.mean)
      if lowerBoundCount > 0 { return localized("at least \(amount)") }
      return upperBoundCount > 0 ? localized("no more than \(amount)") : amount
    }
  }

  /// The interval and the number of seeds: `1.9 to 3.4, 14 seeds`; of a check what was measured; empty where there is neither.
  package var range: String {
    switch outcome {
    case .notJudged: return ""
    case .checked(let check): return measuredText(check) ?? ""
    case .judged(let judgement):
      guard let interval = judgement.interval else { return "" }
      let seeds = countText
      return mostText == nil ? localized("\(rangeText(interval)), \(seeds)") : seeds
    }
  }

  /// The amount with its range in parentheses: `2.6 times fewer (1.9 to 3.4, 14 seeds)`.
  package var numbers: String {
    guard let amount else { return "—" }
    return range.isEmpty ? amount : localized("\(amount) (\(range))")
  }

  /// What was found as a sentence without stop and verdict: in the author's words, or the statement or title with the amount.
  ///
  /// - Parameter subject: What stands before the amount where the author has no sentence.
  /// - Returns: The sentence, its first letter as the author wrote it.
  package func finding(of subject: String) -> String {
    guard amount != nil else {
      return localized("\(subject): not judged, because \(obstacleText ?? verdictWords)")
    }
    guard let sentence = part.sentence else {
      if isCheck { return localized("\(subject): so it is in \(numbers)\(meaning)") }
      return verdict == .reversed
        ? localized("\(subject): the opposite, \(numbers)\(meaning)")
        : localized("\(subject): \(numbers)\(meaning)")
    }
    // The number stands in the sentence, what it may be at its end.
    let words = sentence.before + (amount ?? "") + sentence.after.withoutStop
    return range.isEmpty
      ? localized("\(words)\(meaning)") : localized("\(words) (\(range))\(meaning)")
  }

  private var isCheck: Bool { scale == nil }

  /// What the number means where that is not seen from it: how little it is, or what is claimed, or what would decide it.
  private var meaning: String {
    if mostText != nil, let smallestText {
      return localized(", less than the \(smallestText) that matter")
    }
    if let openText { return localized("; \(openText)") }
    if isCheck, part.sentence == nil, let boundText {
      return localized("; claimed is \(boundText)")
    }
    return ""
  }

  // MARK: Numbers without sign

  /// The words for more and for less.
  private var words: ClaimSentence.Words {
    if let words = part.sentence?.words { return words }
    let measure = part.endpoint.measure
    if measure.isTimed {
      return ClaimSentence.Words(more: localized("longer"), less: localized("shorter"))
    }
    return measure.isCrossing && part.endpoint.summary == nil
      ? ClaimSentence.Words(more: localized("more"), less: localized("fewer"))
      : ClaimSentence.Words(more: localized("higher"), less: localized("lower"))
  }

  /// Whether an effect above 0 says that the subject has less.
  private var isOfLess: Bool {
    guard case .comparison(let comparison) = part.test else { return false }
    return comparison.direction == .lower
  }

  /// An effect on the scale of the comparison with its word: `2.6 times fewer`.
  ///
  /// What is shown as none is neither more nor less: `0.00 points higher or lower`.
  private func measured(_ effect: Double) -> String {
    if digits(abs(effect), to: effect) == digits(0, to: 0) {
      return localized("\(sized(0, to: 0)) \(words.more) or \(words.less)")
    }
    let word = (effect < 0) != isOfLess ? words.less : words.more
    return localized("\(sized(abs(effect), to: effect)) \(word)")
  }

  /// The interval, seen from the side that the effect is on.
  private func rangeText(_ interval: ConfidenceInterval) -> String {
    let mean = comparison?.mean ?? 0
    let (low, high) = mean < 0 ? (-interval.high, -interval.low) : (interval.low, interval.high)
    return localized("\(digits(low, to: mean)) to \(digits(high, to: mean))")
  }

  /// The end of the interval that is farther from none, where the whole interval is too small to matter.
  private var mostText: String? {
    guard let judgement, judgement.verdict == .noMeaningfulEffect, !isOnePair,
      let interval = judgement.interval
    else { return nil }
    let most = max(abs(interval.low), abs(interval.high))
    return sized(most, to: most)
  }

  /// The smallest effect that matters, in the digits of the file.
  private var smallestText: String? {
    guard case .comparison(let comparison) = part.test else { return nil }
    // Of a logarithm the file has the difference, and people read the factor.
    let smallest = comparison.smallestEffect
    return scale == .difference && part.endpoint.isLogarithm
      ? sized(smallest, to: smallest) : withUnit(Format.setting(smallest))
  }

  /// A size with its unit, with as many decimals as an effect of such a size has.
  private func sized(_ size: Double, to effect: Double) -> String {
    withUnit(digits(size, to: effect))
  }

  private func withUnit(_ number: String) -> String {
    switch scale {
    case .ratio: return localized("\(number)\u{A0}times")
    case .points: return localized("\(number)\u{A0}points")
    case .difference, nil:
      if part.endpoint.isLogarithm { return localized("\(number)\u{A0}times") }
      let unit = part.endpoint.unit
      return unit.isEmpty ? number : localized("\(number)\u{A0}\(unit)")
    }
  }

  private func digits(_ value: Double, to effect: Double) -> String {
    switch scale {
    case .ratio: return Self.factor(exp(value), to: exp(abs(effect)))
    case .points:
      let shown = 100 * value
      return Format.fixed(shown, decimals: abs(effect) < 0.00995 ? 2 : 1)
    case .difference, nil:
      if part.endpoint.isLogarithm { return Self.factor(exp(value), to: exp(abs(effect))) }
      return value != 0 && abs(value) < 0.0005
        ? Format.significant(value) : Format.fixed(value, decimals: abs(effect) < 9.995 ? 3 : 1)
    }
  }

  /// A factor with three digits at most: 1.49, 2.6, 70.
  private static func factor(_ factor: Double, to size: Double) -> String {
    guard factor >= 0.005, factor < 10_000 else { return Format.significant(factor) }
    return Format.fixed(factor, decimals: size < 1.995 ? 2 : size < 19.95 ? 1 : 0)
  }
}

extension PartResult.Check {
  /// `all 60 runs`, `none of 10 runs`, `only 2 of 5 runs`.
  fileprivate var runsText: String {
    guard count > 1 else { return countText }
    if insideCount == count { return localized("all \(count, "# run", "# runs")") }
    return insideCount == 0
      ? localized("none of \(count, "# run", "# runs")") : localized("only \(countText)")
  }
}
