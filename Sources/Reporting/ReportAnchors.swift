internal import Experiments
internal import Markup

/// Where the text answers questions and shows figures, so that claims can link there.
///
/// Links need the ids of headings, which are only known once the template is filled in. So it is filled in twice: without
/// links, and with links to what the first text turned out to have. A link never leads nowhere, whatever the template.
struct ReportAnchors {
  /// The ids and the words of the headings, in reading order.
  private var headings: [(id: String, words: String)] = []
  /// The names of the figures that the text shows.
  private var figures: Set<String> = []

  /// No anchors: the text without links.
  init() {}

  /// The anchors of a text.
  init(_ document: Document) {
    headings = document.headings.map { ($0.id, $0.content.plainText) }
    figures = Set(document.figures.map(\.name))
  }

  /// The id of the first heading that begins with the name of a question, such as `Q2.6`.
  func heading(of question: String) -> String? {
    headings.first { heading in
      heading.words.hasPrefix(question)
        && heading.words.dropFirst(question.count).first.map { " :,".contains($0) } ?? true
    }?.id
  }

  /// A claim's question and figure as Markdown, each with a link where the text has it: `(Q2.6, figure)`.
  func links(of claim: Claim) -> String {
    let question = MarkdownText.escape(claim.question)
    var texts = [heading(of: claim.question).map { "[\(question)](#\($0))" } ?? question]
    if let figure = claim.figure, figures.contains(figure) {
      texts.append("[figure](#figure-\(figure))")
    }
    return "(\(texts.joined(separator: ", ")))"
  }
}
