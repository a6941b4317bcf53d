internal import Faults

/// What stands in braces at the end of a heading or of a table's caption, written as Pandoc writes it.
enum TextAttribute: Hashable {
  /// `{.appendix}`: the heading of level 2 begins the appendix.
  case appendix
  /// `{.glossary}`: the list below the heading defines terms.
  case glossary
  /// `{#table-ID}`: where links to the table lead.
  case id(String)

  /// A text without its attribute, and the attribute as it is written.
  static func split(_ text: some StringProtocol) -> (words: String, mark: String?) {
    let text = String(text)
    guard text.hasSuffix("}"), let match = text.wholeMatch(of: /(.*?) *\{([.#][^{}\s]*)\} */) else {
      return (text, nil)
    }
    return (String(match.1), String(match.2))
  }

  init?(_ mark: String) {
    switch mark {
    case ".appendix": self = .appendix
    case ".glossary": self = .glossary
    default:
      guard mark.hasPrefix("#table-"), mark.count > 7 else { return nil }
      self = .id(String(mark.dropFirst()))
    }
  }
}

extension SourceNode {
  /// Takes the attribute from the end of the node's text.
  mutating func takeAttribute() throws(Fault) -> TextAttribute? {
    // cmark divides text at characters that could be marks.
    var text = ""
    var rest = children
    while case .text(let part) = rest.last?.kind {
      text = part + text
      rest.removeLast()
    }
    let (words, mark) = TextAttribute.split(text)
    guard let mark else { return nil }
    guard let attribute = TextAttribute(mark) else {
      throw Fault(
        at: position,
        "this mark is not known (got {\(mark)})",
        hint: Spelling.nearest(to: mark, among: [".appendix", ".glossary"])
          .map { "Did you mean {\($0)}?" }
          ?? "Headings may have {.appendix} or {.glossary}, captions of tables {#table-ID}."
      )
    }
    if !words.isEmpty {
      rest.append(
        SourceNode(kind: .text(words), position: position, endLine: endLine, children: [])
      )
    }
    children = rest
    return attribute
  }
}
