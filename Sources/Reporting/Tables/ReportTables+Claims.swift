internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Runs
internal import Statistics

extension ReportTables {
  /// The ledger: one row a claim, with a link to its answer and its figure; several parts share the row.
  ///
  /// - Parameters:
  ///   - results: The claims.
  ///   - anchors: Where the answer to a question is.
  /// - Returns: The table as Markdown.
  static func ledger(_ results: [ClaimResult], anchors: QuestionAnchors) -> String {
    guard !results.isEmpty else { return "There are no such claims." }
    return MarkdownText.table(
      caption:
        "Claims and verdicts. Effects are in units of the smallest effect that matters, with 95 % "
        + "intervals; above 0 they support the claim. Parts of a claim are separated by semicolons.",
      header: ["", "Claim", "Effect in units (interval)", "n", "Verdict"],
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
    guard !results.isEmpty else { return "There are no such claims." }
    let marks = Verdict.allCases.map { "\($0.sign)\u{A0}\($0.words)" } + ["one seed only"]
    return MarkdownText.table(
      caption:
        "What the experiments say about each claim; it links to the answer that has the numbers.",
      header: ["Verdict", "", "Claims"],
      alignments: [.leading, .trailing, .leading],
      rows: marks.compactMap { mark in
        let mine = results.filter { $0.mark == mark }
        guard !mine.isEmpty else { return nil }
        let titles = mine.map { anchors.link($0.claim.question, words: $0.claim.title) }
        return [mark, "\(mine.count)", titles.joined(separator: "\u{A0}· ")]
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
  static func claims(_ results: [ClaimResult]) -> String {
    guard !results.isEmpty else { return "There are no such claims." }
    let rows = results.flatMap { result -> [[String]] in
      guard result.parts.count > 1 else {
        return result.parts.map { part in
          [statement(result.claim)] + numbers(part) + [result.mark + note(part)]
        }
      }
      return [[statement(result.claim), "", "", result.mark]]
        + result.parts.map { part in
          ["– " + MarkdownText.escape(part.part.title ?? "")] + numbers(part) + [
            "\(part.verdict.sign)\u{A0}\(part.verdictWords)" + note(part)
          ]
        }
    }
    return MarkdownText.table(
      caption: "Effects above 0, or above 1×, support the claim; 95 % intervals.",
      header: ["Claim", "Effect (interval)", "n", "Verdict"],
      alignments: [.leading, .leading, .trailing, .leading],
      rows: rows
    )
  }

  private static func statement(_ claim: Claim) -> String {
    MarkdownText.escape(claim.statement)
      + (claim.figure.map { " ([figure](#figure-\($0)))" } ?? "")
  }

  private static func numbers(_ part: PartResult) -> [String] {
    let interval = part.interval.map { _ in " (\(part.intervalText))" } ?? ""
    let isCheck = part.scale == nil
    return [part.effectText + (isCheck ? "" : interval), "\(part.count)"]
  }

  /// Why a part was not judged, or the smallest effect that so many seeds would have found.
  private static func note(_ part: PartResult) -> String {
    let note = part.obstacleText ?? part.detectableText.map { "detectable \($0)" }
    return note.map { ": " + MarkdownText.escape($0) } ?? ""
  }
}
