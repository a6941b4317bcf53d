internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics
internal import TemplateEngine

extension ReportValues {
  var claims: TemplateValue {
    var members = evidence.all.reduce(into: [String: TemplateValue]()) { members, result in
      members[result.claim.id] = .deferred { Self.values(of: result) }
    }
    members["table"] = .deferred {
      .markup(ReportTables.ledger(evidence.claims, anchors: anchors, id: "claims"))
    }
    members["timed_table"] = .deferred {
      .markup(ReportTables.ledger(evidence.timedClaims, anchors: anchors, id: "timed-claims"))
    }
    members["verdicts_table"] = .deferred {
      .markup(ReportTables.verdicts(evidence.all, anchors: anchors))
    }
    members["details_table"] = .deferred {
      .markup(ReportTables.claims(evidence.all, anchors: anchors, id: "claim-details"))
    }
    let findings = evidence.all.filter { $0.claim.role == .finding }
    members["counts"] = .text(Self.counts(findings))
    members["total"] = .text("\(findings.count)")
    members["has_findings"] = .flag(!findings.isEmpty)
    members["has_others"] = .flag(findings.count < evidence.all.count)
    members["others"] = .text(others)
    let open = findings.filter {
      $0.verdict == .inconclusive && !$0.parts.allSatisfy(\.isUnjudgeable)
    }
    members["open"] = .text(Self.titles(ofOpen: open))
    members["has_open"] = .flag(!open.isEmpty)
    for role in Claim.Role.allCases where role != .finding {
      let mine = evidence.all.filter { $0.claim.role == role }
      members[role.rawValue] = .group([
        "total": .text("\(mine.count)"), "counts": .text(Self.counts(mine)),
      ])
    }
    members["family"] = .text("\(evidence.claims.flatMap(\.family).count)")
    members["rounds"] = .text("\(results.rounds.count)")
    members["has_rounds"] = .flag(!results.rounds.isEmpty)
    members["budget"] = .text(results.experiment.budget?.words ?? "")
    members["has_budget"] = .flag(results.experiment.budget != nil)
    members["by_question"] = byQuestion
    return .group(members)
  }

  /// What templates can ask of one claim.
  static func values(of result: ClaimResult) -> TemplateValue {
    let verdict = result.verdict
    let first = result.parts.first
    let parts = result.parts.enumerated().map { index, part in
      ("part_\(index + 1)", values(of: part, in: result.claim))
    }
    return .group(
      [
        "statement": .text(result.claim.statement),
        "source": .text(result.claim.source ?? ""),
        "verdict": .text(result.verdictWords),
        "mark": .text(result.mark),
        "effect": .text(first?.effectText ?? "—"),
        "interval": .text(first?.intervalText ?? "—"),
        "levels": .text(result.levelsText),
        "amount": .text(first?.amount ?? "—"),
        "range": .text(first?.range ?? ""),
        "numbers": .text(first?.numbers ?? "—"),
        "sentence": .text(result.sentence()),
        "brief": .markup(result.brief),
        "is_supported": .flag(verdict == .supported),
        "is_reversed": .flag(verdict == .reversed),
        "is_no_meaningful_effect": .flag(verdict == .noMeaningfulEffect),
        "is_refuted": .flag(verdict.isAgainst),
        "is_inconclusive": .flag(verdict == .inconclusive),
        "is_contested": .flag(verdict == .contested),
      ].merging(parts) { first, _ in first }
    )
  }

  /// What templates can ask of one of several ways to decide a claim.
  private static func values(of part: PartResult, in claim: Claim) -> TemplateValue {
    .group([
      "title": .text(part.part.title ?? claim.title),
      "verdict": .text(part.verdictWords),
      "amount": .text(part.amount ?? "—"),
      "range": .text(part.range),
      "numbers": .text(part.numbers),
    ])
  }

  /// Open claims, each with what would decide it: `“It trains faster” (about 46 more seeds would decide it)`.
  ///
  /// Up to three stand in their own words, which say what is open to whoever has not met a title; of more, the first three titles
  /// do.
  static func titles(ofOpen results: [ClaimResult]) -> String {
    let shown = 3
    var titles = results.prefix(shown).map { result in
      let need = result.openText
      let title = results.count <= shown ? result.claim.statement.withoutStop : result.claim.title
      return need.map { localized("“\(title)” (\($0))") } ?? localized("“\(title)”")
    }
    if results.count > shown { titles.append(localized("\(results.count - shown) more")) }
    return titles.listed
  }

  /// What is counted apart from the findings: `4 identities (4 supported); 2 controls (2 supported)`.
  private var others: String {
    Claim.Role.allCases.compactMap { role -> String? in
      let mine = evidence.all.filter { $0.claim.role == role }
      guard let words = role.counted(mine.count), !mine.isEmpty else { return nil }
      return localized("\(words) (\(Self.counts(mine)))")
    }.clauses
  }

  /// How many claims have each verdict: `12 supported, 3 refuted`.
  private static func counts(_ results: [ClaimResult]) -> String {
    let verdicts = results.map(\.verdictWords)
    let words =
      Verdict.allCases.map(\.words)
      + [localized("one seed only"), localized("not measured")]
    let texts = words.compactMap { word in
      let count = verdicts.count { $0 == word }
      return count > 0 ? localized("\(count) \(word)") : nil
    }
    return texts.parted
  }

  /// The claims of each question as a table of their own, timed ones last: `claims.by_question.q2_6`.
  private var byQuestion: TemplateValue {
    let questions = Set(evidence.all.map(\.claim.question))
    return .group(
      questions.reduce(into: [:]) { members, question in
        let mine = evidence.all.filter { $0.claim.question == question }
        members[Self.word(question)] = .deferred {
          .markup(ReportTables.claims(mine, id: "claims-\(Self.word(question))"))
        }
      }
    )
  }
}
