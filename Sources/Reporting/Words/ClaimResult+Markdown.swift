internal import Evidence
internal import Experiments

extension ClaimResult {
  /// The claim and its verdict as Markdown, for text beside a table that has the numbers.
  var brief: String { "*\(MarkdownText.escape(claim.statement))*: **\(verdictWords)**." }
}
