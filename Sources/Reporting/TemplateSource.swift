internal import Faults

/// The text of a template with its partials in place, which knows where each of its lines is from.
struct TemplateSource {
  /// One line, without its end.
  struct Line {
    var text: String
    var file: String
    var number: Int
  }

  /// The lines, in order.
  private(set) var lines: [Line] = []

  /// Partials within partials, deeper than anyone means.
  private static let mostDepth = 16
  /// The longest text with its partials in place, in bytes: five times that of the longest report.
  private static let maximumByteCount = 1 << 18
  private var byteCount = 0

  /// The text of a template with each line `{{> NAME}}` replaced by the text of that partial.
  ///
  /// - Throws: ``Fault`` with file, line and column of a partial that is not there, that includes itself, or that
  ///   does not stand on a line of its own.
  init(_ template: ReportTemplate) throws(Fault) {
    try append(template.text, of: template.file, template.partials, including: [])
  }

  /// The whole text.
  var text: String { lines.map(\.text).joined(separator: "\n") }

  /// Where a place of the whole text is in its file: `file:line:column`.
  func place(line: Int, column: Int) -> String {
    guard lines.indices.contains(line - 1) else { return lines.last?.file ?? "" }
    return "\(lines[line - 1].file):\(lines[line - 1].number):\(column)"
  }

  private mutating func append(
    _ text: String,
    of file: String,
    _ partials: [String: ReportTemplate.Partial],
    including open: [String]
  ) throws(Fault) {
    let split = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in split.enumerated() {
      // Lines with a partial count too: empty partials in one another would be read for ever.
      byteCount += line.utf8.count + 1
      guard byteCount <= Self.maximumByteCount else {
        throw Fault(
          file: "\(file):\(index + 1):1",
          "the template is too long (got more than \(Self.maximumByteCount) bytes with its partials)",
          hint: "Move tables of data into files of their own."
        )
      }
      guard let tag = line.firstRange(of: "{{>") else {
        // The last line of a partial ends where the line that included it does.
        if index == split.count - 1, line.isEmpty, !open.isEmpty { continue }
        lines.append(Line(text: String(line), file: file, number: index + 1))
        continue
      }
      let column = line.unicodeScalars.distance(from: line.startIndex, to: tag.lowerBound) + 1
      let place = "\(file):\(index + 1):\(column)"
      guard let name = Self.partialName(in: line) else {
        throw Fault(
          file: place,
          "a partial does not stand on a line of its own",
          hint: "Write `{{> NAME}}` alone on its line."
        )
      }
      guard let partial = partials[name] else {
        let known = partials.keys.sorted().joined(separator: ", ")
        throw Fault(
          file: place,
          "there is no partial \"\(name)\"",
          hint: known.isEmpty
            ? "Put its text into \(name).md beside the template."
            : "Partials beside the template: \(known)."
        )
      }
      guard !open.contains(name), open.count < Self.mostDepth else {
        throw Fault(
          file: place,
          "the partial \"\(name)\" includes itself (\((open + [name]).joined(separator: " > ")))",
          hint: "Remove one of the tags."
        )
      }
      try append(partial.text, of: partial.file, partials, including: open + [name])
    }
  }

  /// The name in a line that is `{{> NAME}}` alone.
  private static func partialName(in line: Substring) -> String? {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    var rest = line.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    guard rest.hasPrefix("{{>"), rest.hasSuffix("}}"), rest.count > 5 else { return nil }
    rest = rest.dropFirst(3).dropLast(2).drop(while: \.isWhitespace)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    let isName = !rest.isEmpty && !rest.contains { $0.isWhitespace || $0 == "{" || $0 == "}" }
    return isName ? String(rest) : nil
  }
}
