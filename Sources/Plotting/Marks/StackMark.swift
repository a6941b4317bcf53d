public import Drawing

/// Upright bars whose parts lie on each other, such as the shares of a step's time.
///
/// The colour of a column is that of its series, as in every figure; its parts differ in lightness, from the full colour at
/// the bottom, and are named beside the panel.
public struct StackMark: Mark {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// The category: 0 for the first.
    public var x: Double
    /// What the column stands for.
    public var series: Series
    /// The sizes of the parts, from the bottom, as many as the mark has parts.
    public var values: [Double]
    /// The ends of the interval of the sum; nil where there is none.
    public var ends: ClosedRange<Double>?

    /// Creates a column.
    public init(x: Double, series: Series, values: [Double], ends: ClosedRange<Double>? = nil) {
      self.x = x
      self.series = series
      self.values = values
      self.ends = ends
    }
  }

  /// The names of the parts, from the bottom.
  public var parts: [String]
  /// The columns, from left to right.
  public var columns: [Column]
  /// What the ends of the whiskers mean, which are those of the sum.
  public var interval: Interval

  /// Creates columns of one to four parts.
  ///
  /// A column with a part that is negative or not finite has no sum and is not drawn.
  public init(parts: [String], _ columns: [Column], interval: Interval) {
    precondition((1...4).contains(parts.count), "more than four parts are told apart by nobody")
    precondition(
      columns.allSatisfy { $0.values.count == parts.count },
      "every column has all parts"
    )
    self.parts = parts
    self.columns = columns
    self.interval = interval
  }

  /// Columns have several series, which the categories name.
  public var series: Series? { nil }
  /// Columns lie behind curves.
  public var layer: MarkLayer { .band }
  /// The opacities of the parts, from the bottom: told apart in grey.
  private static let opacities = [0.85, 0.5, 0.25, 0.08]

  private func isWhole(_ column: Column) -> Bool {
    column.values.allSatisfy { $0.isFinite && $0 >= 0 }
  }

  /// Zero, the sums and their intervals.
  public var extent: [DataPoint] {
    columns.filter(isWhole).flatMap { column in
      [
        0, column.values.reduce(0, +), column.ends?.lowerBound ?? 0, column.ends?.upperBound ?? 0,
      ].map { DataPoint(x: column.x, y: $0) }
    }
  }

  /// The parts of every column, then its sum with its interval.
  public var records: [MarkRecord] {
    columns.flatMap { column in
      zip(parts, column.values).map { MarkRecord(x: column.x, y: $1, name: $0) }
        + [
          MarkRecord(
            x: column.x,
            y: isWhole(column) ? column.values.reduce(0, +) : .nan,
            lower: column.ends?.lowerBound,
            upper: column.ends?.upperBound,
            name: "sum"
          )
        ]
    }
  }

  /// What a part and a whisker are.
  public var definition: String? {
    "Columns: \(parts.joined(separator: ", ")), from the bottom, each the \(interval.centre.rawValue); "
      + "whiskers of the sum: \(interval.words(isPointwise: false))."
  }

  /// The sums of all columns.
  public func summary(in panel: Panel) -> String? {
    let sums = columns.filter(isWhole).map { column in
      "\(panel.x.text(exactly: column.x)) \(panel.y.format.text(column.values.reduce(0, +)))"
    }
    guard !sums.isEmpty, sums.count <= 12 else { return nil }
    return "sums of \(parts.joined(separator: ", ")): \(sums.joined(separator: "; "))"
  }

  /// The bars of a column's parts, from the bottom.
  private func bars(_ column: Column, in frame: Frame) -> [Rectangle] {
    let edges = Dodge.alone.edges
    guard isWhole(column), let left = frame.x.position(of: column.x + edges.left),
      let right = frame.x.position(of: column.x + edges.right)
    else { return [] }
    var base = 0.0
    var bars: [Rectangle] = []
    for value in column.values {
      let low = frame.y.position(of: base) ?? frame.rectangle.maxY
      let high = frame.y.position(of: base + value) ?? low
      bars.append(
        Rectangle(x: min(left, right), y: high, width: (right - left).magnitude, height: low - high)
      )
      base += value
    }
    return bars
  }

  /// The parts and the whiskers.
  public func nodes(in frame: Frame) -> [Node] {
    var nodes: [Node] = []
    var whiskers: [Path.Element] = []
    for column in columns {
      let bars = bars(column, in: frame)
      guard let first = bars.first else { continue }
      let color = column.series.style.color
      nodes.append(
        .shape(Shape(Path(bars.flatMap { Path($0).elements }), fill: Paint(.background)))
      )
      nodes += zip(bars, Self.opacities).map { bar, opacity in
        .shape(
          Shape(
            Path(bar),
            fill: Paint(color, opacity: opacity),
            stroke: Stroke(Paint(color), width: 0.75)
          )
        )
      }
      if let ends = column.ends, let low = frame.y.position(of: ends.lowerBound),
        let high = frame.y.position(of: ends.upperBound)
      {
        whiskers += Path(whiskerAt: first.midX, from: low, to: high).elements
      }
    }
    if !whiskers.isEmpty {
      nodes.append(.shape(Shape(Path(whiskers), stroke: Stroke(Paint(.ink), width: 0.9))))
    }
    return nodes
  }

  /// The names of the parts.
  public var marginLabels: [String] { columns.contains(where: isWhole) ? parts : [] }

  /// The names, each at the height of its part of the last column that is drawn.
  public func marginNodes(in frame: Frame) -> [Node] {
    let drawn = columns.map { bars($0, in: frame) }.filter { !$0.isEmpty }
    guard let bars = drawn.max(by: { $0[0].maxX < $1[0].maxX }) else { return [] }
    return MarginLabels.nodes(
      zip(parts, bars).map { ($0, $1.midY) },
      from: bars[0].maxX,
      in: frame
    )
  }

  /// The columns.
  public func obstacles(in frame: Frame) -> [[Point]] {
    columns.flatMap { bars($0, in: frame) }.map(\.filling)
  }
}
