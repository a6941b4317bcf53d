internal import Notation

extension HTMLRenderer {
  /// The attribute of text that is written from left to right on a page that is not, such as a template's prose that
  /// nobody has translated; empty for all other text.
  ///
  /// Which letters are more decides: a sentence of the page's language may begin with the name of a network.
  ///
  /// - Parameter content: a line of text.
  /// - Returns: the attribute with a space before it, or nothing.
  static func direction(of content: [Inline]) -> String {
    guard Language.current.isRightToLeft else { return "" }
    let letters = content.plainText.unicodeScalars.filter(\.properties.isAlphabetic)
    let others = letters.count(where: \.isWrittenFromRightToLeft)
    return letters.count > 2 * others ? " dir=\"ltr\"" : ""
  }
}

extension Unicode.Scalar {
  /// Whether it is of Hebrew, Arabic or a script of their blocks (Unicode 15, 2.4: Hebrew to Arabic Extended-A, and the
  /// presentation forms).
  fileprivate var isWrittenFromRightToLeft: Bool {
    (0x0590...0x08FF).contains(value) || (0xFB1D...0xFDFF).contains(value)
      || (0xFE70...0xFEFF).contains(value)
  }
}
