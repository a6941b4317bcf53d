internal import Experiments
internal import Statistics

extension ReportValues {
  /// The claims by their ids, and what all of them together say.
  func claims(linking anchors: ReportAnchors) -> TemplateValue {
    let all = evidence.all
    var members = all.reduce(into: [String: TemplateValue]()) { $0[$1.claim.id] = value(of: $1) }
    members["table"] = .text(ReportTables.claims(evidence.claims, linking: anchors))
    members["timed_table"] = .text(ReportTables.claims(evidence.timedClaims, linking: anchors))
    members["by_question"] = .group(
      Dictionary(grouping: all, by: \.claim.question).reduce(into: [:]) { group, question in
        group[Self.name(ofQuestion: question.key)] = .text(
          ReportTables.claims(ofQuestion: question.key, question.value)
        )
      }
    )
    members["count"] = .text("\(all.count)")
    members["counts"] = .text(Self.counts(of: all))
    return .group(members)
  }

  /// The name of a question in templates: `q2_6` for `Q2.6`.
  private static func name(ofQuestion question: String) -> String {
    String(question.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  /// How many claims have each verdict: `14 supported, 6 refuted`.
  private static func counts(of results: [ClaimResult]) -> String {
    var texts = Verdict.allCases.compactMap { verdict -> String? in
      let count = results.count { $0.isJudged && $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.words)"
    }
    let open = results.count { !$0.isJudged }
    if open > 0 { texts.append("\(open) not judged") }
    return texts.isEmpty ? "none" : texts.joined(separator: ", ")
  }

  private func value(of result: ClaimResult) -> TemplateValue {
    var members = Self.verdict(result.verdict, isJudged: result.isJudged)
    members["statement"] = .text(result.claim.statement)
    members["source"] = .text(result.claim.source ?? "")
    members["has_source"] = .flag(result.claim.source != nil)
    members["verdict"] = .text(result.verdictWord)
    members["sign"] = .text(result.sign)
    members["effect"] = .text(result.effectText)
    members["interval"] = .text(result.intervalText)
    members["sentence"] = .text(result.sentence)
    members["levels"] = .text(result.levelsText)
    for (index, part) in result.parts.enumerated() {
      members["part_\(index + 1)"] = value(of: part)
    }
    return .group(members)
  }

  private func value(of part: PartResult) -> TemplateValue {
    var members = Self.verdict(part.verdict, isJudged: part.isJudged)
    members["title"] = .text(part.title ?? "")
    members["verdict"] = .text(part.verdictWord)
    members["sign"] = .text(part.sign)
    members["effect"] = .text(part.effectText)
    members["interval"] = .text(part.intervalText)
    members["relative_effect"] = .text(part.relativeText)
    members["n"] = .text("\(part.count)")
    members["numbers"] = .text(part.numbers)
    return .group(members)
  }

  private static func verdict(_ verdict: Verdict, isJudged: Bool) -> [String: TemplateValue] {
    [
      "is_supported": .flag(verdict == .supported || verdict == .small),
      "is_small": .flag(verdict == .small),
      "is_refuted": .flag(verdict == .refuted),
      "is_inconclusive": .flag(verdict == .inconclusive),
      "is_contested": .flag(verdict == .contested),
      "is_judged": .flag(isJudged),
    ]
  }
}
