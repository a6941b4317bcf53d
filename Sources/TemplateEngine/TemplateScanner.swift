internal import Faults

/// Cuts the text of a file into tags and what stands between them.
///
/// It goes over bytes: braces and line ends are ASCII, and no byte of another character looks like them.
struct TemplateScanner {
  /// A piece of the text.
  enum Piece {
    /// Characters between tags: at most one line with its end.
    case text(String, TemplatePlace)
    /// A tag; a standalone one with the blanks before it.
    case tag(TemplateTag, indentation: String)
    /// What was meant to be a tag.
    case fault(Fault)
  }

  private let file: String
  private let bytes: [UInt8]
  /// How many blanks at the start of each line do not stand in the file.
  private let margin: Int
  private var pieces: [Piece] = []
  private var index = 0
  private var line = 1
  private var lineStart = 0
  /// The column of a byte of this line; columns are counted on from it.
  private var counted: (index: Int, column: Int)
  /// Where the text begins that is not yet a piece.
  private var start: (index: Int, place: TemplatePlace)

  private init(_ source: TemplateFile, margin: Int) {
    file = source.file
    bytes = Array(source.text.utf8)
    self.margin = margin
    counted = (0, 1 - margin)
    start = (0, TemplatePlace(file: source.file, line: 1, column: 1 - margin))
  }

  /// The pieces of a text, in order.
  static func pieces(of source: TemplateFile, margin: Int) -> [Piece] {
    var scanner = TemplateScanner(source, margin: margin)
    scanner.scan()
    return scanner.pieces
  }

  private mutating func scan() {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), isAt(index, "{{") {
        readTag()
      } else if bytes[index] == UInt8(ascii: "\n") {
        advance(to: index + 1)
        endText(at: index)
      } else {
        index += 1
      }
    }
    endText(at: index)
  }

  private mutating func readTag() {
    let place = place(of: index)
    let (length, isClosed) = tagLength()
    let written = text(index..<index + length)
    let tag: TemplateTag
    do throws(TemplateTag.Refusal) {
      guard isClosed else { throw .unclosed(written) }
      tag = try TemplateTag(written, at: place)
    } catch {
      pieces.append(.fault(Fault(place, error.message, hint: error.hint)))
      index += length
      return
    }
    let indentation = lineStart..<index
    if tag.canStandAlone, start.index == lineStart, bytes[indentation].allSatisfy(\.isBlank),
      let next = nextLine(after: index + length)
    {
      pieces.append(.tag(tag.standingAlone, indentation: text(indentation)))
      advance(to: next)
    } else {
      endText(at: index)
      pieces.append(.tag(tag, indentation: ""))
      advance(to: index + length)
    }
    start = (index, self.place(of: index))
  }

  /// How long the tag is that begins here; one that does not end goes to the end of what it can lie in.
  private func tagLength() -> (length: Int, isClosed: Bool) {
    let close = TemplateTag.close(raw: isAt(index, "{{{"))
    // Only comments cross lines.
    let isComment = isAt(index, "{{!")
    var end = index + close.utf8.count
    while end < bytes.count, isComment || bytes[end] != UInt8(ascii: "\n") {
      if isAt(end, close) { return (end + close.utf8.count - index, true) }
      end += 1
    }
    return (end - index, false)
  }

  // MARK: Lines

  /// Where the next line begins, if this one has nothing but blanks from an index on.
  private func nextLine(after index: Int) -> Int? {
    let end = bytes[index...].firstIndex { !$0.isBlank } ?? bytes.count
    if end == bytes.count { return end }
    if isAt(end, "\n") { return end + 1 }
    return isAt(end, "\r\n") ? end + 2 : nil
  }

  private mutating func advance(to end: Int) {
    for position in index..<end where bytes[position] == UInt8(ascii: "\n") {
      line += 1
      lineStart = position + 1
      counted = (lineStart, 1 - margin)
    }
    index = end
  }

  /// The place of a byte that is not before the last one that was asked for.
  private mutating func place(of position: Int) -> TemplatePlace {
    let scalars = bytes[counted.index..<position].count { $0 & 0b1100_0000 != 0b1000_0000 }
    counted = (position, counted.column + scalars)
    return TemplatePlace(file: file, line: line, column: counted.column)
  }

  // MARK: Text

  /// Makes a piece of the text up to an index.
  private mutating func endText(at end: Int) {
    if start.index < end { pieces.append(.text(text(start.index..<end), start.place)) }
    start = (end, place(of: end))
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func isAt(_ index: Int, _ word: String) -> Bool {
    bytes[index...].starts(with: word.utf8)
  }
}
