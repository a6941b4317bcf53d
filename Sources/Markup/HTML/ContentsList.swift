internal import Notation

/// The list of contents as nested HTML lists.
enum ContentsList {
  /// Links to the headings of levels 2 and 3.
  static func html(of document: Document) -> String {
    let headings = document.headings.filter { (2...3).contains($0.level) }
    guard let first = headings.first else { return "" }
    var html = "<ol>\n"
    // A text may begin below level 2; its list is then as deep as its first heading says.
    let base = headings.map(\.level).min() ?? first.level
    var level = base
    var isOpen = false
    for heading in headings {
      if heading.level > level, isOpen {
        html += "\n<ol>\n"
        level = heading.level
      } else if isOpen {
        html += "</li>\n"
        if heading.level < level {
          html += "</ol>\n</li>\n"
          level = heading.level
        }
      }
      let direction = HTMLRenderer.direction(of: heading.content)
      html +=
        "<li><a href=\"#\(heading.id.escapedForMarkup)\"\(direction)>\(label(heading.content))</a>"
      isOpen = true
    }
    html += level > base ? "</li>\n</ol>\n</li>\n</ol>\n" : "</li>\n</ol>\n"
    return html
  }

  /// The words without links: a link cannot stand in a link.
  private static func label(_ content: [Inline]) -> String {
    HTMLRenderer.html(content.flatMap(withoutLinks))
  }

  private static func withoutLinks(_ inline: Inline) -> [Inline] {
    switch inline {
    case .link(_, let content): content.flatMap(withoutLinks)
    case .emphasis(let content): [.emphasis(content.flatMap(withoutLinks))]
    case .strong(let content): [.strong(content.flatMap(withoutLinks))]
    case .struck(let content): [.struck(content.flatMap(withoutLinks))]
    case .note: []
    case .text, .code, .math, .softBreak, .lineBreak: [inline]
    }
  }
}
