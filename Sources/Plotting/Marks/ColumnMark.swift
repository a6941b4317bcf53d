public import Drawing

/// Upright bars from zero over categories, with capped whiskers.
///
/// A column can also stand on another value than zero, which makes the steps of a waterfall.
public struct ColumnMark: Mark {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// The category: 0 for the first.
    public var x: Double
    /// Where it ends.
    public var value: Double
    /// Where it stands.
    public var base: Double
    /// The ends of the interval of the value; nil where there is none.
    public var ends: ClosedRange<Double>?
    /// What is written above it; nil for nothing.
    public var label: String?

    /// Creates a column.
    public init(
      x: Double,
      value: Double,
      base: Double = 0,
      ends: ClosedRange<Double>? = nil,
      label: String? = nil
    ) {
      self.x = x
      self.value = value
      self.base = base
      self.ends = ends
      self.label = label
    }
  }

  /// What the columns stand for.
  public var series: Series?
  /// The columns, in any order.
  public var columns: [Column]
  /// The place in the band of a category.
  public var place: Dodge
  /// Whether the names of the categories say what the columns are, so that no key needs to.
  public var namesItself: Bool
  private let words: String

  /// Creates columns with whiskers; one whose value is not finite is not drawn.
  public init(
    _ series: Series,
    _ columns: [Column],
    interval: Interval,
    place: Dodge = .alone,
    namesItself: Bool = false
  ) {
    self.series = series
    self.columns = columns
    self.place = place
    self.namesItself = namesItself
    words = "Columns and whiskers: \(interval.words(isPointwise: false))."
  }

  /// Creates columns without whiskers; one whose value is not finite is not drawn.
  public init(
    _ series: Series,
    _ columns: [Column],
    estimate: Estimate,
    place: Dodge = .alone,
    namesItself: Bool = false
  ) {
    self.series = series
    self.columns = columns
    self.place = place
    self.namesItself = namesItself
    words = "Columns: \(estimate.words)."
  }

  /// Columns lie behind curves.
  public var layer: MarkLayer { .band }
  /// Areas in the colour of the series.
  public var isArea: Bool { true }

  /// Both ends of the columns, their intervals, and the edges of their bands.
  public var extent: [DataPoint] {
    columns.flatMap { column in
      [column.base, column.value, column.ends?.lowerBound, column.ends?.upperBound]
        .compactMap(\.self).map { DataPoint(x: column.x, y: $0) }
    }
  }

  /// The values.
  public var records: [MarkRecord] {
    columns.map {
      MarkRecord(x: $0.x, y: $0.value, lower: $0.ends?.lowerBound, upper: $0.ends?.upperBound)
    }
  }

  /// What the end of a column and its whiskers are.
  public var definition: String? { words }

  private func bar(_ column: Column, in frame: Frame) -> Rectangle? {
    guard let left = frame.x.position(of: column.x + place.edges.left),
      let right = frame.x.position(of: column.x + place.edges.right),
      let end = frame.y.position(of: column.value)
    else { return nil }
    let base = frame.y.position(of: column.base) ?? frame.rectangle.maxY
    // Neighbours in one band are a point apart.
    let gap = place.count > 1 ? 1.0 : 0
    return Rectangle(
      x: min(left, right) + gap / 2,
      y: min(base, end),
      width: max(0.5, (right - left).magnitude - gap),
      height: max(0.5, (end - base).magnitude)
    )
  }

  /// The columns, zero where it is inside the panel, the whiskers, and the labels beyond them.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    var bars: [Rectangle] = []
    var whiskers: [Path.Element] = []
    var labels: [Node] = []
    for column in columns {
      guard let bar = bar(column, in: frame) else { continue }
      bars.append(bar)
      var top = bar.y
      if let ends = column.ends, let low = frame.y.position(of: ends.lowerBound),
        let high = frame.y.position(of: ends.upperBound)
      {
        whiskers += Path(whiskerAt: bar.midX, from: low, to: high).elements
        top = min(top, high)
      }
      if let label = column.label {
        let style = frame.lettering.note
        labels.append(
          frame.lettering.run(
            label,
            x: bar.midX,
            y: max(frame.rectangle.y + 0.8 * style.size, top - 3),
            anchor: .middle,
            style
          )
        )
      }
    }
    guard !bars.isEmpty else { return [] }
    var nodes = areas(bars, style: style)
    nodes += zeroLine(in: frame)
    if !whiskers.isEmpty {
      nodes.append(.shape(Shape(Path(whiskers), stroke: Stroke(Paint(.ink), width: 0.9))))
    }
    return nodes + labels
  }

  /// The columns with their whiskers.
  public func obstacles(in frame: Frame) -> [[Point]] {
    columns.compactMap { bar($0, in: frame)?.filling }
      + columns.compactMap { column in
        guard let ends = column.ends, let bar = bar(column, in: frame),
          let low = frame.y.position(of: ends.lowerBound),
          let high = frame.y.position(of: ends.upperBound)
        else { return nil }
        return [Point(x: bar.midX, y: low), Point(x: bar.midX, y: high)]
      }
  }
}

/// The line on which columns stand, where zero is inside a panel; at its edge the axis is there.
func zeroLine(in frame: Frame) -> [Node] {
  guard let zero = frame.y.position(of: 0), zero > frame.rectangle.y + 0.5,
    zero < frame.rectangle.maxY - 0.5
  else { return [] }
  let line = Path(through: [
    Point(x: frame.rectangle.x, y: zero), Point(x: frame.rectangle.maxX, y: zero),
  ])
  return [.shape(Shape(line, stroke: Stroke(Paint(.axis), width: 0.75)))]
}

extension Path {
  /// An upright whisker with caps, in points.
  init(whiskerAt x: Double, from low: Double, to high: Double, cap: Double = 2.2) {
    self.init([
      .move(Point(x: x, y: low)), .line(Point(x: x, y: high)),
      .move(Point(x: x - cap, y: low)), .line(Point(x: x + cap, y: low)),
      .move(Point(x: x - cap, y: high)), .line(Point(x: x + cap, y: high)),
    ])
  }
}
