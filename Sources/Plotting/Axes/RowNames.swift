internal import Drawing

/// The names of an axis's rows, broken into lines, and the heights that they give the rows.
struct RowNames {
  private let rows: [AxisRow]
  private let lettering: Lettering
  private let lines: [[String]]
  /// How many of the lines of each row are its name; a note follows.
  private let nameCounts: [Int]
  /// Whether notes stand below the names: beside the panel a narrow figure has no room for them.
  private let hasNotesBelow: Bool
  /// The height of each row, in points.
  let heights: [Double]

  /// How far the name of a row that belongs to the one above is indented, in points.
  private static let indent = 9.0
  /// The room between the lines of a row and the next row, in points.
  private static let gap = 2.0
  /// The distance between the baselines of a name, in points: closer than in text, because few names have two lines.
  private static let lineHeight = 9.5

  /// Breaks names into lines no wider than a limit.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - limit: The most width of a name, in points.
  ///   - hasNotesBelow: Whether the note of a row stands below its name and not at the other end of the row.
  ///   - lettering: The styles of text.
  init(_ rows: [AxisRow], limit: Double, hasNotesBelow: Bool = false, _ lettering: Lettering) {
    self.rows = rows
    self.lettering = lettering
    self.hasNotesBelow = hasNotesBelow
    let names = rows.map { row in
      lettering.lines(
        row.name,
        in: Self.style(row, lettering),
        width: limit - (row.continues ? Self.indent : 0)
      )
    }
    nameCounts = names.map(\.count)
    lines = zip(rows, names).map { row, name in
      guard hasNotesBelow, let note = row.note else { return name }
      return name
        + lettering.lines(
          note,
          in: lettering.rowName,
          width: limit - (row.continues ? Self.indent : 0)
        )
    }
    heights = zip(rows, lines).map { row, lines in
      max(row.leastHeight, Double(max(1, lines.count)) * Self.lineHeight + Self.gap)
    }
  }

  /// The height of all rows.
  var height: Double { heights.reduce(0, +) }

  /// The width of the widest name.
  var width: Double {
    zip(rows, lines).flatMap { row, lines in
      lines.map {
        lettering.width($0, Self.style(row, lettering)) + (row.continues ? Self.indent : 0)
      }
    }.max() ?? 0
  }

  private static func style(_ row: AxisRow, _ lettering: Lettering) -> TextStyle {
    var style = lettering.rowName
    style.isBold = row.isHeading
    return style
  }

  /// The room that notes take at the other end of the rows; zero without notes.
  var noteWidth: Double {
    hasNotesBelow
      ? 0
      : rows.compactMap(\.note).map { lettering.width(shortened($0), lettering.rowName) + 6 }.max()
        ?? 0
  }

  /// A note no wider than 150 points.
  private func shortened(_ note: String) -> String {
    lettering.shortened(note, in: lettering.rowName, width: 150)
  }

  /// The names with their left edge at `left` and the notes at `right`, each where they are shown.
  func node(in frame: Frame, left: Double?, right: Double?) -> Node {
    let style = lettering.rowName
    var nodes: [Node] = []
    for (index, row) in rows.enumerated() {
      guard let middle = frame.y.position(of: Double(index)) else { continue }
      let lines = lines[index]
      let nameCount = nameCounts[index]
      for (number, line) in lines.enumerated() {
        guard let left else { break }
        let offset = (Double(number) - Double(lines.count - 1) / 2) * Self.lineHeight
        nodes.append(
          lettering.run(
            line,
            x: left + (row.continues ? Self.indent : 0),
            y: middle + offset + lettering.middle(style),
            number < nameCount ? Self.style(row, lettering) : Self.muted(style)
          )
        )
      }
      if !hasNotesBelow, let right, let note = row.note {
        nodes.append(
          lettering.run(shortened(note), x: right + 6, y: middle + lettering.middle(style), style)
        )
      }
    }
    return .group(Group(.annotation, nodes: nodes))
  }

  private static func muted(_ style: TextStyle) -> TextStyle {
    var style = style
    style.paint = Paint(.mutedInk)
    return style
  }

  /// The places between rows that do not belong together, on the axis.
  var partings: [Double] {
    rows.indices.dropFirst().filter { !rows[$0].continues }.map { Double($0) - 0.5 }
  }
}
