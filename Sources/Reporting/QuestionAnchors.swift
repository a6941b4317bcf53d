internal import Markup

/// Where a report answers its questions: the headings of its template that begin with a question's name.
struct QuestionAnchors {
  private let slugs: [String: String]

  /// The anchors of a template's text, for headings such as `### Q2.6 Discuss the impact`.
  ///
  /// A heading whose words are not known before the values are filled in has no anchor here.
  init(template: String) {
    var slugs: [String: String] = [:]
    for line in template.split(separator: "\n") where line.hasPrefix("#") && !line.contains("{{") {
      let words = line.drop { $0 == "#" }.drop { $0 == " " }
      guard let name = words.split(separator: " ").first.map(String.init), slugs[name] == nil else {
        continue
      }
      slugs[name] = HeadingSlug.of(String(words))
    }
    self.slugs = slugs
  }

  /// The question as a link to its answer, or as it is where there is none.
  func link(_ question: String) -> String {
    let words = MarkdownText.escape(question)
    return slugs[question].map { "[\(words)](#\($0))" } ?? words
  }
}
