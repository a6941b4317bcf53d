public import Drawing
internal import Notation

/// Single runs as small pale dots, behind what they come to.
public struct PointMark: Mark {
  /// What the runs belong to.
  public var series: Series?
  /// The points.
  public var points: [DataPoint]
  /// A shift to the right, in points, that keeps series apart that share their x values.
  public var shift: Double
  /// What a dot is, in the plural.
  public var unit: String

  /// Creates dots; one that is not finite is not drawn.
  public init(
    _ series: Series,
    _ points: [DataPoint],
    shift: Double = 0,
    unit: String? = nil
  ) {
    self.series = series
    self.points = points
    self.shift = shift
    self.unit = unit ?? localized("seeds")
  }

  /// Single runs lie behind means.
  public var layer: MarkLayer { .single }
  /// All points.
  public var extent: [DataPoint] { points }
  /// None: single runs are in the report's data files.
  public var records: [MarkRecord] { [] }
  /// What a small dot is.
  public var definition: String? { localized("Small dots are single \(unit).") }

  /// All dots in one shape.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let positions = points.compactMap { frame.point($0)?.moved(right: shift * frame.dodge) }
    guard !positions.isEmpty else { return [] }
    // The round end of a line of no length is a dot, in a third of the bytes of an outline.
    let dots = positions.flatMap { [Path.Element.move($0), .line($0)] }
    let stroke = Stroke(Paint(style.color, opacity: 0.5), width: 2.2)
    return [.shape(Shape(Path(dots), stroke: stroke))]
  }
}
