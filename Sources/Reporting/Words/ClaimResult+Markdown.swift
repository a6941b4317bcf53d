internal import Evidence
internal import Experiments

extension ClaimResult {
  /// The claim and its verdict as Markdown, for text beside a table that has the numbers.
  ///
  /// Where the parts do not all say the same, each is named.
  var brief: String {
    let differ = Set(parts.map(\.verdictWords)).count > 1
    let each = parts.map { "\(MarkdownText.escape($0.part.title ?? "")), \($0.verdictWords)" }
    return "*\(MarkdownText.escape(claim.statement))*: **\(verdictWords)**"
      + (differ ? " (\(each.joined(separator: "; ")))." : ".")
  }
}
