internal import Experiments
internal import Statistics

extension ReportTables {
  /// The ledger: each claim with its verdict, effect and interval, and under it each of several parts.
  ///
  /// The words come first, so that a narrow screen shows them and scrolls to the numbers.
  static func claims(_ results: [ClaimResult], linking anchors: ReportAnchors) -> String {
    table(
      results,
      caption:
        "Claims and verdicts. An effect above 0, or above 1×, supports the claim. In smallest "
        + "effects, +1 is just enough to matter; in brackets the 95 % interval.",
      links: anchors.links
    )
  }

  /// The claims of one question, for its answer.
  static func claims(ofQuestion question: String, _ results: [ClaimResult]) -> String {
    let isTimed = results.contains(where: \.claim.isTimed)
    let caption = "The claims of \(MarkdownText.escape(question))."
    return table(results, caption: caption + (isTimed ? " Times are those of one machine." : "")) {
      _ in nil
    }
  }

  private static func table(
    _ results: [ClaimResult],
    caption: String,
    links: (Claim) -> String?
  ) -> String {
    guard !results.isEmpty else { return "There are no such claims." }
    let isOneSeed = results.contains { $0.parts.contains { $0.obstacle?.isOneSeed ?? false } }
    return MarkdownText.table(
      caption: caption + (isOneSeed ? " " + Obstacle.oneSeedSentence : ""),
      header: ["Claim", "Verdict", "Effect", "In smallest effects", "n"],
      alignments: [.leading, .leading, .trailing, .trailing, .trailing],
      rows: results.flatMap { rows(of: $0, links: links($0.claim)) }
    )
  }

  private static func rows(of result: ClaimResult, links: String?) -> [[String]] {
    let claim = MarkdownText.escape(result.claim.statement) + (links.map { " " + $0 } ?? "")
    if let part = result.onlyPart { return [[claim] + cells(of: part)] }
    return [[claim, verdict(result.sign, result.verdictWord), "", "", ""]]
      + result.parts.map { part in
        ["– " + MarkdownText.escape(part.title ?? "")] + cells(of: part)
      }
  }

  private static func cells(of part: PartResult) -> [String] {
    [
      verdict(part.sign, part.verdictWord)
        + (part.obstacle.map { $0.isOneSeed ? "" : ": " + MarkdownText.escape($0.words) } ?? ""),
      part.effectText, part.relativeText, "\(part.count)",
    ]
  }

  /// A verdict whose sign stays with its first word.
  private static func verdict(_ sign: String, _ word: String) -> String {
    "**\(sign)\u{A0}\(word)**"
  }
}
