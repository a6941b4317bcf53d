internal import Markup

/// The words of inline content without their marks.
enum PlainText {
  /// The words, formulas in one line.
  static func of(_ content: [Inline]) -> String {
    content.map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .struck(let inner),
        .link(destination: _, content: let inner):
        of(inner)
      case .note: ""
      case .math(let math, source: _): MathText.linear(math)
      case .softBreak, .lineBreak: " "
      }
    }.joined()
  }
}
