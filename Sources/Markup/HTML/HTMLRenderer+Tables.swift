internal import Notation

extension HTMLRenderer {
  /// A table of the text: numbered if it has a caption, else named by its section and its columns.
  mutating func write(_ table: Table) {
    guard let caption = table.caption else {
      let columns = table.header.map(\.plainText).filter { !$0.isEmpty }.parted
      write(
        table,
        caption: nil,
        label: section.isEmpty
          ? localized("Table: \(columns)") : localized("\(section): \(columns)")
      )
      return
    }
    tableNumber += 1
    let number = "<span class=\"number\">\(localized("Table \(tableNumber)."))</span> "
    let label = localized("Table \(tableNumber)")
    // Without a name of its own a link leads to its number; no name has a full stop.
    let id = table.id ?? "table.\(tableNumber)"
    write(table, id: id, caption: caption, number: number, label: label)
  }

  /// The wrapper scrolls when the table is wider than the page; it can have the focus so that the keyboard scrolls it too.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - id: What links lead to.
  ///   - caption: What is seen above it; without one, the label is its caption for who cannot see it.
  ///   - number: The number before the caption.
  ///   - label: What the table is called where it is read aloud.
  ///   - isData: Whether it is the numbers behind a figure: narrow, and many.
  mutating func write(
    _ table: Table,
    id: String? = nil,
    caption: [Inline]?,
    number: String = "",
    label: String,
    isData: Bool = false
  ) {
    let id = id.map { " id=\"\($0.escapedForMarkup)\"" } ?? ""
    line(
      "<div class=\"table\"\(id) role=\"region\" tabindex=\"0\" aria-label=\"\(label.escapedForMarkup)\">"
    )
    let layout = TableLayout(table, isData: isData)
    line("<table\(layout.classes)>")
    if let caption {
      line(
        "<caption\(Self.direction(of: caption))><span>\(number)\(Self.html(caption))</span></caption>"
      )
    } else {
      line("<caption><span class=\"spoken\">\(label.escapedForMarkup)</span></caption>")
    }
    line("<thead>")
    writeHeader(of: table, layout)
    line("</thead>")
    line("<tbody>")
    for cells in table.rows {
      write(row: cells, of: table, layout, hasID: caption != nil && !isData)
    }
    line("</tbody>")
    line("</table>")
    line("</div>")
  }

  private mutating func writeHeader(of table: Table, _ layout: TableLayout) {
    html += "<tr>"
    for (column, cell) in table.header.enumerated() {
      let alignment = layout.alignment(of: column)
      let style =
        layout.isWide(column)
        ? " class=\"words\"" : alignment == .leading ? "" : " class=\"\(alignment.rawValue)\""
      // A header without words would be announced as one.
      html +=
        cell.isEmpty
        ? "<td\(style)></td>" : "<th scope=\"col\"\(style)>\(Self.header(cell))</th>"
    }
    line("</tr>")
  }

  /// A row; where sentences name the rows, each has an id, so that a link can lead to it.
  private mutating func write(
    row cells: [[Inline]],
    of table: Table,
    _ layout: TableLayout,
    hasID: Bool
  ) {
    if hasID, layout.rowsAreSentences, let name = cells.first?.plainText,
      name.first?.isLetter ?? false || name.first?.isNumber ?? false
    {
      let words = name.split(separator: " ").prefix(6).joined(separator: " ")
      html += "<tr id=\"row.\(rowIDs.slug(for: words).escapedForMarkup)\">"
    } else {
      html += "<tr>"
    }
    for (column, cell) in cells.enumerated() {
      let alignment = layout.alignment(of: column)
      let direction = Self.direction(of: cell)
      if column == 0, layout.firstColumnNamesRows {
        let style = alignment == .leading ? "" : " class=\"\(alignment.rawValue)\""
        html += "<th scope=\"row\"\(style)\(direction)>\(Self.html(cell))</th>"
        continue
      }
      html +=
        "<td\(layout.cellClass(column))\(direction)\(layout.label(of: column, cell))>\(Self.html(cell))</td>"
    }
    line("</tr>")
  }

  /// A header of formulas has its words too: programs that read aloud or check take formulas for pictures without a name.
  private static func header(_ cell: [Inline]) -> String {
    guard case .math(let math, let source) = cell.first, cell.count == 1 else { return html(cell) }
    let formula = math.mathML(source: source, isBlock: false)
    return
      "<span class=\"spoken\">\(math.spoken.escapedForMarkup)</span><span aria-hidden=\"true\">\(formula)</span>"
  }
}
