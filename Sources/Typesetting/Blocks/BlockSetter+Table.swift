internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup

extension BlockSetter {
  /// A table, or a part of one, with all its columns side by side; its caption has its number.
  mutating func whole(
    _ table: Table,
    scale: Double,
    in place: Place
  ) throws(Fault) -> [Strip] {
    let (format, widths) = try columns(table, scale: scale, width: place.width)
    let element = node(.table)
    let path = place.path + [element]
    var strips: [Strip] = []
    var sequel: Paragraph?
    if let caption = table.caption {
      let paragraph = try inlines.paragraph(
        caption,
        Typography.caption,
        width: place.width,
        leading: 1.36
      )
      sequel = try inlines.paragraph(
        continuedCaption,
        Typography.caption,
        width: place.width,
        leading: 1.36
      )
      strips = lines(
        paragraph,
        .caption,
        in: Place(x: place.x, width: place.width, path: path),
        spaceBefore: Typography.blockSpace
      )
      for index in strips.indices where index > 0 { strips[index].flow.keepsWithPrevious = true }
    }
    let head = node(.tableHead)
    var header = try row(
      table.header,
      table.alignments,
      widths,
      format.with(\.isBold, true),
      at: place.x,
      path: path + [head],
      cellTag: .tableHeader
    )
    let width = widths.reduce(0, +)
    func rule(_ y: Double, _ thickness: Double, _ color: RGB) -> Strip.Piece {
      .init(
        content: .rectangle(Size(width: width, height: thickness), color),
        x: place.x,
        y: y - thickness / 2
      )
    }
    header.pieces.append(rule(0, 0.9, Typography.ink))
    header.pieces.append(rule(header.flow.height, 0.5, Typography.ink))
    header.flow.spaceBefore = strips.isEmpty ? Typography.blockSpace : 4
    header.flow.keepsWithPrevious = !strips.isEmpty
    strips.append(header)
    let body = node(.tableBody)
    // A few words are furniture, as a running head is; whole phrases are text that must not be skipped.
    let words = table.header.flatMap { PlainText.of($0).split(separator: " ") }
    let (repeated, repeatedHeight) = Self.repeated(
      header,
      below: sequel,
      at: place.x,
      path: words.count < 8 || words.count(where: { $0.first?.isLowercase == true }) < 4
        ? [] : path + [body]
    )
    for (index, cells) in table.rows.enumerated() {
      var strip = try row(
        cells,
        table.alignments,
        widths,
        format,
        at: place.x,
        path: path + [body],
        cellTag: .tableCell
      )
      let isLast = index == table.rows.count - 1
      strip.pieces.append(
        rule(
          strip.flow.height,
          isLast ? 0.9 : 0.4,
          isLast ? Typography.ink : Typography.faintRule
        )
      )
      strip.repeated = repeated
      strip.flow.repeatedHeight = repeatedHeight
      // No few rows stand alone on a page.
      strip.flow.keepsWithPrevious =
        index < 3 || index >= table.rows.count - 2 || Self.isPart(cells)
      strip.flow.continuesBlock = true
      try checkHeight(strip)
      strips.append(strip)
    }
    if isWhole(table, height: strips.map(\.flow.height).reduce(0, +)) {
      for index in strips.indices {
        strips[index].flow.keepsWithPrevious = index > 0
        // Only what is called by a number may stand elsewhere.
        strips[index].flow.floats = table.caption != nil
      }
    }
    return strips
  }

  /// Whether no page divides a table: one that is not high, or that has a caption, by which it is found elsewhere, and few rows.
  private func isWhole(_ table: Table, height: Double) -> Bool {
    height < pageHeight * 0.3
      || table.caption != nil && table.rows.count <= 10 && height < pageHeight * 0.6
  }

  /// What stands above the rest of a table on another page: that it goes on, and its header.
  private static func repeated(
    _ header: Strip,
    below sequel: Paragraph?,
    at left: Double,
    path: [StructureNode]
  ) -> (pieces: [Strip.Piece], height: Double) {
    var shift = 0.0
    var pieces: [Strip.Piece] = []
    if let sequel {
      let (height, baseline) = sequel.extents(ofLine: 0)
      pieces.append(.init(content: .line(sequel, 0), x: left, y: baseline))
      shift = height + 3
    }
    pieces += header.pieces.map { piece in
      var piece = piece
      piece.path = path.isEmpty || piece.path.isEmpty ? [] : path + piece.path.suffix(2)
      piece.y += shift
      return piece
    }
    return (pieces, header.flow.height + shift)
  }

