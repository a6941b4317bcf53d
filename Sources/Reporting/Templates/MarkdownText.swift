/// Text as Markdown that shows it: nothing in a value can start markup, a table cell or HTML.
enum MarkdownText {
  /// The text with a backslash before each character that Markdown could read as markup.
  ///
  /// Walks Unicode scalars: a `<` followed by a combining mark is one Swift `Character`, but still a `<` to
  /// a Markdown parser. Line ends become spaces, other control characters vanish.
  static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~", "$", "#", "!":
        result.append("\\")
        result.append(scalar)
      case "\n", "\r", "\t": result.append(" ")
      default:
        if scalar.value >= 0x20, scalar.value != 0x7F { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// A table: cells are ready-made Markdown, and columns of numbers stand right.
  ///
  /// - Parameters:
  ///   - caption: What it shows, if it is numbered.
  ///   - id: What links lead to behind `#table-`, if anything; only a table with a caption has one.
  ///   - header: The heads of the columns.
  ///   - alignments: How the columns stand.
  ///   - rows: The cells.
  /// - Returns: The lines of the table, below its caption.
  static func table(
    caption: String? = nil,
    id: String? = nil,
    header: [String],
    alignments: [Alignment],
    rows: [[String]]
  ) -> String {
    let rules = alignments.map { alignment in
      switch alignment {
      case .leading: "---"
      case .trailing: "---:"
      }
    }
    let lines = ([header, rules] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    let mark = id.map { " {#table-\($0)}" } ?? ""
    let title = caption.map { "Table: \($0)\(mark)\n\n" } ?? ""
    return title + lines.joined(separator: "\n")
  }

  /// How the cells of a column stand.
  enum Alignment {
    case leading
    case trailing
  }
}
