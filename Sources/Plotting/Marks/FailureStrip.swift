internal import Drawing
internal import Notation

/// Runs that have no number, below the panel of those that have one: a cross and a count where they stand on the horizontal axis.
public struct FailureStrip: Sendable {
  /// The failed runs of one series.
  public struct Row: Sendable, Hashable {
    /// What failed.
    public var series: Series
    /// Where, and how many of how many.
    public var counts: [Count]

    /// Creates a row.
    public init(_ series: Series, _ counts: [Count]) {
      self.series = series
      self.counts = counts
    }
  }

  /// How many runs failed at a value of the horizontal axis.
  public struct Count: Sendable, Hashable {
    /// The value along the horizontal axis.
    public var x: Double
    /// How many runs failed.
    public var failed: Int
    /// How many runs there are.
    public var all: Int

    /// Creates a count.
    public init(x: Double, failed: Int, all: Int) {
      self.x = x
      self.failed = failed
      self.all = all
    }

    /// Such as "3/5".
    var text: String { "\(failed)/\(all)" }
  }

  /// What happened to the runs, beside the strip.
  public var title: String
  /// The rows, from top to bottom.
  public var rows: [Row]

  /// Creates a strip.
  public init(_ title: String, _ rows: [Row]) {
    precondition(!rows.isEmpty, "a strip without failures is not drawn")
    self.title = title
    self.rows = rows
  }

  private static let rowHeight = 10.0
  /// The most that the title may take beside the panel, in points.
  static let titleWidth = 90.0

  /// The height that it takes off the panel, in points.
  var height: Double { Double(rows.count) * Self.rowHeight + 3 }

  /// The points that the horizontal axis must span.
  var extent: [DataPoint] {
    rows.flatMap(\.counts).map { DataPoint(x: $0.x, y: .nan) }
  }

  /// The strip at the bottom of a panel: a line that parts it from the values, and its rows.
  func nodes(in frame: Frame) -> [Node] {
    let panel = frame.rectangle
    let top = panel.maxY - height
    let line = Path(through: [Point(x: panel.x, y: top), Point(x: panel.maxX, y: top)])
    var nodes: [Node] = [
      .shape(Shape(line, stroke: Stroke(Paint(.axis), width: 0.5, dash: [1, 2])))
    ]
    let style = frame.lettering.note
    for (index, row) in rows.enumerated() {
      let y = top + 2 + (Double(index) + 0.5) * Self.rowHeight
      let places = row.counts.compactMap { count in
        frame.x.position(of: count.x).map { (text: count.text, x: $0) }
      }
      // The cross and its count stand together in the middle; near the right edge the count stands before it.
      nodes += crosses(at: places.map { Point(x: $0.x, y: y) }, style: row.series.style)
      let labels = places.map { place -> Node in
        let width = frame.lettering.width(place.text, style)
        let fits = place.x + 5 + width <= panel.maxX
        return frame.lettering.run(
          place.text,
          x: fits ? place.x + 5 : place.x - 5 - width,
          y: y + frame.lettering.middle(style),
          style
        )
      }
      nodes.append(.group(Group(.mark, label: [row.series.name, title].parted, nodes: labels)))
    }
    return nodes
  }
}
