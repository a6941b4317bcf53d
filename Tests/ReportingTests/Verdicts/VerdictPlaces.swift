import Experiments
import Foundation
import Measures
import Models
import Notation
import Plotting
import RunSamples
import Statistics
import TemplateEngine

@testable import Evidence
@testable import Figures
@testable import Reporting

/// Everything that a report says of one claim with one comparison, at all places that say something of it.
struct VerdictPlaces {
  let result: ClaimResult
  var part: PartResult { result.parts[0] }

  /// The row of `claims.csv`, by the name of its column.
  let row: [String: String]
  /// What `results.json` has.
  let object: ClaimObject
  /// The row of the figure of all claims, and what its title says.
  let effectRow: EffectRow
  let finding: String
  /// What templates can ask.
  let values: TemplateValue

  init(_ result: ClaimResult) {
    self.result = result
    let lines = String(decoding: DataFile.claimsTable(of: [result]).bytes, as: UTF8.self)
      .split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    row = Dictionary(uniqueKeysWithValues: zip(lines[0], lines[1]))
    object = ClaimObject(result)
    effectRow = EffectRow.rows(of: [result])[0]
    finding = ClaimsPlot(rows: [effectRow]).plot.plot.title
    values = ReportValues.values(of: result)
  }

  /// The texts that have the verdict in words, by where they stand.
  var texts: [String: String] {
    let anchors = QuestionAnchors(template: "")
    func last(_ table: String) -> String { String(table.split(separator: "\n").last ?? "") }
    return [
      "words of the part": part.verdictWords,
      "sentence": result.sentence(), "words": result.verdictWords, "mark": result.mark,
      "brief": result.brief, "ledger": last(ReportTables.ledger([result], anchors: anchors)),
      "verdicts": last(ReportTables.verdicts([result], anchors: anchors)),
      "claims": last(ReportTables.claims([result])), "figure": effectRow.note,
      "{{verdict}}": text("verdict"), "{{mark}}": text("mark"), "{{sentence}}": text("sentence"),
      "{{brief}}": text("brief"),
    ]
  }

  func text(_ name: String) -> String {
    switch values[name]?.resolved {
    case .text(let text), .markup(let text): return text
    default: return ""
    }
  }

  func flag(_ verdict: String) -> Bool {
    if case .flag(let flag)? = values["is_" + verdict]?.resolved { return flag }
    return false
  }

  /// The effects that are printed, as numbers above or below none, by where they stand: only their signs are alike.
  var effects: [String: Double?] {
    let scale = part.scale
    func printed(_ text: String) -> Double? { Self.number(text, scale) }
    let ledger = ReportTables.ledger([result], anchors: QuestionAnchors(template: ""))
      .split(separator: "\n").last?.split(separator: "|").dropFirst(2).first
    return [
      "effect text": printed(part.effectText),
      "{{effect}}": printed(text("effect")), "units": Self.number(part.standardizedText, nil),
      "ledger": ledger.flatMap { Self.number(String($0), nil) },
      "csv": row["effect"].flatMap(Double.init).map { Self.centred($0, scale) },
      "csv, mean": row["mean"].flatMap(Double.init),
      "json": object.parts[0].effect.map { Self.centred($0, scale) },
      "figure": effectRow.estimate,
    ]
  }

  /// The ends of the interval on the scale that is compared, by where they are printed.
  var intervals: [String: ClosedRange<Double>?] {
    let scale = part.scale
    func range(_ low: Double?, _ high: Double?) -> ClosedRange<Double>? {
      guard let low, let high else { return nil }
      return Self.centred(low, scale)...Self.centred(high, scale)
    }
    let unit = part.effect.map { _ in smallest } ?? 1
    return [
      "csv": range(row["low"].flatMap(Double.init), row["high"].flatMap(Double.init)),
      "json": range(object.parts[0].low, object.parts[0].high),
      "figure": effectRow.interval.map { $0.lowerBound * unit...$0.upperBound * unit },
      "part": range(part.interval?.low, part.interval?.high),
    ]
  }

