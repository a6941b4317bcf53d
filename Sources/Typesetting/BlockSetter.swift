internal import CairoDrawing
internal import Drawing
internal import Markup

/// Blocks to slices, top to bottom, before any page.
struct BlockSetter {
  let inlines: InlineSetter
  let figures: [String: Scene]
  /// The largest height of a slice, that of the text area.
  let pageHeight: Double
  private var lastBlock = 0
  private var lastFigure = 0
  private var lastTable = 0

  /// Where blocks stand: left edge, width and the elements around them.
  struct Place {
    var x: Double
    var width: Double
    var path: [StructureNode]
    var format = Typography.body
  }

  init(inlines: InlineSetter, figures: [String: Scene], pageHeight: Double) {
    self.inlines = inlines
    self.figures = figures
    self.pageHeight = pageHeight
  }

  /// A new element of the structure tree.
  mutating func node(_ tag: StructureTag, isLeaf: Bool = false) -> StructureNode {
    lastBlock += 1
    return StructureNode(block: lastBlock, part: 0, tag: tag, isLeaf: isLeaf)
  }

  /// A caption behind the number of its figure.
  mutating func figureCaption(_ caption: [Inline]) -> [Inline] {
    lastFigure += 1
    return Self.numbered("Figure", lastFigure, caption)
  }

  /// A caption behind the number of its table; only tables with a caption have one.
  mutating func tableCaption(_ caption: [Inline]) -> [Inline] {
    lastTable += 1
    return Self.numbered("Table", lastTable, caption)
  }

  private static func numbered(_ kind: String, _ number: Int, _ caption: [Inline]) -> [Inline] {
    [.strong([.text("\(kind) \(number).")]), .text(" ")] + caption
  }

  /// The slices of blocks, one below the other.
  mutating func strips(_ blocks: [Block], in place: Place) throws(TypesettingError) -> [Strip] {
    var result: [Strip] = []
    var previous: Block?
    for block in blocks {
      var strips = try self.strips(block, after: previous, in: place)
      if let previous, !strips.isEmpty, Self.introduces(previous, block) {
        strips[0].flow.keepsWithPrevious = true
      }
      if !strips.isEmpty {
        strips[strips.count - 1].flow.spaceAfter = Self.spaceAfter(block)
      }
      // The first slice of all has no distance from what is above: its container gives it one.
      if result.isEmpty, !strips.isEmpty, previous == nil { strips[0].flow.spaceBefore = 0 }
      result += strips
      previous = block
    }
    return result
  }

  /// The least distance to what follows a block.
  private static func spaceAfter(_ block: Block) -> Double {
    switch block {
    case .code, .quote: Typography.paragraphSpace + 2
    case .math, .thematicBreak: Typography.blockSpace
    case .table, .figure: Typography.blockSpace + 3
    case .heading, .paragraph, .list: 0
    }
  }

  /// Whether a block must stay with the one after it: headings, and text that announces something.
  private static func introduces(_ block: Block, _ next: Block) -> Bool {
    switch block {
    case .heading: true
    case .paragraph(let content):
      // A table without a caption has its words above it.
      if case .table(let table) = next, table.caption == nil {
        true
      } else {
        PlainText.of(content).hasSuffix(":")
      }
    case .code, .math, .list, .quote, .table, .thematicBreak, .figure: false
    }
  }

  private mutating func strips(
    _ block: Block,
    after previous: Block?,
    in place: Place
  ) throws(TypesettingError) -> [Strip] {
    switch block {
    case .heading(let level, let id, let content):
      return try heading(level, id, content, after: previous, in: place)
    case .paragraph(let content):
      let paragraph = try inlines.paragraph(content, place.format, width: place.width)
      return lines(
        paragraph,
        .paragraph,
        in: place,
        spaceBefore: Typography.paragraphSpace
      )
    case .code(language: _, let text): return try code(text, in: place)
    case .math(let math, source: _): return try displayed(math, in: place)
    case .list(let start, let isTight, let items):
      return try list(start, isTight: isTight, items, in: place)
    case .quote(let blocks): return try quote(blocks, after: previous, in: place)
    case .table(let table): return try self.table(table, in: place)
    case .thematicBreak:
      var flow = FlowItem(height: 1)
      flow.spaceBefore = 14
      let size = Size(width: place.width, height: 0.6)
      return [
        Strip(
          flow: flow,
          pieces: [.init(content: .rectangle(size, Typography.rule), x: place.x, y: 0)]
        )
      ]
    case .figure(let figure): return try self.figure(figure, in: place)
    }
  }

  // MARK: Text

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

