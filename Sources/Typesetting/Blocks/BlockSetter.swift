internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup
internal import Notation

/// Blocks to slices, top to bottom, before any page.
struct BlockSetter {
  let inlines: InlineSetter
  let figures: [String: Scene]
  let pictures: [String: PagePicture]
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

  init(
    inlines: InlineSetter,
    figures: [String: Scene],
    pictures: [String: PagePicture],
    pageHeight: Double
  ) {
    self.inlines = inlines
    self.figures = figures
    self.pictures = pictures
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
    return Self.numbered(localized("Figure \(lastFigure)."), caption)
  }

  /// A caption behind the number of its table; only tables with a caption have one.
  mutating func tableCaption(_ caption: [Inline]) -> [Inline] {
    lastTable += 1
    return Self.numbered(localized("Table \(lastTable)."), caption)
  }

  /// What stands above the rest of the last table on another page.
  var continuedCaption: [Inline] {
    [.strong([.text(localized("Table \(lastTable), continued"))])]
  }

  private static func numbered(_ number: String, _ caption: [Inline]) -> [Inline] {
    [.strong([.text(number)]), .text(" ")] + caption
  }

  /// The slices of blocks, one below the other.
  mutating func strips(_ blocks: [Block], in place: Place) throws(Fault) -> [Strip] {
    var result: [Strip] = []
    var (previous, beforePrevious): (Block?, Block?)
    for block in blocks {
      var strips = try self.strips(block, after: previous, in: place)
      if let previous, !strips.isEmpty,
        Self.introduces(previous, block) || Self.isAnswer(previous, after: beforePrevious, block)
      {
        strips[0].flow.keepsWithPrevious = true
      }
      if !strips.isEmpty {
        strips[strips.count - 1].flow.spaceAfter = Self.spaceAfter(block)
      }
      // The first slice of all has no distance from what is above: its container gives it one.
      if result.isEmpty, !strips.isEmpty, previous == nil { strips[0].flow.spaceBefore = 0 }
      result += strips
      (previous, beforePrevious) = (block, previous)
    }
    return result
  }

  /// The least distance to what follows a block.
  private static func spaceAfter(_ block: Block) -> Double {
    switch block {
    case .code, .program, .quote: Typography.paragraphSpace + 2
    case .math, .thematicBreak: Typography.blockSpace
    case .table, .figure: Typography.blockSpace + 3
    case .heading, .paragraph, .list, .definitions: 0
    }
  }

  /// Whether a block is the direct answer below a heading, which is not left at the foot of a page with it alone.
  private static func isAnswer(_ block: Block, after previous: Block?, _ next: Block) -> Bool {
    guard case .quote = block, case .heading = previous else { return false }
    return switch next {
    // What floats, or is large, would take both to the next page.
    case .figure, .table, .heading: false
    case .paragraph, .code, .program, .math, .list, .definitions, .quote, .thematicBreak: true
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
    case .code, .program, .math, .list, .definitions, .quote, .table, .thematicBreak, .figure: false
    }
  }

  private mutating func strips(
    _ block: Block,
    after previous: Block?,
    in place: Place
  ) throws(Fault) -> [Strip] {
    switch block {
    case .heading(let level, let id, let content):
      return try heading(level, id, content, after: previous, in: place)
    case .paragraph(let content):
      let paragraph = try inlines.paragraph(
        content,
        place.format,
        width: place.width,
        alignment: place.width > Typography.leastJustified ? .justified : .leading
      )
      return lines(
        paragraph,
        .paragraph,
        in: place,
        spaceBefore: Typography.paragraphSpace
      )
    case .code(language: _, let text): return try code(text, in: place)
    case .program(let program):
      guard let listing = program.listing else { return [] }
      return try strips(listing, after: previous, in: place)
    case .math(let math, source: _): return try displayed(math, in: place)
    case .list(let start, let isTight, let items):
      return try list(start, isTight: isTight, items, in: place)
    case .definitions(let terms):
      return try list(nil, isTight: true, terms.map(\.item), anchors: terms.map(\.id), in: place)
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
}
