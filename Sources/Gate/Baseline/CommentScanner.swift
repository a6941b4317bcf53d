/// Finds the comments of a YAML text that is known to be good YAML.
struct CommentScanner {
  /// A line, counted from 1.
  struct Line {
    var number: Int
    /// The comment from its `#` on, without blanks at its end; nil for none.
    var comment: String?
    /// Whether anything but a comment stands on it.
    var isContent: Bool
  }

  /// The quotation mark that is open, if any; it may stay open over lines.
  private var quote: Character?
  /// How far the key of a block of text is indented, while such a block lasts.
  private var block: Int?

  /// All lines.
  static func lines(of text: String) -> [Line] {
    var scanner = CommentScanner()
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { scanner.line($0.element, number: $0.offset + 1) }
  }

  private mutating func line(_ text: Substring, number: Int) -> Line {
    let indent = text.prefix { $0 == " " }.count
    let isBlank = text.allSatisfy(\.isWhitespace)
    if let key = block {
      if isBlank || indent > key { return Line(number: number, comment: nil, isContent: !isBlank) }
      block = nil
    }
    let start = commentStart(text)
    let content = text[..<(start ?? text.endIndex)]
    if opensBlock(content) { block = indent }
    var comment = start.map { String(text[$0...]) }
    while comment?.last?.isWhitespace == true { comment?.removeLast() }
    return Line(
      number: number,
      comment: comment,
      isContent: !content.allSatisfy(\.isWhitespace)
    )
  }

  /// Where a comment begins: a number sign at the start or behind a blank, outside of quotation marks.
  private mutating func commentStart(_ text: Substring) -> Substring.Index? {
    var before: Character = " "
    var isEscaped = false
    for index in text.indices {
      let character = text[index]
      defer { before = character }
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if open == "\"", character == "\\" { isEscaped = true }
        if character == open { quote = nil }
      } else if character == "#", before == " " || before == "\t" {
        return index
      } else if character == "\"" || character == "'", " \t[{,:-'".contains(before) {
        // Within a word they are letters; two single ones within a text stand for one, and close and open it here.
        quote = character
      }
    }
    return nil
  }

  /// Whether a line ends with the sign of a block of text: `reason: |` or `- >-`.
  private func opensBlock(_ content: Substring) -> Bool {
    guard quote == nil, let last = content.split(separator: " ").last, let sign = last.first else {
      return false
    }
    return (sign == "|" || sign == ">") && last.count <= 3
      && last.dropFirst().allSatisfy { $0 == "-" || $0 == "+" || $0.isNumber }
  }
}
