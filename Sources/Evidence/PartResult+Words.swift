internal import Experiments
internal import Foundation
internal import Measures
internal import Models
package import Notation
internal import Statistics

extension PartResult {
  /// The verdict as words: one pair of runs has none.
  package var verdictWords: String {
    if isOnePair { return runs == nil ? localized("one seed only") : localized("one run only") }
    switch outcome {
    case .notJudged(.tooShort): return localized("not measured")
    case .judged, .checked, .notJudged: return verdict.words
    }
  }

  /// The unit of the effect in data tables.
  package var unit: String {
    switch scale {
    case .ratio: localized("ratio")
    case .points:
      part.endpoint.summary == .slopePerDoubling
        ? localized("percentage points per doubling") : localized("percentage points")
    case .difference: part.endpoint.unit
    case nil: localized("share of runs")
    }
  }

  /// How an effect is written, oriented so that it supports the claim above 0 or 1×: `1.92×`, `+0.53 points`, `−0.012 nats`.
  var style: NumberStyle {
    switch scale {
    case .ratio: return .ratio
    case .points:
      let isSlope = part.endpoint.summary == .slopePerDoubling
      return NumberStyle(
        unit: isSlope ? Phrase("\u{A0}points per doubling") : Phrase("\u{A0}points")
      ) {
        Self.signed($0, decimals: 2)
      }
    case .difference:
      let unit = part.endpoint.unit
      if part.endpoint.isLogarithm {
        let suffix =
          part.endpoint.summary == .slopePerDoubling
          ? Phrase("× per doubling") : Phrase("× a layer")
        return NumberStyle(unit: suffix) { NumberStyle.ratio.digits(exp($0)) }
      }
      return NumberStyle(unit: unit.isEmpty ? nil : Phrase(verbatim: "\u{A0}" + unit)) { effect in
        // What three decimals would show as 0 has its significant digits.
        effect != 0 && abs(effect) < 0.0005
          ? Self.signed(Format.significant(effect)) : Self.signed(effect, decimals: 3)
      }
    case nil: return .percent
    }
  }

  /// How a difference is written with its sign, in percentage points if it is one of shares.
  package static func signedDifference(isShare: Bool) -> NumberStyle {
    isShare
      ? NumberStyle(unit: Phrase("\u{A0}points")) { signed($0 * 100, decimals: 2) }
      : NumberStyle { signed($0, decimals: 3) }
  }

  private static func signed(_ value: Double, decimals: Int) -> String {
    signed(Format.fixed(value, decimals: decimals))
  }

  private static func signed(_ text: String) -> String {
    text.hasPrefix("−") ? text : "+" + text
  }

  /// A number without the sign that effects have.
  private static func unsigned(_ text: String) -> String {
    // Before the sign there may be the mark of an isolate.
    guard let sign = text.prefix(3).firstIndex(of: "+") else { return text }
    return String(text[..<sign] + text[text.index(after: sign)...])
  }

  /// The effect in words, or the count of runs that are as claimed.
  package var effectText: String {
    switch outcome {
    case .judged: effect.map { boundSign + style.text($0) } ?? "—"
    case .checked(let check): [check.countText, measuredText(check)].compactMap(\.self).parted
    case .notJudged: "—"
    }
  }

  /// How a comparison was tested, for data tables; nil for a check and one pair.
  package var testName: String? {
    guard let comparison, comparison.count > 1 else { return nil }
    if !comparison.isPaired { return localized("Welch’s t") }
    return levels.isEmpty
      ? localized("paired t and Hall")
      : localized("paired t and Hall, error corrected (Nadeau and Bengio)")
  }

