internal import Notation

/// Where links lead in the Markdown edition, whose readers make anchors of headings alone.
struct EditionReferences {
  private var labels: [String: String] = [:]
  /// The id of the heading above the glossary of each term.
  private var glossaries: [String: String] = [:]

  /// Finds the figures, tables and terms in the lines of a text, whose formulas are between backticks.
  init(_ markdown: String) {
    var (figures, tables) = (0, 0)
    var fence: Substring?
    var slugs = HeadingSlugs()
    var glossary: String?
    for line in markdown.split(separator: "\n") {
      let text = line.drop { $0 == " " || $0 == ">" }
      if let open = fence {
        if text.hasPrefix(open) { fence = nil }
      } else if text.hasPrefix("```") || text.hasPrefix("~~~") {
        fence = text.prefix { $0 == text.first }
      } else if text.hasPrefix("!["), let start = text.firstRange(of: "](")?.upperBound {
        figures += 1
        let path = text[start...].prefix { $0 != " " && $0 != ")" }
        let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
        labels["figure-\(name)"] = localized("Figure \(figures)")
      } else if text.hasPrefix("Table: ") {
        tables += 1
        if case .id(let id)? = TextAttribute.split(text).mark.flatMap(TextAttribute.init) {
          labels[id] = localized("Table \(tables)")
        }
      } else if text.hasPrefix("#") {
        let (words, mark) = TextAttribute.split(text.drop { $0 == "#" }.drop { $0 == " " })
        let slug = slugs.slug(for: words)
        glossary = mark.flatMap(TextAttribute.init) == .glossary ? slug : nil
      } else if let glossary, let item = line.prefixMatch(of: /[-*+] +(?:\*\*|__)(.+?)(?:\*\*|__)/)
      {
        glossaries["term-" + HeadingSlugs.slug(for: String(item.1))] = glossary
      }
    }
  }

  /// A line with its links to figures named, to tables as text and to terms leading to the glossary.
  func resolved(_ text: Substring) -> String {
    guard text.contains("](#") else { return String(text) }
    return String(text).replacing(#/\[([^\[\]]*)\]\(#((?:figure|table|term)-[^()\s]*)\)/#) { link in
      let id = String(link.2)
      let words = link.1.isEmpty ? labels[id, default: id][...] : link.1
      return switch id.prefix(while: { $0 != "-" }) {
      case "figure": "[\(words)](#\(id))"
      case "term": glossaries[id].map { "[\(words)](#\($0))" } ?? String(words)
      default: String(words)
      }
    }
  }
}
