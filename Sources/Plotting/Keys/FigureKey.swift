internal import Drawing

/// The key of a figure: a sample of each series and its name, in rows.
struct FigureKey {
  private let entries: [(series: Series, width: Double)]
  private let lettering: Lettering

  /// The width of a sample and its distance from the name, in points.
  private static func sampleWidth(_ style: SeriesStyle) -> Double { style.hasLine ? 22 : 7 }
  private static let sampleGap = 5.0
  /// The distance between entries, in points.
  private static let entryGap = 16.0

  /// The key of some series in a figure of this width, which no name passes.
  init(_ series: [Series], width: Double, _ lettering: Lettering) {
    self.lettering = lettering
    entries = series.map { series in
      var series = series
      series.name = lettering.shortened(
        series.name,
        in: lettering.label,
        width: width - Self.sampleWidth(series.style) - Self.sampleGap
      )
      let name = lettering.width(series.name, lettering.label)
      return (series, Self.sampleWidth(series.style) + Self.sampleGap + name)
    }
  }

  /// The distance between two rows.
  private var rowHeight: Double { lettering.lineHeight(lettering.label) + 2 }

  /// The entries by row.
  private func rows(width: Double) -> [[(series: Series, width: Double)]] {
    var rows: [[(series: Series, width: Double)]] = []
    var used = 0.0
    for entry in entries {
      if !rows.isEmpty, used + Self.entryGap + entry.width <= width {
        rows[rows.count - 1].append(entry)
        used += Self.entryGap + entry.width
      } else {
        rows.append([entry])
        used = entry.width
      }
    }
    return rows
  }

  /// The height of the key in a figure of this width; zero without series.
  func height(width: Double) -> Double { Double(rows(width: width).count) * rowHeight }

  /// The key with its top left corner at a point.
  func node(x: Double, y: Double, width: Double) -> Node {
    var nodes: [Node] = []
    for (index, row) in rows(width: width).enumerated() {
      let baseline = y + Double(index) * rowHeight + lettering.label.size
      var x = x
      for entry in row {
        let middle = baseline - lettering.middle(lettering.label)
        let width = Self.sampleWidth(entry.series.style)
        nodes += Self.sample(of: entry.series.style, x: x, width: width, y: middle)
        nodes.append(
          lettering.run(
            entry.series.name,
            x: x + width + Self.sampleGap,
            y: baseline,
            lettering.label
          )
        )
        x += entry.width + Self.entryGap
      }
    }
    return .group(Group(.legend, nodes: nodes))
  }

  /// A piece of a line with its marker in the middle.
  static func sample(of style: SeriesStyle, x: Double, width: Double, y: Double) -> [Node] {
    let marker = markers(at: [Point(x: x + width / 2, y: y)], style: style, size: 2.2)
    guard style.hasLine else { return [marker] }
    let line = Path(through: [Point(x: x, y: y), Point(x: x + width, y: y)])
    return [
      .shape(Shape(line, stroke: Stroke(Paint(style.color), width: 1.5, dash: style.dash))),
      marker,
    ]
  }
}
