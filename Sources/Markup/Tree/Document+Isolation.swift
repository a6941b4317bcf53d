internal import Notation

extension Document {
  /// The document with marks around its numbers that keep their signs and percent signs beside them in text that is
  /// written from right to left.
  public var withIsolatedNumbers: Document { mapInlines(\.withIsolatedNumbers) }
}

extension [Inline] {
  fileprivate var withIsolatedNumbers: [Inline] {
    map { inline in
      switch inline {
      case .text(let text): .text(text.withIsolatedNumbers)
      case .emphasis(let content): .emphasis(content.withIsolatedNumbers)
      case .strong(let content): .strong(content.withIsolatedNumbers)
      case .struck(let content): .struck(content.withIsolatedNumbers)
      case .link(let destination, let content):
        .link(destination: destination, content: content.withIsolatedNumbers)
      case .code, .note, .math, .softBreak, .lineBreak: inline
      }
    }
  }
}
