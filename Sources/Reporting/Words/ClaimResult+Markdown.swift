internal import Evidence

extension ClaimResult {
  /// What was found, with numbers and verdict, as Markdown.
  var brief: String {
    sentence(escaping: MarkdownText.escape, emphasizing: { "**\($0)**" })
  }
}
