public import Drawing

/// Rings around points that stand out among those of their curve, such as the best of a sweep.
public struct RingMark: Mark {
  /// What the points belong to.
  public var series: Series?
  /// The points.
  public var points: [DataPoint]
  /// What a ring is, as a sentence for the caption.
  public var definition: String?
  /// A shift to the right, in points, that keeps series apart that share their x values.
  public var shift: Double

  /// Creates rings; one around a point that is not finite is not drawn.
  public init(_ series: Series, _ points: [DataPoint], definition: String, shift: Double = 0) {
    self.series = series
    self.points = points
    self.definition = points.isEmpty ? nil : definition
    self.shift = shift
  }

  /// Rings lie behind the markers that they stand around.
  public var layer: MarkLayer { .errorBar }
  /// All points.
  public var extent: [DataPoint] { points }
  /// None: the points are those of a curve.
  public var records: [MarkRecord] { [] }

  /// All rings in one shape.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let places = points.compactMap { frame.point($0)?.moved(right: shift * frame.dodge) }
    guard !places.isEmpty else { return [] }
    let rings = places.flatMap { Path.circle(at: $0, radius: 4.6).elements }
    return [.shape(Shape(Path(rings), stroke: Stroke(Paint(style.color), width: 1)))]
  }
}
