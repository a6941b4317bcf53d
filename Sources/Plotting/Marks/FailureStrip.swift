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

  /// How a count is written, by the room that there is between two of them.
  public enum Form: Sendable, Hashable {
    /// A cross, and beside it how many of how many.
    case crosses
    /// A cross and how many, close together: the title says of how many.
    case numbers
    /// A box that is filled by the share: the caption says how many.
    case boxes
  }

  /// What happened to the runs, beside the strip.
  public var title: String
  /// The rows, from top to bottom.
  public var rows: [Row]
  /// How the counts are written.
  public var form: Form

  /// Creates a strip.
  public init(_ title: String, _ rows: [Row], form: Form = .crosses) {
    precondition(!rows.isEmpty, "a strip without failures is not drawn")
    self.title = title
    self.rows = rows
    self.form = form
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
      if rows.count > 1 {
        let edge = Point(x: panel.x + 2.5, y: y)
        nodes.append(markers(at: [edge], style: row.series.style, size: 1.8))
      }
      let places = row.counts.compactMap { count in
        frame.x.position(of: count.x).map { (count: count, at: Point(x: $0, y: y)) }
      }
      var own: [Node] = []
      switch form {
      case .crosses:
        own += crosses(at: places.map(\.at), style: row.series.style)
        // Close together, how many failed is enough: of how many, the table says.
        let widest = places.map { frame.lettering.width($0.count.text, style) }.max() ?? 0
        let xs = places.map(\.at.x).sorted()
        let isClose = zip(xs, xs.dropFirst()).contains { $1 - $0 < widest + 9 }
        own += places.map { count, at in
          besideCross(isClose ? "\(count.failed)" : count.text, at, style, in: frame)
        }
      case .numbers:
        own += crosses(at: places.map { $0.at.moved(right: -4) }, style: row.series.style)
        own += places.map { count, at in
          frame.lettering.run(
            "\(count.failed)",
            x: at.x,
            y: y + frame.lettering.middle(style),
            style
          )
        }
      case .boxes:
        own += places.flatMap { boxes(of: $0.count, at: $0.at, row.series.style) }
      }
      // They belong to the series; what is said of them is no series of its own.
      let said = Group(.annotation, label: [row.series.name, title].parted, nodes: own)
      nodes.append(.group(Group(.mark, label: row.series.name, nodes: [.group(said)])))
    }
    return nodes
  }

  /// The count beside its cross; near the right edge it stands before it.
  private func besideCross(_ text: String, _ place: Point, _ style: TextStyle, in frame: Frame)
    -> Node
  {
    let width = frame.lettering.width(text, style)
    let fits = place.x + 5 + width <= frame.rectangle.maxX
    return frame.lettering.run(
      text,
      x: fits ? place.x + 5 : place.x - 5 - width,
      y: place.y + frame.lettering.middle(style),
      style
    )
  }

  /// A box, filled from below by the share of runs that failed.
  private func boxes(of count: Count, at place: Point, _ style: SeriesStyle) -> [Node] {
    let size = Size(width: 4, height: 7)
    let filled = size.height * Double(count.failed) / Double(max(count.all, 1))
    let left = place.x - size.width / 2
    let bottom = place.y + size.height / 2
    let part = Rectangle(x: left, y: bottom - filled, width: size.width, height: filled)
    let whole = Rectangle(x: left, y: bottom - size.height, width: size.width, height: size.height)
    return [
      .shape(Shape(Path(part), fill: Paint(style.color))),
      .shape(Shape(Path(whole), stroke: Stroke(Paint(style.color), width: 0.5))),
    ]
  }
}
