public import Drawing

/// Data points drawn as markers, without a line.
public struct PointMark: Mark {
  /// The part that points play.
  public enum Weight: Sendable, Hashable {
    /// The values that count, with the marker of their series.
    case primary
    /// Single runs, small and pale.
    case single
  }

  /// What the points stand for.
  public var series: Series?
  /// The points.
  public var points: [DataPoint]
  /// The part that the points play.
  public var weight: Weight
  /// A shift to the right, in points, that keeps series apart that share their x values.
  public var shift: Double

  /// Creates points; one that is not finite is not drawn.
  public init(
    _ series: Series,
    _ points: [DataPoint],
    weight: Weight = .primary,
    shift: Double = 0
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

  /// The values that count; single runs are in the report's data files.
  public var records: [MarkRecord] {
    switch weight {
    case .primary: points.map { MarkRecord(x: $0.x, y: $0.y) }
    case .single: []
    }
  }

  /// What a small dot is.
  public var definition: String? {
    switch weight {
    case .primary: nil
    case .single: "Small dots: single seeds."
    }
  }

  /// All markers in one shape.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let positions = points.compactMap { frame.point($0)?.moved(right: shift) }
    guard !positions.isEmpty else { return [] }
    switch weight {
    case .primary: return [markers(at: positions, style: style, size: 2.2)]
    case .single:
      // So small, a diamond looks like a circle, and takes a third of its bytes in the page.
      let dots = positions.flatMap { Path.marker(.diamond, at: $0, radius: 1).elements }
      return [.shape(Shape(Path(dots), fill: Paint(style.color, opacity: 0.5)))]
    }
  }
}
