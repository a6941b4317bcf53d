public import Drawing

/// Nested bands between quantiles of many numbers, with the median as a line, such as the inputs of a unit during training.
public struct QuantileMark: Mark {
  /// The quantiles at one place.
  public struct Column: Sendable, Hashable {
    /// The value along the horizontal axis.
    public var x: Double
    /// The quantiles, as many as the mark has levels.
    public var values: [Double]

    /// Creates the quantiles at one place.
    public init(x: Double, values: [Double]) {
      self.x = x
      self.values = values
    }
  }

  /// What the numbers belong to.
  public var series: Series?
  /// The levels, ascending and in pairs around a half, such as 0.05, 0.25, 0.5, 0.75, 0.95.
  public var levels: [Double]
  /// The quantiles, in the order of drawing.
  public var columns: [Column]
  /// How many numbers each quantile is of: the fewest and the most.
  public var sampleCount: ClosedRange<Int>
  /// What the numbers are of, in the plural, such as "validation images".
  public var unit: String

  /// Creates bands; where a quantile is not finite its band has a gap.
  public init(
    _ series: Series,
    levels: [Double],
    _ columns: [Column],
    sampleCount: ClosedRange<Int>,
    unit: String
  ) {
    precondition(
      !levels.count.isMultiple(of: 2)
        && zip(levels, levels.reversed()).allSatisfy { ($0 + $1 - 1).magnitude < 1e-9 }
        && zip(levels, levels.dropFirst()).allSatisfy(<),
      "levels ascend and stand in pairs around a half"
    )
    precondition(
      columns.allSatisfy { $0.values.count == levels.count },
      "every place has all quantiles"
    )
    self.series = series
    self.levels = levels
    self.columns = columns
    self.sampleCount = sampleCount
    self.unit = unit
  }

  /// The median is a curve.
  public var layer: MarkLayer { .primary }

  /// All quantiles.
  public var extent: [DataPoint] {
    // The median last: names of series stand at its end.
    let others = columns.flatMap { column in column.values.map { DataPoint(x: column.x, y: $0) } }
    return others + medians
  }

  private var medians: [DataPoint] {
    columns.map { DataPoint(x: $0.x, y: $0.values[levels.count / 2]) }
  }

  /// The medians, between the outermost quantiles.
  public var records: [MarkRecord] {
    columns.map {
      MarkRecord(
        x: $0.x,
        y: $0.values[levels.count / 2],
        lower: levels.count > 1 ? $0.values[0] : nil,
        upper: levels.count > 1 ? $0.values[levels.count - 1] : nil
      )
    }
  }

  /// What line and bands are.
  public var definition: String? {
    let bands = (0..<levels.count / 2).map { index in
      let ends = [levels[index], levels[levels.count - 1 - index]].map {
        ($0 * 100).decimal(places: 2)
      }
      return "\(ends[0]) to \(ends[1])\u{A0}%"
    }
    let line = "Line: median of n = \(Estimate.words(sampleCount)) \(unit)"
    return bands.isEmpty
      ? "\(line)." : "\(line); bands: \(bands.joined(separator: ", ")) quantiles."
  }

  /// The bands from the widest to the narrowest, and the median.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    var nodes: [Node] = []
    for index in 0..<levels.count / 2 {
      let edges = columns.map { column -> (upper: Point, lower: Point)? in
        let (low, high) = (column.values[index], column.values[levels.count - 1 - index])
        guard let upper = frame.point(DataPoint(x: column.x, y: high)),
          let lower = frame.point(DataPoint(x: column.x, y: low))
        else { return nil }
        return (upper, lower)
      }
      nodes += edges.split { $0 == nil }.map { run in
        let run = run.compactMap(\.self)
        let outline =
          Path(simplifying: run.map(\.upper), tolerance: 0.1).corners
          + Path(simplifying: run.reversed().map(\.lower), tolerance: 0.1).corners
        return .shape(
          Shape(Path(through: outline, closed: true), fill: Paint(style.color, opacity: 0.18))
        )
      }
    }
    let lines = frame.pieces(medians).flatMap { Path(simplifying: $0, tolerance: 0.1).elements }
    guard !lines.isEmpty else { return nodes }
    let stroke = Stroke(Paint(style.color), width: 1.5, dash: style.dash)
    return nodes + [.shape(Shape(Path(lines), stroke: stroke))]
  }

  /// The median and the edges of the bands.
  public func obstacles(in frame: Frame) -> [[Point]] {
    levels.indices.flatMap { index in
      frame.pieces(columns.map { DataPoint(x: $0.x, y: $0.values[index]) })
    }
  }
}
