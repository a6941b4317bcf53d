/// The lines of a Markdown text, to look up what cmark reports by place only.
struct SourceLines {
  private let lines: [Substring.UTF8View]

  init(_ markdown: String) {
    // CommonMark ends lines with LF, CR or CR LF. Splitting bytes, since CR LF is one Character.
    var lines: [Substring.UTF8View] = []
    let bytes = markdown.utf8
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      let endsLine =
        byte == UInt8(ascii: "\n")
        || (byte == UInt8(ascii: "\r")
          && !(next < bytes.endIndex && bytes[next] == UInt8(ascii: "\n")))
      if endsLine {
        lines.append(bytes[start..<index])
        start = next
      }
      index = next
    }
    lines.append(bytes[start...])
    self.lines = lines
  }

  /// The rest of a line from a place on; empty where there is no such place.
  func text(from position: SourceNode.Position) -> String {
    guard lines.indices.contains(position.line - 1) else { return "" }
    return String(lines[position.line - 1].dropFirst(position.column - 1)) ?? ""
  }

  /// The same error with its column counted in Unicode scalars, as editors do, instead of cmark's bytes.
  func countingScalars(_ error: MarkupError) -> MarkupError {
    guard lines.indices.contains(error.line - 1) else { return error }
    let before = lines[error.line - 1].prefix(error.column - 1)
    let continuationBytes = before.count { $0 & 0b1100_0000 == 0b1000_0000 }
    var error = error
    error.column -= continuationBytes
    return error
  }
}
