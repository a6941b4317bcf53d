internal import Evidence
internal import Experiments
internal import Notation

extension ClaimResult {
  /// The claim and its verdict as Markdown, for text beside a table that has the numbers.
  ///
  /// Where the parts do not all say the same, each is named.
  var brief: String {
    let differ = Set(parts.map(\.verdictWords)).count > 1
    let each = parts.map { [MarkdownText.escape($0.part.title ?? ""), $0.verdictWords].parted }
    let (statement, verdict) = (MarkdownText.escape(claim.statement), verdictWords)
    return differ
      ? localized("*\(statement)*: **\(verdict)** (\(each.joined(separator: "; "))).")
      : localized("*\(statement)*: **\(verdict)**.")
  }
}
