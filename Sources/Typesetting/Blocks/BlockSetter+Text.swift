internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup

/// Paragraphs, headings and formulas on lines of their own.
extension BlockSetter {
  /// The lines of a paragraph; at least two stand together before and after a page break.
  mutating func lines(
    _ paragraph: Paragraph,
    _ tag: StructureTag,
    in place: Place,
    spaceBefore: Double
  ) -> [Strip] {
    let node = node(tag)
    let count = paragraph.layout.lines.count
    return paragraph.layout.lines.indices.map { index in
      let (height, baseline) = paragraph.extents(ofLine: index)
      var flow = FlowItem(height: height)
      flow.spaceBefore = index == 0 ? spaceBefore : 0
      flow.keepsWithPrevious = index > 0 && (index == 1 || index == count - 1)
      flow.continuesBlock = index > 0
      return Strip(
        flow: flow,
        pieces: [
          .init(
            content: .line(paragraph, index),
            x: place.x,
            y: baseline,
            path: place.path + [node]
          )
        ],
        baseline: baseline
      )
    }
  }

  mutating func heading(
    _ level: Int,
    _ id: String,
    _ content: [Inline],
    after previous: Block?,
    in place: Place
  ) throws(Fault) -> [Strip] {
    let tags: [StructureTag] = [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6]
    let paragraph = try balanced(content, Typography.heading(level), width: place.width)
    var space = Double(Typography.spaceAboveHeading(level))
    // Two headings in a row are one group.
    if case .heading = previous { space *= 0.6 }
    var strips = lines(paragraph, tags[min(max(level, 1), 6) - 1], in: place, spaceBefore: space)
    for index in strips.indices where index > 0 { strips[index].flow.keepsWithPrevious = true }
    // A figure stands in its chapter and its section, unless half a page or a quarter of one would stay empty for it.
    strips[0].flow.gapForFloats = level <= 2 ? 0.45 : level == 3 ? 0.25 : 0
    strips[0].heading = Strip.Heading(level: level, id: id, title: PlainText.of(content))
    return strips
  }

  /// A heading in lines of about the same width: the narrowest ones that are not more of them.
  private func balanced(
    _ content: [Inline],
    _ format: TextFormat,
    width: Double
  ) throws(Fault) -> Paragraph {
    func set(_ width: Double) throws(Fault) -> Paragraph {
      try inlines.paragraph(content, format, width: width, leading: 1.25)
    }
    var best = try set(width)
    let count = best.layout.lines.count
    guard count > 1 else { return best }
    for step in 1...12 {
      let narrower = try set(width * (1 - Double(step) / 25))
      if narrower.layout.lines.count > count { break }
      best = narrower
    }
    return best
  }

  mutating func displayed(_ math: Math, in place: Place) throws(Fault) -> [Strip] {
    let layout = MathLayout(font: inlines.mathFont, size: place.format.size * 1.05)
    let style = MathStyle(level: .display)
    let rows = try MathRows.rows(math, layout, style, width: place.width)
    let node = node(.paragraph)
    return rows.enumerated().map { index, row in
      var flow = FlowItem(height: row.box.ascent + row.box.descent)
      flow.spaceBefore = index == 0 ? Typography.blockSpace : 5
      flow.keepsWithPrevious = true
      let formula = StructureNode(
        block: node.block,
        part: index + 1,
        tag: .formula,
        isLeaf: true,
        alternative: row.spoken
      )
      let x =
        rows.count == 1 ? place.x + (place.width - row.box.width) / 2 : place.x + row.indent
      return Strip(
        flow: flow,
        pieces: [
          .init(
            content: .formula(row.box, text: row.text),
            x: x,
            y: row.box.ascent,
            path: place.path + [node, formula]
          )
        ],
        baseline: row.box.ascent
      )
    }
  }
}
