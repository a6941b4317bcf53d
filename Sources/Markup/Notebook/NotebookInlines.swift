/// Lines of text in the Markdown of notebooks.
struct NotebookInlines {
  /// The targets of links to headings, by the headings' ids: Jupyter makes its own ids.
  let headings: [String: String]

  /// The targets of the headings of a document.
  init(_ document: Document) {
    headings = Dictionary(
      document.headings.map { ($0.id, Self.target(of: $0.content)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// What Jupyter, nbconvert and GitHub call a heading: its words, with hyphens in place of spaces.
  private static func target(of content: [Inline]) -> String {
    var target = ""
    for byte in content.plainText.replacing(" ", with: "-").utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        target.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = Array("0123456789ABCDEF")
        target += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return target
  }

  /// A line as Markdown; a cell of a table ends with its line.
  func markdown(_ content: [Inline], isCell: Bool = false) -> String {
    content.map { markdown($0, isCell: isCell) }.joined()
  }

  private func markdown(_ inline: Inline, isCell: Bool) -> String {
    switch inline {
    case .text(let text): return Self.escaped(text)
    case .code(let text): return Self.code(text, isCell: isCell)
    case .emphasis(let content): return "*\(markdown(content, isCell: isCell))*"
    case .strong(let content): return "**\(markdown(content, isCell: isCell))**"
    case .struck(let content): return "~~\(markdown(content, isCell: isCell))~~"
    case .note(let number, reference: _): return "<sup>[\(number)](#note-\(number))</sup>"
    case .link(let destination, let content):
      return "[\(markdown(content, isCell: isCell))](\(target(destination)))"
    case .math(_, let source): return "$\(Self.formula(source, isCell: isCell))$"
    case .softBreak: return isCell ? " " : "\n"
    case .lineBreak: return "<br/>" + (isCell ? "" : "\n")
    }
  }

  private func target(_ destination: String) -> String {
    // A name may begin with a combining mark, which would be one Character with the sign before it.
    guard destination.unicodeScalars.first == "#" else {
      return destination.replacing("(", with: "%28").replacing(")", with: "%29")
    }
    let id = String(destination.unicodeScalars.dropFirst())
    return "#" + (headings[id] ?? id)
  }

  /// A formula in TeX between dollar signs: on one line, and without what a table or HTML would take for its own.
  static func formula(_ source: String, isCell: Bool) -> String {
    var formula = source.split(whereSeparator: \.isNewline).joined(separator: " ")
    formula = formula.replacing("<", with: "\\lt ").replacing(">", with: "\\gt ")
      .replacing("t  ", with: "t ")
    if isCell {
      // `\|` is a double bar in TeX.
      formula = formula.replacing("\\|", with: "\\Vert ").replacing("|", with: "\\vert ")
    }
    // A space inside a dollar sign makes text of it.
    let start = formula.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }

  private static func code(_ text: String, isCell: Bool) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + space + (isCell ? text.replacing("|", with: "\\|") : text) + space + fence
  }

  /// Text in which no character is taken for a mark of Markdown, of a formula or of HTML.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case "\\", "`", "*", "_", "[", "]", ">", "|", "~", "$", "#", "!":
        result.append("\\")
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
