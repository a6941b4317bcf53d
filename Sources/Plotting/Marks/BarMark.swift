public import Drawing

/// Bars from zero to the values of rows, with the values written at their ends.
public struct BarMark: Mark {
  /// A bar.
  public struct Bar: RowValue {
    /// The row.
    public var row: Int
    /// Where the bar ends, along the horizontal axis.
    public var value: Double
    /// The ends of the interval of the value; nil where there is none.
    public var ends: ClosedRange<Double>?
    /// The value in words.
    public var label: String

    /// Creates a bar.
    public init(row: Int, value: Double, ends: ClosedRange<Double>? = nil, label: String) {
      self.row = row
      self.value = value
      self.ends = ends
      self.label = label
    }
  }

  /// What the bars stand for.
  public var series: Series?
  /// The bars, in any order.
  public var bars: [Bar]
  /// What the caption says of bars and whiskers, as a sentence.
  public var definition: String?

  /// Creates bars; one whose value is not a number is not drawn.
  public init(_ series: Series, _ bars: [Bar], definition: String?) {
    self.series = series
    self.bars = bars
    self.definition = definition
  }

  /// The height of a bar, in points.
  private static let thickness = 9.0

  /// Bars have their values beside them, and the panel says what they are.
  public var namesItself: Bool { true }

  /// Bars lie behind curves.
  public var layer: MarkLayer { .errorBar }

  /// Zero, the ends of the bars and those of their intervals.
  public var extent: [DataPoint] {
    bars.map { DataPoint(x: 0, y: Double($0.row)) } + bars.extent
  }
  /// The values.
  public var records: [MarkRecord] { bars.records }

  /// The bars, their whiskers, and the labels beyond the longer of the two.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style, let zero = frame.x.position(of: 0) else { return [] }
    var areas: [Path.Element] = []
    var whiskers: [Path.Element] = []
    var labels: [Node] = []
    for bar in bars {
      guard let y = frame.y.position(of: Double(bar.row)),
        let end = frame.x.position(of: bar.value)
      else { continue }
      let area = Rectangle(
        x: min(zero, end),
        y: y - Self.thickness / 2,
        width: max(0.5, (end - zero).magnitude),
        height: Self.thickness
      )
      areas += Path(area).elements
      var reach = [zero, end]
      if let ends = bar.ends, let low = frame.x.position(of: ends.lowerBound),
        let high = frame.x.position(of: ends.upperBound)
      {
        reach += [low, high]
        whiskers += Self.whisker(from: low, to: high, y: y)
      }
      labels.append(label(of: bar, beyond: reach, y: y, in: frame))
    }
    guard !areas.isEmpty else { return [] }
    let axis = Path(through: [
      Point(x: zero, y: frame.rectangle.y), Point(x: zero, y: frame.rectangle.maxY),
    ])
    return [
      .shape(Shape(Path(areas), fill: Paint(style.color, opacity: 0.45))),
      .shape(Shape(axis, stroke: Stroke(Paint(.axis), width: 0.75))),
      .shape(Shape(Path(whiskers), stroke: Stroke(Paint(.ink), width: 0.9))),
    ] + labels
  }

  private static func whisker(from low: Double, to high: Double, y: Double) -> [Path.Element] {
    [
      .move(Point(x: low, y: y)), .line(Point(x: high, y: y)),
      .move(Point(x: low, y: y - 2.2)), .line(Point(x: low, y: y + 2.2)),
      .move(Point(x: high, y: y - 2.2)), .line(Point(x: high, y: y + 2.2)),
    ]
  }

  /// The value in words, on the side that the bar points to unless the panel ends there.
  private func label(of bar: Bar, beyond reach: [Double], y: Double, in frame: Frame) -> Node {
    let (panel, lettering) = (frame.rectangle, frame.lettering)
    let text = lettering.shortened(bar.label, in: lettering.label, width: panel.width)
    let width = lettering.width(text, lettering.label)
    let left = (reach.min() ?? panel.x) - 4 - width
    let right = (reach.max() ?? panel.x) + 4
    let fitsRight = right + width <= panel.maxX + 2
    let fitsLeft = left >= panel.x - 2
    let isRight = bar.value >= 0 ? fitsRight || !fitsLeft : !fitsLeft
    return lettering.run(
      text,
      // Where neither side has room, on the bar.
      x: isRight ? min(right, max(panel.x, panel.maxX + 2 - width)) : left,
      y: y + lettering.middle(lettering.label),
      lettering.label
    )
  }
}
