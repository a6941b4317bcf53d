internal import Notation

/// Somebody's text for GitHub's Markdown: shown as it is, on one line, calling nobody.
enum MarkdownText {
  /// The longest name that is shown.
  private static let longest = 200

  /// The text with references for what is markup.
  ///
  /// Behind `@` and `#` stands a space of no width: as references alone GitHub would still make a mention or a link of them.
  static func escaped(_ text: String) -> String {
    let scalars = Array(
      GateText.line(text).withoutForbiddenCharacters.shortened(to: longest).unicodeScalars
    )
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "&", "<", ">", "|", "`", "*", "[", "]", "~", "\\", "$":
        result += "&#\(scalar.value);"
      // Within a word it is no emphasis.
      case "_" where !isLetter(scalars, index - 1) || !isLetter(scalars, index + 1):
        result += "&#95;"
      case "@": result += "@&#8203;"
      case "#": result += "#&#8203;"
      // An address would become a link of its own.
      case ":" where index + 1 < scalars.count && scalars[index + 1] == "/": result += ":&#8203;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.replacing("www.", with: "www&#8203;.")
  }

  private static func isLetter(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    scalars.indices.contains(index)
      && (scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil)
  }

  /// A table; its cells are escaped already.
  static func table(_ head: [String], _ rows: [[String]]) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    return line(head) + line(head.map { _ in "---" }) + rows.map(line).joined()
  }
}
