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

  /// The slices of blocks, one below the other.
  mutating func strips(_ blocks: [Block], in place: Place) throws(TypesettingError) -> [Strip] {
    var result: [Strip] = []
    var previous: Block?
    for block in blocks {
      var strips = try self.strips(block, after: previous, in: place)
      if let previous, !strips.isEmpty, Self.introduces(previous) {
        strips[0].flow.keepsWithPrevious = true
      }
      if let previous, !strips.isEmpty { strips[0].flow.spaceBefore += Self.spaceBelow(previous) }
      // The first slice of all has no distance from what is above: its container gives it one.
      if result.isEmpty, !strips.isEmpty, previous == nil { strips[0].flow.spaceBefore = 0 }
      result += strips
      previous = block
    }
    return result
  }

  /// What the ground of a block, or its last rule, needs below it.
  private static func spaceBelow(_ block: Block) -> Double {
    switch block {
    case .code: Typography.codePadding + 2
    case .quote: Typography.answerPadding + 2
    case .table: 5
    case .heading, .paragraph, .math, .list, .thematicBreak, .figure: 0
    }
  }

  /// Whether a block must stay with the one after it: headings, and text that announces something.
  private static func introduces(_ block: Block) -> Bool {
    switch block {
    case .heading: true
    case .paragraph(let content): PlainText.of(content).hasSuffix(":")
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
    case .math(let math, source: _): return try displayedFormula(math, in: place)
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
    let paragraph = try inlines.paragraph(
      content,
      Typography.heading(level),
      width: place.width,
      leading: 1.25
    )
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

  private mutating func code(_ text: String, in place: Place) throws(TypesettingError) -> [Strip] {
    let node = node(.code)
    let ground = Strip.Ground(
      block: node.block,
      x: place.x,
      width: place.width,
      color: Typography.codeGround,
      bar: nil,
      padding: Typography.codePadding
    )
    let left = place.x + Typography.codePadding + 2
    let width = place.width - 2 * Typography.codePadding - 4
    let mark = try inlines.paragraph(
      plain: "↪",
      Typography.code.with(\.color, Typography.muted),
      width: nil
    )
    let hanging = 14.0
    var strips: [Strip] = []
    for (number, line) in Self.codeLines(text).enumerated() {
      var rest = line
      var isFirst = true
      repeat {
        let indent = isFirst ? 0 : hanging
        let paragraph = try inlines.paragraph(
          plain: rest,
          Typography.code,
          width: nil,
          leading: 1.38
        )
        let (height, baseline) = paragraph.extents(ofLine: 0)
        var shown = paragraph
        var remainder = ""
        if paragraph.layout.width > width - indent {
          // The typeface is of one width, so the width of the line tells how many letters fit.
          let perLetter = paragraph.layout.width / Double(rest.count)
          let fitting = max(1, Int((width - indent) / perLetter))
          let end = Self.breakIndex(rest, fitting)
          remainder = String(rest[end...])
          shown = try inlines.paragraph(
            plain: String(rest[..<end]),
            Typography.code,
            width: nil,
            leading: 1.38
          )
        }
        var pieces: [Strip.Piece] = [
          .init(
            content: .line(shown, 0),
            x: left + indent,
            y: baseline,
            path: place.path + [node]
          )
        ]
        if !isFirst {
          pieces.append(.init(content: .line(mark, 0), x: left + 2, y: baseline))
        }
        var flow = FlowItem(height: height)
        flow.keepsWithPrevious = !isFirst
        if number == 0, isFirst {
          flow.spaceBefore = Typography.paragraphSpace + Typography.codePadding + 2
        }
        strips.append(Strip(flow: flow, pieces: pieces, grounds: [ground], baseline: baseline))
        rest = remainder
        isFirst = false
      } while !rest.isEmpty
    }
    let count = strips.count
    for index in strips.indices where index > 0 {
      // Short programs stay whole; of long ones, at least three lines stand together.
      if count <= 12 || index < 3 || index >= count - 2 {
        strips[index].flow.keepsWithPrevious = true
      }
    }
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

  private mutating func displayedFormula(_ math: Math, in place: Place) throws(TypesettingError)
    -> [Strip]
  {
    let layout = MathLayout(font: inlines.mathFont, size: place.format.size * 1.05)
    let style = MathStyle(level: .display)
    let rows = try MathRows.rows(math, layout, style, width: place.width)
    let node = node(.paragraph)
    return rows.enumerated().map { index, row in
      var flow = FlowItem(height: row.box.ascent + row.box.descent)
      flow.spaceBefore = index == 0 ? Typography.blockSpace : 5
      flow.keepsWithPrevious = true
      let formula = StructureNode(block: node.block, part: index + 1, tag: .formula, isLeaf: true)
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
    let padding = isAnswer ? Typography.answerPadding : 1
    let ground = Strip.Ground(
      block: quote.block,
      x: place.x,
      width: place.width,
      color: isAnswer ? Typography.answerGround : RGB(0xFFFFFF),
      bar: isAnswer ? Typography.accent : Typography.rule,
      padding: padding
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
    strips[0].flow.spaceBefore = Typography.paragraphSpace + padding
    for index in strips.indices {
      strips[index].grounds.insert(ground, at: 0)
      // An answer is short: it stands on one page.
      if isAnswer, index > 0, strips.count <= 12 { strips[index].flow.keepsWithPrevious = true }
    }
    return strips
  }

  private mutating func figure(
    _ figure: Figure,
    in place: Place
  ) throws(TypesettingError) -> [Strip] {
    guard let scene = figures[figure.name] else {
      throw TypesettingError(
        "figure: there is no picture named \"\(figure.name)\"",
        hint: "the document names figures/\(figure.name).svg; give a scene of that name"
      )
    }
    guard scene.size.width > 0, scene.size.height > 0, scene.size.width.isFinite,
      scene.size.height.isFinite
    else {
      throw TypesettingError(
        "figure \"\(figure.name)\": the picture has no size (got \(scene.size.width) x \(scene.size.height))",
        hint: "this is a fault of the plot that made the figure"
      )
    }
    let outer = node(.section)
    let picture = node(.figure, isLeaf: true)
    let caption = try inlines.paragraph(
      figure.caption,
      Typography.caption,
      width: place.width,
      leading: 1.4
    )
    let captionHeight = figure.caption.isEmpty ? 0 : caption.height + 7
    let scale = min(
      Typography.figureScale,
      place.width / scene.size.width,
      (pageHeight - captionHeight) / scene.size.height
    )
    let size = Size(width: scene.size.width * scale, height: scene.size.height * scale)
    var pieces: [Strip.Piece] = [
      .init(
        content: .figure(scene, size),
        x: place.x + (place.width - size.width) / 2,
        y: 0,
        path: place.path + [outer, picture]
      )
    ]
    var y = size.height + 7
    if !figure.caption.isEmpty {
      let node = node(.caption)
      for index in caption.layout.lines.indices {
        let (height, baseline) = caption.extents(ofLine: index)
        pieces.append(
          .init(
            content: .line(caption, index),
            x: place.x,
            y: y + baseline,
            path: place.path + [outer, node]
          )
        )
        y += height
      }
    }
    var flow = FlowItem(height: size.height + captionHeight)
    flow.spaceBefore = Typography.blockSpace + 4
    flow.floats = true
    var strip = Strip(flow: flow, pieces: pieces)
    strip.anchor = "figure-\(figure.name)"
    return [strip]
  }
}