  /// Whether a row is a part of the claim above it, with which it stays.
  private static func isPart(_ cells: [[Inline]]) -> Bool {
    PlainText.of(cells.first ?? []).hasPrefix("– ")
  }

  /// The space beside the text of a cell; Pango rounds widths down to its own units.
  static let gap = 2 * Typography.cellPadding + 0.1

  /// What the columns of a table need, and how wide the cells of each column are on one line, the header first.
  func needs(
    of table: Table
  ) throws(Fault) -> (TableColumns.Needs, naturals: [[Double]]) {
    let gap = Self.gap
    var needs = TableColumns.Needs(words: [], cells: [], lines: [])
    var naturals: [[Double]] = []
    for column in table.header.indices {
      let header = try inlines.widths(
        table.header[column],
        Typography.table.with(\.isBold, true)
      )
      let isNumeric =
        column < table.alignments.count && table.alignments[column] == .trailing
      var (word, line) = (0.0, 0.0)
      var cells = [header.natural]
      for row in table.rows where column < row.count {
        let cell = try inlines.widths(row[column], Typography.table)
        word = max(word, cell.least)
        line = max(line, cell.natural)
        cells.append(cell.natural)
      }
      // Numbers stay on one line with their unit and spread.
      if isNumeric { word = max(word, TableColumns.usualWidth(of: Array(cells.dropFirst()))) }
      needs.words.append(max(word, header.least) + gap)
      needs.cells.append(max(line, header.least) + gap)
      needs.lines.append(max(line, header.natural) + gap)
      naturals.append(cells)
    }
    return (needs, naturals)
  }

  /// The letters and the widths of the columns of a table.
  private func columns(
    _ table: Table,
    scale: Double,
    width: Double
  ) throws(Fault) -> (TextFormat, [Double]) {
    let gap = Self.gap
    let (needs, naturals) = try needs(of: table)
    let format = Typography.table.with(\.size, Typography.table.size * scale)
    let scaled = needs.scaled(by: scale, gap: gap)
    let widths = TableColumns.shortened(
      TableColumns.widths(scaled, available: width),
      least: scaled.words,
      cells: naturals.map { $0.map { $0 * scale } },
      gap: gap
    )
    // Every column must take its words, or at least a letter of them.
    guard zip(widths, scaled.words).allSatisfy({ $0 >= min($1 - 0.01, format.size + gap) }) else {
      throw Fault(
        .invalid,
        "table: its columns do not fit on the page (got \(widths.count) columns on \(Int(width)) points)",
        hint: "divide the table, or turn its rows into columns"
      )
    }
    return (format, widths)
  }

  /// Rows are never divided: one that is higher than a page has nowhere to stand.
  private func checkHeight(_ strip: Strip) throws(Fault) {
    guard strip.flow.height + strip.flow.repeatedHeight > pageHeight else { return }
    throw Fault(
      .invalid,
      "table: a row is higher than a page (got \(Int(strip.flow.height)) points, expected up to \(Int(pageHeight)))",
      hint: "move the long text of the row below the table"
    )
  }

  private mutating func row(
    _ cells: [[Inline]],
    _ alignments: [Table.Alignment],
    _ widths: [Double],
    _ format: TextFormat,
    at left: Double,
    path: [StructureNode],
    cellTag: StructureTag
  ) throws(Fault) -> Strip {
    let element = node(.tableRow)
    var pieces: [Strip.Piece] = []
    var height = 0.0
    var x = left
    let top = 2.4
    for (column, content) in cells.enumerated() where column < widths.count {
      let alignment: TextLayout.Alignment =
        switch column < alignments.count ? alignments[column] : .leading {
        case .leading: .leading
        case .center: .center
        case .trailing: .trailing
        }
      let paragraph = try inlines.paragraph(
        content,
        format,
        width: max(1, widths[column] - 2 * Typography.cellPadding),
        alignment: alignment,
        leading: 1.3
      )
      let cell = node(cellTag)
      var y = top
      for index in paragraph.layout.lines.indices {
        let (lineHeight, baseline) = paragraph.extents(ofLine: index)
        pieces.append(
          .init(
            content: .line(paragraph, index),
            x: x + Typography.cellPadding,
            y: y + baseline,
            path: path + [element, cell]
          )
        )
        y += lineHeight
      }
      height = max(height, y + top)
      x += widths[column]
    }
    return Strip(flow: FlowItem(height: height), pieces: pieces)
  }
}
