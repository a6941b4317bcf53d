internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup
internal import Notation

/// The slices before the text: the title block and the list of contents.
struct FrontMatter {
  /// An entry of the list of contents.
  struct Entry: Hashable {
    var level: Int
    var id: String
    var title: String
    /// The number of its page, nil while it is unknown.
    var page: Int?
  }

  /// The title with what stands below it.
  static func title(
    _ options: TypesettingOptions,
    _ setter: inout BlockSetter,
    in place: BlockSetter.Place
  ) throws(Fault) -> [Strip] {
    var strips: [Strip] = []
    func add(
      _ text: String?,
      _ format: TextFormat,
      _ tag: StructureTag,
      space: Double,
      _ setter: inout BlockSetter
    ) throws(Fault) {
      guard let text, !text.isEmpty else { return }
      let paragraph = try setter.inlines.paragraph(
        plain: text,
        format,
        width: place.width,
        leading: 1.25
      )
      strips += setter.lines(
        paragraph,
        tag,
        in: place,
        spaceBefore: strips.isEmpty ? 0 : space
      )
    }
    try add(options.title, Typography.title, .heading1, space: 0, &setter)
    try add(options.subtitle, Typography.subtitle, .paragraph, space: 5, &setter)
    let byline = [options.author, options.date].compactMap(\.self).joined(separator: " · ")
    try add(byline, Typography.byline, .paragraph, space: 9, &setter)
    var rule = FlowItem(height: 1)
    rule.spaceBefore = 12
    let size = Size(width: place.width, height: 1)
    strips.append(
      Strip(
        flow: rule,
        pieces: [.init(content: .rectangle(size, setter.inlines.style.barColor), x: place.x, y: 0)]
      )
    )
    for index in strips.indices where index > 0 { strips[index].flow.keepsWithPrevious = true }
    return strips
  }

  /// What the text says in short, between the title and the contents.
  static func abstract(
    _ blocks: [Block],
    _ setter: inout BlockSetter,
    in place: BlockSetter.Place
  ) throws(Fault) -> [Strip] {
    var inner = place
    let inset = 20.0
    inner.x += inset
    inner.width -= 2 * inset
    inner.format = Typography.abstract
    var strips = try setter.strips(blocks, in: inner)
    if !strips.isEmpty { strips[0].flow.spaceBefore = 12 }
    return strips
  }

  /// The list of contents in two columns, one slice: it stands below the title and leaves the page to the text.
  ///
  /// - Returns: the heading and the list, none if it is higher than a part of a page.
  static func contents(
    _ entries: [Entry],
    _ setter: inout BlockSetter,
    in place: BlockSetter.Place
  ) throws(Fault) -> [Strip] {
    let heading = try setter.inlines.paragraph(
      plain: localized("Contents"),
      Typography.contents.with(\.size, 10).with(\.isBold, true),
      width: place.width,
      leading: 1.25
    )
    var strips = setter.lines(heading, .paragraph, in: place, spaceBefore: 14)
    let list = setter.node(.contents)
    let top = entries.map(\.level).min() ?? 1
    let gutter = 22.0
    let width = (place.width - gutter) / 2
    var set: [(pieces: [Strip.Piece], height: Double)] = []
    for entry in entries {
      set.append(
        try pieces(
          of: entry,
          indent: Double(entry.level - top) * 9,
          isTop: entry.level == top,
          width: width,
          &setter,
          path: place.path + [list]
        )
      )
    }
    let start = secondColumn(heights: set.map(\.height), isTop: entries.map { $0.level == top })
    var strip = Strip(flow: FlowItem(height: 0))
    strip.flow.spaceBefore = 3
    strip.flow.keepsWithPrevious = true
    for (left, part) in [(place.x, set[..<start]), (place.x + width + gutter, set[start...])] {
      var y = 0.0
      for entry in part {
        strip.pieces += entry.pieces.map { piece in
          var piece = piece
          piece.x += left
          piece.y += y
          // A leader ends at a place, too.
          if case .leader(let end) = piece.content { piece.content = .leader(end + left) }
          return piece
        }
        y += entry.height
      }
      strip.flow.height = max(strip.flow.height, y)
    }
    strips.append(strip)
    return strips
  }

  /// An entry at the left edge of a column, with dots from its title to its page number.
  private static func pieces(
    of entry: Entry,
    indent: Double,
    isTop: Bool,
    width: Double,
    _ setter: inout BlockSetter,
    path: [StructureNode]
  ) throws(Fault) -> (pieces: [Strip.Piece], height: Double) {
    // Wide enough for any number, so that lines break the same whatever the numbers are.
    let numberWidth = 20.0
    let format = Typography.contents.with(\.isBold, isTop)
    let link = "#" + entry.id
    let paragraph = try setter.inlines.paragraph(
      plain: entry.title,
      format,
      width: width - indent - numberWidth,
      leading: 1.28
    )
    let item = setter.node(.contentsItem)
    let text = setter.node(.paragraph)
    var pieces: [Strip.Piece] = []
    var (y, lastBaseline) = (isTop ? 2.5 : 0, 0.0)
    for index in paragraph.layout.lines.indices {
      let (height, baseline) = paragraph.extents(ofLine: index)
      lastBaseline = y + baseline
      pieces.append(
        .init(
          content: .line(paragraph, index),
          x: indent,
          y: lastBaseline,
          path: path + [item, text],
          link: link
        )
      )
      y += height
    }
    let number = try setter.inlines.paragraph(
      plain: entry.page.map(String.init) ?? "0",
      format.with(\.isBold, false),
      width: numberWidth,
      alignment: .trailing
    )
    let start = indent + (paragraph.layout.lines.last?.width ?? 0) + 4
    let end = width - number.layout.width - 4
    if start < end {
      pieces.append(.init(content: .leader(end), x: start, y: lastBaseline))
    }
    let label = setter.node(.paragraph)
    pieces.append(
      .init(
        content: .line(number, 0),
        x: width - numberWidth,
        y: lastBaseline,
        path: path + [item, label],
        link: link
      )
    )
    return (pieces, y)
  }

  /// The entry that begins the second column: columns of about the same height, the first not the lower one, and rather divided
  /// before a chapter.
  private static func secondColumn(heights: [Double], isTop: [Bool]) -> Int {
    let total = heights.reduce(0, +)
    var best = (cost: Double.infinity, start: heights.count)
    var left = 0.0
    for start in heights.indices.dropFirst() {
      left += heights[start - 1]
      let cost = max(left, total - left) + (isTop[start] ? 0 : 12) + (left < total - left ? 6 : 0)
      if cost < best.cost { best = (cost, start) }
    }
    return best.start
  }
}
