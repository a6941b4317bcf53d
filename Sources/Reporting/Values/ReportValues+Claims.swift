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
    members["table"] = .deferred { .markup(ReportTables.ledger(evidence.claims, anchors: anchors)) }
    members["timed_table"] = .deferred {
      .markup(ReportTables.ledger(evidence.timedClaims, anchors: anchors))
    }
    members["verdicts_table"] = .deferred {
      .markup(ReportTables.verdicts(evidence.all, anchors: anchors))
    }
    members["details_table"] = .deferred { .markup(ReportTables.claims(evidence.all)) }
    members["counts"] = .text(counts)
    members["total"] = .text("\(evidence.all.count)")
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
    return .group([
      "statement": .text(result.claim.statement),
      "source": .text(result.claim.source ?? ""),
      "verdict": .text(result.verdictWords),
      "mark": .text(result.mark),
      "effect": .text(first?.effectText ?? "—"),
      "interval": .text(first?.intervalText ?? "—"),
      "levels": .text(result.levelsText),
      "sentence": .text(result.sentence),
      "brief": .markup(result.brief),
      "is_supported": .flag(verdict == .supported),
      "is_reversed": .flag(verdict == .reversed),
      "is_no_meaningful_effect": .flag(verdict == .noMeaningfulEffect),
      "is_refuted": .flag(verdict.isAgainst),
      "is_inconclusive": .flag(verdict == .inconclusive),
      "is_contested": .flag(verdict == .contested),
    ])
  }

  /// How many claims have each verdict: `12 supported, 3 refuted`.
  private var counts: String {
    let verdicts = evidence.all.map(\.verdictWords)
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
        members[Self.word(question)] = .deferred { .markup(ReportTables.claims(mine)) }
      }
    )
  }
}
