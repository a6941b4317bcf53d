internal import Faults

/// The lines of a Markdown text, to look up what cmark reports by place only.
struct SourceLines {
  let lines: [Substring.UTF8View]

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

  /// Where a line opens more quotations and lists than a number, if one does.
  ///
  /// cmark looks through all open ones again for every line: a megabyte of `>` and short lines keeps it busy for hours, so such a
  /// text must not reach it.
  func firstOpeningMore(than maximum: Int) -> SourceNode.Position? {
    for (number, line) in lines.enumerated() {
      var count = 0
      for (column, byte) in line.enumerated() {
        let next = line.dropFirst(column + 1).first
        let endsWord = next == nil || next == UInt8(ascii: " ") || next == UInt8(ascii: "\t")
        switch byte {
        case UInt8(ascii: ">"): count += 1
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
          UInt8(ascii: ")"):
          count += endsWord ? 1 : 0
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
        default: count = -1
        }
        guard count >= 0 else { break }
        if count > maximum { return SourceNode.Position(line: number + 1, column: column + 1) }
      }
    }
    return nil
  }

  /// Refuses YAML before the text, which GitHub shows as a table and the other editions as a heading.
  func checkStart() throws(Fault) {
    guard let first = lines.first, first.elementsEqual("---".utf8),
      lines.dropFirst().contains(where: { $0.elementsEqual("---".utf8) })
    else { return }
    throw Fault(
      at: SourceNode.Position(line: 1, column: 1),
      "YAML stands before the text (got --- on the first line)",
      hint: "Begin with the title, # Title; the look of the report is in style.yaml."
    )
  }

  /// The same fault with its column counted in Unicode scalars, as editors do, instead of cmark's bytes.
  func countingScalars(_ fault: Fault) -> Fault {
    guard let place = fault.position, lines.indices.contains(place.line - 1) else { return fault }
    let before = lines[place.line - 1].prefix(place.column - 1)
    let continuationBytes = before.count { $0 & 0b1100_0000 == 0b1000_0000 }
    var fault = fault
    fault.position?.column -= continuationBytes
    return fault
  }
}
