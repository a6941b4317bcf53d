public import Drawing

/// Points that were not measured like the others, as open markers: a bound, or what someone else printed.
public struct OpenPointMark: Mark {
  /// What the points belong to.
  public var series: Series?
  /// The points.
  public var points: [DataPoint]
  /// What an open marker is, as a sentence for the caption.
  public var definition: String?
  /// What is written beside the first point; nil for nothing.
  public var label: String?
  /// A shift to the right, in points, that keeps series apart that share their x values.
  public var shift: Double

  /// Creates points; one that is not finite is not drawn.
  public init(
    _ series: Series,
    _ points: [DataPoint],
    definition: String,
    label: String? = nil,
    shift: Double = 0
  ) {
    self.series = series
    self.points = points
    self.definition = points.isEmpty ? nil : definition
    self.label = label
    self.shift = shift
  }

  /// Open markers lie behind means.
  public var layer: MarkLayer { .errorBar }
  /// All points.
  public var extent: [DataPoint] { points }
  /// None: a table of measurements must not mix them with these.
  public var records: [MarkRecord] { [] }

  /// All markers in one shape, and the label where no curve crosses it.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let places = points.compactMap { frame.point($0)?.moved(right: shift * frame.dodge) }
    guard let first = places.first else { return [] }
    let markers = openMarkers(at: places, style: style, size: 2.2)
    guard let label else { return [markers] }
    let note = frame.note(label) { size in
      [
        (first.x - size.width / 2, first.y - 4 - size.height),
        (first.x - size.width / 2, first.y + 4),
        (first.x + 5, first.y - size.height / 2),
        (first.x - 5 - size.width, first.y - size.height / 2),
      ].map { Rectangle(x: $0, y: $1, width: size.width, height: size.height) }
        .filter { $0.x >= frame.rectangle.x && $0.maxX <= frame.rectangle.maxX }
    }
    return [markers] + (note.map { [$0] } ?? [])
  }
}