  /// The smallest effect that matters on the scale of ``intervals``.
  var smallest: Double {
    let effect = object.parts[0].smallestEffect ?? 1
    return part.scale == .ratio ? log(effect) : effect
  }

  /// An effect as a distance from none: a ratio by its logarithm.
  static func centred(_ effect: Double, _ scale: EffectScale?) -> Double {
    scale == .ratio ? log(effect) : effect
  }

  /// The first number of a text, as a distance from none.
  static func number(_ text: String, _ scale: EffectScale?) -> Double? {
    let plain = text.replacing("−", with: "-").replacing("+", with: "")
    guard let match = plain.firstMatch(of: /-?[0-9][0-9,]*(\.[0-9]+)?(e-?[0-9]+)?/),
      let number = Double(match.0.replacing(",", with: ""))
    else { return nil }
    return centred(number, scale)
  }
}

extension VerdictPlaces {
  /// What contradicts the verdict or another place; none where all places agree.
  var contradictions: [String] {
    wordContradictions + effectContradictions + intervalContradictions + numberContradictions
  }

  private var verdict: Verdict { part.verdict }

  /// Whether there is a verdict at all: neither one pair, nor runs that are too short.
  private var isJudgeable: Bool { !part.isUnjudgeable }

  /// The sign of each verdict, with which tables tell them apart without colour.
  static let signs: [Verdict: String] = [
    .supported: "✓", .reversed: "✗", .refuted: "✗", .noMeaningfulEffect: "=", .inconclusive: "?",
    .contested: "≠",
  ]

  private var wordContradictions: [String] {
    var found: [String] = []
    let others = Verdict.allCases.filter { $0 != verdict || !isJudgeable }
    // Sentences have the sign of equality too, and no others.
    let marked = Set(["mark", "ledger", "verdicts", "claims", "figure", "{{mark}}"])
    for (place, text) in texts {
      if marked.contains(place), isJudgeable, part.judgement != nil,
        !text.contains("\(Self.signs[verdict] ?? "none")")
      {
        found.append("\(place) has not its sign: \(text)")
      }
      // Of a part that could not be judged its sentence and its row say why.
      let isObstacle = part.judgement == nil && place == "figure"
      if !isObstacle, !text.contains(isJudgeable ? verdict.rawValue : part.verdictWords) {
        found.append("\(place) does not say \(verdict.rawValue): \(text)")
      }
      for other in others where text.contains(other.rawValue) {
        found.append("\(place) says \(other.rawValue): \(text)")
      }
      for other in others where marked.contains(place) {
        let sign = Self.signs[other] ?? "none"
        guard text.contains("\(sign) ") || text.contains("\(sign)\u{A0}"),
          sign != Self.signs[verdict] || !isJudgeable
        else { continue }
        found.append("\(place) has the sign \(sign): \(text)")
      }
    }
    let words = ["supported", "reversed", "no_meaningful_effect", "inconclusive", "contested"]
    if words.filter(flag) != [verdict.rawValue.replacing(" ", with: "_")] {
      found.append("flags: \(words.filter(flag))")
    }
    if flag("refuted") != [.reversed, .noMeaningfulEffect].contains(verdict) {
      found.append("the flag of what is refuted")
    }
    for (place, word) in [
      ("csv", row["verdict"]), ("json", object.verdict), ("json, part", object.parts[0].verdict),
    ] where word != verdict.rawValue {
      found.append("\(place) has \(word ?? "nothing")")
    }
    let isShown = part.judgement != nil && isJudgeable
    let word = verdict == .noMeaningfulEffect ? "without meaningful effect" : verdict.rawValue
    if !finding.contains(isShown ? "1 \(word)" : "1 not judged") { found.append(finding) }
    if effectRow.isDecided != (isShown && verdict != .inconclusive) { found.append("marker") }
    return found
  }

