public import Drawing

/// A curve through data points.
public struct LineMark: Mark {
  /// The part that a curve plays.
  public enum Weight: Sendable, Hashable {
    /// The curve of a series, with its dash and its markers.
    case primary
    /// One run of several, thin and pale.
    case single
  }

  /// What the curve stands for.
  public var series: Series?
  /// The points, in the order of drawing.
  public var points: [DataPoint]
  /// The part that the curve plays.
  public var weight: Weight
  /// A shift to the right, in points, that keeps series apart that share their x values.
  public var shift: Double

  /// Creates a curve.
  ///
  /// Points that are not finite interrupt it; where the last ones are not finite, a cross marks the end.
  public init(
    _ series: Series, _ points: [DataPoint], weight: Weight = .primary, shift: Double = 0
  ) {
    self.series = series
    self.points = points
    self.weight = weight
    self.shift = shift
  }

  /// Single runs lie behind means.
  public var layer: MarkLayer {
    switch weight {
    case .primary: .primary
    case .single: .single
    }
  }

  /// All points.
  public var extent: [DataPoint] { points }

  /// The points of a primary curve; single runs are in the report's data files.
  public var records: [MarkRecord] {
    switch weight {
    case .primary: points.map { MarkRecord(x: $0.x, y: $0.y) }
    case .single: []
    }
  }

  /// What a thin line is.
  public var definition: String? {
    switch weight {
    case .primary: nil
    case .single: "Thin lines: single runs."
    }
  }

  /// Whether the last value is not finite.
  public var endsNonFinite: Bool {
    points.last.map { !$0.x.isFinite || !$0.y.isFinite } ?? false
  }

  /// The curve, its markers and the cross at an end that is not finite.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let runs = points.map { frame.point($0)?.moved(right: shift) }
      .split { $0 == nil }.map { $0.compactMap(\.self) }
    var nodes: [Node] = []
    let paint: Paint
    let stroke: Stroke
    switch weight {
    case .primary:
      paint = Paint(style.color)
      stroke = Stroke(paint, width: 1.5, dash: style.dash)
    case .single:
      paint = Paint(style.color, opacity: 0.4)
      stroke = Stroke(paint, width: 0.5)
    }
    for run in runs {
      nodes.append(.shape(Shape(Path(simplifying: run, tolerance: 0.25), stroke: stroke)))
      if weight == .primary {
        nodes.append(markers(at: Self.thinned(run), style: style, size: 2))
      }
    }
    if endsNonFinite, let end = runs.last?.last {
      let cross = Stroke(Paint(style.color), width: 1.2)
      nodes.append(.shape(Shape(.cross(at: end, radius: 2.8), stroke: cross)))
    }
    return nodes
  }

  /// Every point, or every so many of them that markers stay 12 points apart, the last one included.
  private static func thinned(_ run: [Point]) -> [Point] {
    guard let first = run.first, let last = run.last, run.count > 1 else { return run }
    let distance = (last.x - first.x).magnitude / Double(run.count - 1)
    let step = max(1, Int((12 / max(distance, 0.01)).rounded(.up)))
    return run.indices.filter { (run.count - 1 - $0).isMultiple(of: step) }.map { run[$0] }
  }
}

extension Point {
  /// The point with a shift to the right, in points.
  func moved(right shift: Double) -> Point { Point(x: x + shift, y: y) }
}
