/// Formulas between dollar signs, kept away from cmark, which would read their `_`, `\` and `*` as its own marks.
///
/// Each character of a formula becomes one of a private plane before cmark sees the text and is turned back after it, so
/// that lines and columns stay. The rules are GitHub's: no space inside the dollar signs of a formula in the line, and
/// no letter or digit directly outside; "from $5 to $6" is text.
enum DollarMath {
  /// What stands for the dollar signs of a formula: those that open and close one in the line, and one on its own.
  enum Mark: UInt32 {
    case open = 0x10F001
    case close = 0x10F002
    case openDisplay = 0x10F003
    case closeDisplay = 0x10F004

    var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) ?? "\u{FFFD}" }
  }

  /// The first of the private characters that ASCII becomes.
  private static let base: UInt32 = 0x10F000

  /// The private character for a character of a formula.
  ///
  /// Spaces and line ends stay, because paragraphs are made of them, and bars, which divide the cells of tables.
  static func hidden(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x21...0x7E).contains(scalar.value), scalar != "|" else { return scalar }
    return Unicode.Scalar(base + scalar.value) ?? scalar
  }

  /// Whether a text has hidden characters.
  static func isHidden(in text: String) -> Bool {
    text.unicodeScalars.contains { (base...base + 0x7E).contains($0.value) }
  }

  /// The text as it was before its formulas were hidden.
  static func shown(_ text: String) -> String {
    guard isHidden(in: text) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if Mark(rawValue: scalar.value) != nil {
        result.append("$")
      } else if (base + 0x21...base + 0x7E).contains(scalar.value) {
        result.append(Unicode.Scalar(UInt8(scalar.value - base)))
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
