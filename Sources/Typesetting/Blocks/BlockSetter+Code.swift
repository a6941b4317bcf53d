internal import CairoDrawing
internal import Faults

extension BlockSetter {
  /// A program on its ground; lines that are too long go on below, behind a mark.
  mutating func code(_ text: String, in place: Place) throws(Fault) -> [Strip] {
    let node = node(.code)
    let ground = Strip.Ground(
      block: node.block,
      x: place.x,
      width: place.width,
      color: Typography.codeGround,
      bar: nil
    )
    // Programs begin at the left in every language: their places are those of a page that is not mirrored.
    let isMirrored = inlines.isRightToLeft
    let left = place.x + Typography.codePadding + 2
    let width = place.width - 2 * Typography.codePadding - 4
    let mark = try inlines.paragraph(
      plain: "↪",
      Typography.code.with(\.color, Typography.muted),
      width: nil
    )
    let hanging = 14.0
    var strips: [Strip] = []
    var ends: [Int] = []
    for (number, line) in Self.codeLines(text).enumerated() {
      var rest = line
      var isFirst = true
      repeat {
        let indent = isFirst ? 0 : hanging
        let paragraph = try inlines.codeLine(rest, room: width - indent)
        let (height, baseline) = paragraph.extents(ofLine: 0)
        var shown = paragraph
        var remainder = ""
        if paragraph.layout.width > width - indent {
          // The typeface is of one width, so the width of the line tells how many letters fit.
          let perLetter = paragraph.layout.width / Double(rest.count)
          let fitting = max(1, Int((width - indent) / perLetter))
          let end = Self.breakIndex(rest, fitting)
          remainder = String(rest[end...])
          shown = try inlines.codeLine(String(rest[..<end]), room: width - indent)
        }
        var pieces: [Strip.Piece] = [
          .init(
            content: .line(shown, 0),
            x: isMirrored ? left : left + indent,
            y: baseline,
            path: place.path + [node]
          )
        ]
        if !isFirst {
          let x = isMirrored ? left + width - 2 - mark.layout.width : left + 2
          pieces.append(.init(content: .line(mark, 0), x: x, y: baseline))
        }
        var flow = FlowItem(height: height)
        flow.keepsWithPrevious = !isFirst
        if number == 0, isFirst {
          flow.spaceBefore = Typography.paragraphSpace + 2
        }
        if isFirst, line.isEmpty { ends.append(strips.count + 1) }
        strips.append(Strip(flow: flow, pieces: pieces, grounds: [ground], baseline: baseline))
        rest = remainder
        isFirst = false
      } while !rest.isEmpty
    }
    let breaks = CodePages.breaks(lines: strips.count, afterEmptyLines: ends)
    for index in strips.indices where index > 0 && !breaks.contains(index) {
      strips[index].flow.keepsWithPrevious = true
    }
    Self.pad(&strips, by: Typography.codePadding)
    return strips
  }

  /// The lines of a program, without the last line end, tabs as four spaces.
  private static func codeLines(_ text: String) -> [String] {
    var lines = text.replacing("\t", with: "    ").split(
      separator: "\n",
      omittingEmptySubsequences: false
    ).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines.isEmpty ? [""] : lines
  }

  /// Where a line of a program is divided: after the last space or comma of its second half, else where it is full.
  private static func breakIndex(_ line: String, _ count: Int) -> String.Index {
    let full =
      line.index(line.startIndex, offsetBy: count, limitedBy: line.endIndex) ?? line.endIndex
    let half = line.index(line.startIndex, offsetBy: count / 2)
    if let last = line[half..<full].lastIndex(where: { " ,;(".contains($0) }) {
      return line.index(after: last)
    }
    return full
  }
}