  /// What a check asks of every run: `at most 0.01`, `0.85 to 1.15`; nil for a comparison.
  package var boundText: String? {
    guard case .everyRun(_, let range) = part.test else { return nil }
    let style = measuredStyle
    return switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
    case (true, true): style.range(range.lowerBound, range.upperBound)
    case (true, false): localized("at least \(style.text(range.lowerBound))")
    case (false, _): localized("at most \(style.text(range.upperBound))")
    }
  }

  /// The sign before an effect that is only known from one side in some pairs.
  private var boundSign: String {
    lowerBoundCount > 0 ? "≥\u{A0}" : upperBoundCount > 0 ? "≤\u{A0}" : ""
  }

  package var intervalText: String {
    guard let interval else { return "—" }
    return style.range(interval.low, interval.high)
  }

  /// The effect and its interval in units of the smallest effect that matters: `2.1 (1.4 to 2.8)`.
  package var standardizedText: String {
    guard let standardized else { return "—" }
    let style = NumberStyle { Self.signed($0, decimals: abs($0) < 9.95 ? 1 : 0) }
    let mean = boundSign + style.text(standardized.mean)
    guard let interval = standardized.interval else { return mean }
    return localized("\(mean) (\(style.range(interval.low, interval.high)))")
  }

  /// The least effect that so many pairs tell from none: half the width of the interval; nil for one pair.
  package var resolutionText: String? { judgement?.resolution.map(words(ofResolution:)) }

  /// What an open comparison would need; nil for one that is decided or could not be judged.
  package var openText: String? {
    guard let judgement, judgement.verdict == .inconclusive, !isOnePair else { return nil }
    guard runs == nil else {
      return furtherSeeds.map {
        localized("about \($0, "# more run of each", "# more runs of each") would decide it")
      } ?? localized("not even \(1000, "# run of each", "# runs of each") would decide it")
    }
    return furtherSeeds.map {
      localized("about \($0, "# more seed", "# more seeds") would decide it")
    }
      ?? localized("not even \(1000, "# seed", "# seeds") would decide it")
  }

  /// What was compared: `14 seeds`, `5 against 6 runs`.
  package var countText: String {
    guard let runs else { return localized("\(count, "# seed", "# seeds")") }
    return localized("\(runs.subject) against \(runs.reference, "# run", "# runs")")
  }

  /// How many more seeds would decide an open comparison; nil for one that is decided, and where not even a thousand would.
  var furtherSeeds: Int? { judgement?.pairsNeeded.map { max(1, $0 - count) } }

  /// Why the part was not judged, in words; nil for one that was.
  package var obstacleText: String? {
    switch outcome {
    case .judged, .checked: nil
    case .notJudged(let obstacle): words(obstacle)
    }
  }

  private func words(_ obstacle: Obstacle) -> String {
    let isOverLevels =
      switch part.endpoint.summary {
      case .largestTrainedLevel, .decadesWithin: true
      case .range, .deviation, .slopePerDoubling, nil: false
      }
    let words =
      switch obstacle {
      case .diverged(let few): localized("a run diverged in \(pairs(few))")
      case .missing(let few):
        few == 0 ? localized("there are no runs") : localized("no number for \(pairs(few))")
      case .unreached(let few):
        isOverLevels
          ? localized(
            "in \(pairs(few)) the sweep ends before a network fails, or all its levels fail"
          )
          : localized("in \(pairs(few)) one ended before it got there")
      case .saturated(let early, let late, let all):
        early > late
          ? localized(
            "\(early) of \(all, "# run", "# runs") got there before they were first evaluated"
          )
          : localized("\(late) of \(all, "# run", "# runs") did not get there")
      case .tooShort(let updates, let needed):
        localized("the runs made \(updates, "# update", "# updates"), of which it needs \(needed)")
      case .oneSeed: localized("one seed: there are no others to choose a level by")
      }
    return places.isEmpty ? words : localized("\(words) (\(whose))")
  }

  /// The networks that stand in the way of a comparison, each with its number of seeds.
  private var whose: String {
    places.map { count == 1 ? $0.network : localized("\($0.network) in \($0.count)") }.listed
  }

  private func pairs(_ few: Int) -> String {
    switch part.test {
    case .comparison:
      count == 1
        ? localized("the only pair of runs")
        : runs != nil
          ? localized("\(few, "# run", "# runs")")
          : localized("\(few) of \(count, "# pair of runs", "# pairs of runs")")
    case .everyRun: localized("\(few) of \(count, "# run", "# runs")")
    }
  }

  /// Half the width of an interval, which has no sign; with two or three seeds it can be beyond all sense.
  private func words(ofResolution effect: Double) -> String {
    switch scale {
    case .ratio:
      let ratio = exp(effect)
      return ratio > 100 ? localized("more than 100×") : style.text(ratio)
    case .points:
      return effect > 1
        ? localized("more than 100 points") : Self.unsigned(style.text(effect * 100))
    case .difference, nil:
      return effect > 100 ? localized("more than 100") : Self.unsigned(style.text(effect))
    }
  }

  /// What the runs of a check measured; nil where no run has a number, and where the count of runs says it all.
  func measuredText(_ check: Check) -> String? {
    part.endpoint.measure.isYesOrNo ? nil : check.rangeText(measuredStyle)
  }

  /// How a number is written as it was measured, for checks.
  private var measuredStyle: NumberStyle {
    if part.endpoint.isLogarithm { return NumberStyle { Format.significant(exp($0)) } }
    return switch part.endpoint.summary {
    case nil: part.endpoint.measure.style
    case .range, .deviation, .slopePerDoubling:
      part.endpoint.measure.unit.isShare ? .points : .significant
    case .largestTrainedLevel, .decadesWithin: .significant
    }
  }
}

extension PartResult.Check {
  /// `7 of 7 runs`.
  var countText: String {
    localized("\(insideCount) of \(count, "# run", "# runs")")
  }

  /// The smallest and the largest number; nil where no run has one.
  fileprivate func rangeText(_ style: NumberStyle) -> String? {
    extremes.map { extremes in
      let (low, high) = (style.text(extremes.lowerBound), style.text(extremes.upperBound))
      return low == high ? low : style.range(extremes.lowerBound, extremes.upperBound)
    }
  }
}

extension Endpoint {
  /// The unit of a difference of two such numbers; empty for a plain number.
  package var unit: String {
    switch summary {
    case .decadesWithin: return localized("decades")
    case .slopePerDoubling:
      if measure.usualScale == .ratio { return localized("of the logarithm per doubling") }
      return measureUnit.isEmpty
        ? localized("per doubling") : localized("\(measureUnit) per doubling")
    case .largestTrainedLevel: return ""
    case nil, .range, .deviation: return measureUnit
    }
  }

  /// Whether its differences are of logarithms, which people read as factors.
  var isLogarithm: Bool {
    switch summary {
    case nil, .range, .deviation: measure.unit == .perLayer
    case .slopePerDoubling: measure.usualScale == .ratio || measure.unit == .perLayer
    case .largestTrainedLevel, .decadesWithin: false
    }
  }

  private var measureUnit: String { measure.unit.ofDifference }
}
