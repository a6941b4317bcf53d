internal import Experiments
internal import Statistics

extension ReportTables {
  /// The ledger: each claim with its verdict, effect and interval, and under it each of several parts.
  ///
  /// The words come first, so that a narrow screen shows them and scrolls to the numbers.
  static func claims(_ results: [ClaimResult], linking anchors: ReportAnchors) -> String {
    guard !results.isEmpty else { return "There are no such claims." }
    return MarkdownText.table(
      caption:
        "Claims and verdicts. Effects above 0, or above 1×, support the claim. The last column "
        + "but one counts them in the smallest effect that matters, so that +1 is just enough, with "
        + "the 95 % interval in brackets.",
      header: ["Claim", "Verdict", "Effect", "In smallest effects", "n"],
      alignments: [.leading, .leading, .trailing, .trailing, .trailing],
      rows: results.flatMap { rows(of: $0, linking: anchors) }
    )
  }

  private static func rows(of result: ClaimResult, linking anchors: ReportAnchors) -> [[String]] {
    let claim =
      MarkdownText.escape(result.claim.statement) + " " + anchors.links(of: result.claim)
    if let part = result.onlyPart { return [[claim] + cells(of: part)] }
    return [[claim, "**\(result.sign) \(result.verdictWord)**", "", "", ""]]
      + result.parts.map { part in
        ["– " + MarkdownText.escape(part.title ?? "")] + cells(of: part)
      }
  }

  private static func cells(of part: PartResult) -> [String] {
    [
      "**\(part.sign) \(part.verdictWord)**"
        + (part.obstacle.map { ": " + MarkdownText.escape($0.words) } ?? ""),
      part.effectText, part.relativeText, "\(part.count)",
    ]
  }
}
