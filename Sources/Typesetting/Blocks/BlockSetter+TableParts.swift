internal import Faults
internal import Markup

/// Tables of many columns, in parts below each other.
extension BlockSetter {
  /// A table: its caption, its header row and its rows, one slice each.
  ///
  /// Columns get what their content needs; a table of many columns is set smaller, and then in parts below each other that all
  /// begin with the columns that say which row it is, before words or numbers are broken. All parts have letters of one size.
  mutating func table(_ table: Table, in place: Place) throws(Fault) -> [Strip] {
    guard !table.header.isEmpty else { return [] }
    let (needs, _) = try needs(of: table)
    let groups = TableColumns.groups(
      words: needs.scaled(by: Typography.leastTableScale, gap: Self.gap).words,
      keys: Self.keys(of: table),
      width: place.width
    )
    let scale =
      groups.map { Self.scale(ofWords: $0.map { needs.words[$0] }, width: place.width) }.min() ?? 1
    var strips: [Strip] = []
    for (index, columns) in groups.enumerated() {
      var part = table.part(columns)
      part.caption =
        if let caption = table.caption, !caption.isEmpty {
          index == 0 ? tableCaption(caption) : continuedCaption
        } else { nil }
      strips += try whole(part, scale: scale, in: place)
    }
    strips[0].anchor = table.id
    return strips
  }

  /// How many of a table's first columns say which row it is: as few as make all rows differ, or the first.
  private static func keys(of table: Table) -> Int {
    let rows = table.rows.map { $0.map(PlainText.of) }
    return table.header.indices.map { $0 + 1 }.first { count in
      Set(rows.map { $0.prefix(count) }).count == rows.count
    } ?? 1
  }

  /// How small the letters of columns become so that no word or number breaks, from 1 down to the least.
  private static func scale(ofWords words: [Double], width: Double) -> Double {
    let needs = TableColumns.Needs(words: words, cells: words, lines: words)
    var scale = 1.0
    while scale > Typography.leastTableScale + 1e-9,
      needs.scaled(by: scale, gap: gap).words.reduce(0, +) > width
    {
      scale -= 0.06
    }
    return scale
  }
}

extension Table {
  /// The table with some of its columns, without its caption and its id.
  fileprivate func part(_ columns: [Int]) -> Table {
    func part(_ cells: [[Inline]]) -> [[Inline]] {
      columns.compactMap { $0 < cells.count ? cells[$0] : nil }
    }
    return Table(
      alignments: columns.map { $0 < alignments.count ? alignments[$0] : .leading },
      header: part(header),
      rows: rows.map(part)
    )
  }
}