  private mutating func heading(
    _ level: Int,
    _ id: String,
    _ content: [Inline],
    after previous: Block?,
    in place: Place
  ) throws(TypesettingError) -> [Strip] {
    let tags: [StructureTag] = [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6]
    let paragraph = try balanced(content, Typography.heading(level), width: place.width)
    var space = Double(Typography.spaceAboveHeading(level))
    // Two headings in a row are one group.
    if case .heading = previous { space *= 0.6 }
    var strips = lines(paragraph, tags[min(max(level, 1), 6) - 1], in: place, spaceBefore: space)
    for index in strips.indices where index > 0 { strips[index].flow.keepsWithPrevious = true }
    // A figure may stand a question later, but never in another chapter.
    strips[0].flow.stopsFloats = level <= 2
    strips[0].heading = Strip.Heading(level: level, id: id, title: PlainText.of(content))
    return strips
  }

  /// A heading in lines of about the same width: the narrowest ones that are not more of them.
  private func balanced(
    _ content: [Inline],
    _ format: TextFormat,
    width: Double
  ) throws(TypesettingError) -> Paragraph {
    func set(_ width: Double) throws(TypesettingError) -> Paragraph {
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

  private mutating func displayed(_ math: Math, in place: Place) throws(TypesettingError) -> [Strip]
  {
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

  // MARK: Containers

  private mutating func list(
    _ start: Int?,
    isTight: Bool,
    _ items: [[Block]],
    in place: Place
  ) throws(TypesettingError) -> [Strip] {
    let list = node(.list)
    let labels = items.indices.map { index in start.map { "\($0 + index)." } ?? "•" }
    let format = place.format.with(\.color, start == nil ? Typography.muted : Typography.ink)
    var widest = 0.0
    var marks: [Paragraph] = []
    for label in labels {
      let mark = try inlines.paragraph(plain: label, format, width: nil)
      widest = max(widest, mark.layout.width)
      marks.append(mark)
    }
    let indent = max(Typography.listIndent, widest + 6)
    var result: [Strip] = []
    for (index, item) in items.enumerated() {
      let element = node(.listItem)
      let label = node(.label)
      let body = node(.listBody)
      let path = place.path + [list, element]
      var strips = try self.strips(
        item,
        in: Place(
          x: place.x + indent,
          width: max(place.width - indent, 40),
          path: path + [body],
          format: place.format
        )
      )
      if strips.isEmpty {
        let (height, baseline) = marks[index].extents(ofLine: 0)
        strips = [Strip(flow: FlowItem(height: height), baseline: baseline)]
      }
      strips[0].pieces.insert(
        .init(
          content: .line(marks[index], 0),
          x: place.x + indent - 6 - marks[index].layout.width,
          y: strips[0].baseline,
          path: path + [label]
        ),
        at: 0
      )
      strips[0].flow.spaceBefore =
        index == 0
        ? Typography.paragraphSpace - (isTight ? 2 : 0)
        : isTight ? Typography.tightSpace : Typography.paragraphSpace
      result += strips
    }
    return result
  }

  /// A quotation, or the direct answer if it comes right after a heading: a bar, and a ground for answers.
  private mutating func quote(
    _ blocks: [Block],
    after previous: Block?,
    in place: Place
  ) throws(TypesettingError) -> [Strip] {
    let quote = node(.section)
    var isAnswer = false
    if case .heading = previous { isAnswer = true }
    let padding = isAnswer ? 8.0 : 1
    let ground = Strip.Ground(
      block: quote.block,
      x: place.x,
      width: place.width,
      color: isAnswer ? inlines.style.answerGround : RGB(0xFFFFFF),
      bar: inlines.style.barColor
    )
    let right = isAnswer ? Typography.quoteIndent : 0
    var strips = try self.strips(
      blocks,
      in: Place(
        x: place.x + Typography.quoteIndent,
        width: place.width - Typography.quoteIndent - right,
        path: place.path + [quote],
        format: place.format
      )
    )
    guard !strips.isEmpty else { return [] }
    Self.pad(&strips, by: padding)
    strips[0].flow.spaceBefore = Typography.paragraphSpace
    strips[strips.count - 1].flow.spaceAfter = 0
    for index in strips.indices {
      strips[index].grounds.insert(ground, at: 0)
      // Short answers stay whole.
      if isAnswer, index > 0, strips.count <= 12 { strips[index].flow.keepsWithPrevious = true }
    }
    return strips
  }

  /// Adds room above the first slice and below the last one, within their ground.
  static func pad(_ strips: inout [Strip], by padding: Double) {
    guard !strips.isEmpty else { return }
    for index in strips[0].pieces.indices { strips[0].pieces[index].y += padding }
    strips[0].baseline += padding
    strips[0].flow.height += padding
    strips[strips.count - 1].flow.height += padding
  }
}
