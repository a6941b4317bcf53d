internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics

extension ReportTables {
  /// The ledger: one row a claim, with a link to its answer and its figure; several parts share the row.
  ///
  /// - Parameters:
  ///   - results: The claims.
  ///   - anchors: Where the answer to a question is.
  ///   - id: What links lead to behind `#table-`.
  /// - Returns: The table as Markdown.
  static func ledger(
    _ results: [ClaimResult],
    anchors: QuestionAnchors,
    id: String? = nil
  ) -> String {
    guard !results.isEmpty else { return localized("There are no such claims.") }
    return MarkdownText.table(
      caption: localized(
        "Claims and verdicts. Effects are in units of the smallest effect that matters, with the intervals that decide; above 0 they support the claim. Parts of a claim are separated by semicolons."
      ),
      id: id,
      header: [
        "", localized("Claim"), localized("Effect in units (interval)"), "n", localized("Verdict"),
      ],
      alignments: [.leading, .leading, .leading, .trailing, .leading],
      rows: results.map { result in
        let counts = result.parts.map { "\($0.count)" }
        return [
          anchors.link(result.claim.question), statement(result.claim),
          result.parts.map(ledgerText).joined(separator: "; "),
          Set(counts).count == 1 ? counts[0] : counts.joined(separator: "; "), result.mark,
        ]
      }
    )
  }

  /// The ledger in short: one row a verdict, with the titles of its claims as links to their answers.
  ///
  /// - Parameters:
  ///   - results: The claims, timed ones too.
  ///   - anchors: Where the answer to a question is.
  /// - Returns: The table as Markdown.
  static func verdicts(_ results: [ClaimResult], anchors: QuestionAnchors) -> String {
    guard !results.isEmpty else { return localized("There are no such claims.") }
    let marks =
      Verdict.allCases.map { "\($0.sign)\u{A0}\($0.words)" }
      + [localized("one seed only"), localized("not measured")]
    return MarkdownText.table(
      caption: localized(
        "What the experiments say about each claim; it links to the answer that has the numbers."
      ),
      id: "verdicts",
      header: [localized("Verdict"), "", localized("Claims")],
      alignments: [.leading, .trailing, .leading],
      rows: Claim.Role.allCases.flatMap { role in
        marks.compactMap { mark -> [String]? in
          let mine = results.filter { $0.mark == mark && $0.claim.role == role }
          guard !mine.isEmpty else { return nil }
          let titles = mine.map { anchors.link($0.claim.question, words: $0.claim.title) }
          let words = role.note.map { localized("\(mark) (\($0))") } ?? mark
          return [words, "\(mine.count)", titles.joined(separator: "\u{A0}· ")]
        }
      }
    )
  }

  private static func ledgerText(_ part: PartResult) -> String {
    switch part.part.test {
    case .comparison: part.standardizedText
    case .everyRun: part.effectText
    }
  }

  /// The claims with their effects as they were measured, one row a part.
  ///
  /// - Parameters:
  ///   - results: The claims.
  ///   - anchors: Where the answers are, for claims of several questions: each has a link to its own.
  ///   - id: What links to the table lead to.
  /// - Returns: The table as Markdown.
  static func claims(
    _ results: [ClaimResult],
    anchors: QuestionAnchors? = nil,
    id: String? = nil
  ) -> String {
    guard !results.isEmpty else { return localized("There are no such claims.") }
    let rows = results.flatMap { result -> [[String]] in
      guard result.parts.count > 1 else {
        return result.parts.map { part in
          [statement(result.claim, anchors)] + numbers(part) + [noted(result.mark, part)]
        }
      }
      return [[statement(result.claim, anchors), "", "", "", result.mark]]
        + result.parts.map { part in
          ["– " + MarkdownText.escape(part.part.title ?? "")] + numbers(part) + [
            noted("\(part.verdict.sign)\u{A0}\(part.verdictWords)", part)
          ]
        }
    }
    return MarkdownText.table(
      caption: caption(results),
      id: id,
      header: [
        localized("Claim"), localized("Effect (interval)"), localized("Resolved"),
        localized("Pairs won"), localized("Verdict"),
      ],
      alignments: [.leading, .leading, .trailing, .trailing, .leading],
      rows: rows
    )
  }

  /// The claim, with links to its answer and its figure.
  private static func statement(_ claim: Claim, _ anchors: QuestionAnchors? = nil) -> String {
    let links = [
      anchors?.link(claim.question),
      claim.figure.map { "[\(localized("figure"))](#figure-\($0))" },
    ]
    .compactMap(\.self)
    return MarkdownText.escape(claim.statement) + (links.isEmpty ? "" : " (\(links.parted))")
  }

  /// What the columns are, and what was corrected.
  private static func caption(_ results: [ClaimResult]) -> String {
    let isTuned = results.flatMap(\.parts).contains { $0.scale != nil && !$0.levels.isEmpty }
    return [
      localized(
        "Effects above 0, or above 1×, support the claim, with the intervals that decide: at the level of the claim and its look. Resolved: half the interval, the least effect that so many pairs tell from none. Pairs won: those on the claimed side."
      ),
      isTuned
        ? localized(
          "Where each network has its own best level, chosen by its other seeds, the standard error is corrected for the seeds that the choices share (Nadeau and Bengio 2003)."
        ) : "",
    ].sentences
  }

  /// Effect and interval, the resolution, and the pairs won of a part.
  private static func numbers(_ part: PartResult) -> [String] {
    guard let comparison = part.comparison else { return [part.effectText, "", ""] }
    let interval = part.interval.map { _ in " (\(part.intervalText))" } ?? ""
    let won = comparison.shareWon * Double(comparison.count)
    return [
      part.effectText + interval, part.resolutionText ?? "",
      localized("\(Format.setting(won)) of \(comparison.count)"),
    ]
  }

  /// A verdict with why a part was not judged, what a check asks, or what an open comparison would need.
  private static func noted(_ mark: String, _ part: PartResult) -> String {
    let note =
      part.obstacleText ?? part.openText ?? part.boundText.map { localized("claimed \($0)") }
    return note.map { localized("\(mark): \(MarkdownText.escape($0))") } ?? mark
  }
}
