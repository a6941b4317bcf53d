internal import Markup

/// Where a report answers its questions: the headings of its template that begin with a question's name.
struct QuestionAnchors {
  private let slugs: [String: String]
  private let template: String

  /// The anchors of a template's text, for headings such as `### Q2.6 Discuss the impact`.
  ///
  /// A heading whose words are not known before the values are filled in has no anchor here.
  init(template: String) {
    var slugs: [String: String] = [:]
    var isCode = false
    for line in template.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      guard !isCode, !line.contains("{{"), let words = Self.heading(line),
        let first = words.split(separator: " ").first
      else { continue }
      let name = String(first.last == ":" || first.last == "." ? first.dropLast() : first)
      if slugs[name] == nil { slugs[name] = HeadingSlugs.slug(for: words) }
    }
    self.slugs = slugs
    self.template = template
  }

  /// Whether the text has the cells that repeat a study, by its name or as one of all.
  func repeats(_ study: String) -> Bool {
    template.contains("studies.\(study).code}") || template.contains("{{{code}}}")
  }

  /// The words of a line that is a heading: one to six `#`, a space, and perhaps more of them at the end.
  private static func heading(_ line: Substring) -> String? {
    guard let match = line.wholeMatch(of: /#{1,6} +(.*?)( +#+)? */) else { return nil }
    return String(match.1)
  }

  /// The question, or other words, as a link to its answer; plain where there is none.
  func link(_ question: String, words: String? = nil) -> String {
    let words = MarkdownText.escape(words ?? question)
    return slugs[question].map { "[\(words)](#\($0))" } ?? words
  }
}
