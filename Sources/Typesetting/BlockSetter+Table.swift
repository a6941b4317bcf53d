internal import CairoDrawing
internal import Drawing
internal import Markup

extension BlockSetter {
  /// A cell: the lines of its text and their height.
  private struct Cell {
    var paragraph: Paragraph
    var height: Double
  }

  /// A table: its caption, its header row and its rows, one slice each.
  ///
  /// Columns get what their content needs; a table of many columns is set smaller before words are broken.
  mutating func table(_ table: Table, in place: Place) throws(TypesettingError) -> [Strip] {
    let columns = table.header.count
    guard columns > 0 else { return [] }
    let gap = 2 * Typography.cellPadding
    var format = Typography.table
    var widths: [Double] = []
    for size in [1, 0.92, 0.84, 0.76] {
      format = Typography.table.with(\.size, Typography.table.size * size)
      var least: [Double] = []
      var natural: [Double] = []
      for column in 0..<columns {
        let header = try inlines.widths(table.header[column], format.with(\.isBold, true))
        var columnLeast = header.least
        var columnNatural = header.natural
        for row in table.rows where column < row.count {
          let cell = try inlines.widths(row[column], format)
          columnLeast = max(columnLeast, cell.least)
          columnNatural = max(columnNatural, cell.natural)
        }
        // Pango rounds widths down to its own units.
        least.append(columnLeast + gap + 0.1)
        natural.append(columnNatural + gap + 0.1)
      }
      widths = TableColumns.widths(least: least, natural: natural, available: place.width)
      if least.reduce(0, +) <= place.width { break }
    }
    let element = node(.table)
    let path = place.path + [element]
    var strips: [Strip] = []
    if let caption = table.caption, !caption.isEmpty {
      let paragraph = try inlines.paragraph(
        caption,
        Typography.caption,
        width: place.width,
        leading: 1.4
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
    let repeated = header.pieces.map { piece in
      var piece = piece
      piece.path = []
      return piece
    }
    let body = node(.tableBody)
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
      strip.flow.repeatedHeight = header.flow.height
      strip.flow.keepsWithPrevious = index < 2 || index == table.rows.count - 1
      try checkHeight(strip)
      strips.append(strip)
    }
    // A table that is not high stays whole.
    if strips.map(\.flow.height).reduce(0, +) < pageHeight * 0.3 {
      for index in strips.indices.dropFirst() { strips[index].flow.keepsWithPrevious = true }
    }
    return strips
  }

  /// Rows are never divided: one that is higher than a page has nowhere to stand.
  private func checkHeight(_ strip: Strip) throws(TypesettingError) {
    guard strip.flow.height + strip.flow.repeatedHeight > pageHeight else { return }
    throw TypesettingError(
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
  ) throws(TypesettingError) -> Strip {
    let element = node(.tableRow)
    var pieces: [Strip.Piece] = []
    var height = 0.0
    var x = left
    let top = 3.0
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
        width: widths[column] - 2 * Typography.cellPadding,
        alignment: alignment,
        leading: 1.36
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