  private var effectContradictions: [String] {
    guard let effect = part.effect.map({ Self.centred($0, part.scale) }) else {
      return effects.filter { $0.value != nil }.map { "\($0.key) has an effect" }
    }
    var found = effects.compactMap { place, value -> String? in
      guard let value else { return "\(place) has no effect" }
      return value * effect < 0 ? "\(place) has an effect on the other side" : nil
    }
    // The amount says which side has more, whatever is claimed.
    if case .comparison(let comparison) = part.part.test, verdict != .noMeaningfulEffect {
      let isMore = (effect < 0) != (comparison.direction == .higher)
      if part.amount?.hasSuffix(isMore ? " higher" : " lower") != true {
        found.append("the side in words: \(part.amount ?? "nothing")")
      }
    }
    switch verdict {
    case .supported where effect <= 0, .reversed where effect >= 0: found.append("the side")
    case .supported, .reversed:
      // By rounding of its last digit an effect may be as large as what matters.
      if abs(effect) < smallest * (1 - 1e-9) { found.append("the size") }
    case .noMeaningfulEffect: if abs(effect) >= smallest { found.append("the size") }
    case .inconclusive: break
    case .refuted, .contested: found.append("no word for a comparison")
    }
    return found
  }

  private var intervalContradictions: [String] {
    guard let effect = part.effect.map({ Self.centred($0, part.scale) }), part.count > 1 else {
      return intervals.filter { $0.value != nil }.map { "\($0.key) has an interval" }
        + (part.intervalText == "—" ? [] : ["text of an interval"])
    }
    return intervals.compactMap { place, interval in
      guard let interval else { return "\(place) has no interval" }
      // The scale of the file and that of the figure differ by their rounding.
      let slack = 1e-9 * max(abs(interval.lowerBound), abs(interval.upperBound), abs(effect))
      guard interval.lowerBound - slack <= effect, effect <= interval.upperBound + slack else {
        return "\(place): the effect is not in the interval"
      }
      let isAbove = interval.lowerBound > slack && effect >= smallest
      let isBelow = interval.upperBound < -slack && effect <= -smallest
      let isWithin =
        -smallest + slack < interval.lowerBound && interval.upperBound < smallest - slack
      let isAsSaid =
        switch verdict {
        case .supported: interval.lowerBound > -slack && interval.lowerBound >= 0 - slack
        case .reversed: interval.upperBound < slack
        case .noMeaningfulEffect:
          -smallest < interval.lowerBound + slack && interval.upperBound - slack < smallest
        case .inconclusive: !isAbove && !isBelow && !isWithin
        case .refuted, .contested: false
        }
      return isAsSaid ? nil : "\(place): \(interval) is not \(verdict.rawValue)"
    }
  }

  private var numberContradictions: [String] {
    guard let judgement = part.judgement else {
      return ["p", "p_adjusted", "significance", "low", "share_won"].filter { row[$0] != "" }
        .map { "csv has \($0)" }
    }
    var found: [String] = []
    let isDecided = verdict != .inconclusive
    if (judgement.adjustedP < 0.05) != isDecided { found.append("p \(judgement.adjustedP)") }
    if (part.openText != nil) != (!isDecided && isJudgeable) { found.append("further seeds") }
    if part.resolutionText?.hasPrefix("+") == true || part.resolutionText?.hasPrefix("−") == true {
      found.append("a resolution with a sign")
    }
    if row["n"] != "\(part.count)" || judgement.comparison.count != part.count { found.append("n") }
    guard case .paired(let differences) = judgement.comparison.design else { return found }
    let signs = differences.map { $0 > 0 ? 1.0 : $0 < 0 ? 0 : 0.5 }
    if judgement.comparison.shareWon != signs.reduce(0, +) / Double(signs.count) {
      found.append("the share won")
    }
    return found
  }
}
