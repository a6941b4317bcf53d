public import Drawing

/// A shaded stretch of the horizontal axis over the whole height of the panel, such as effects too small to matter.
public struct RegionMark: Mark {
  /// The values between which it is shaded.
  public var range: ClosedRange<Double>
  /// What the caption says of it, as a sentence.
  public var definition: String?

  /// Creates a region.
  public init(_ range: ClosedRange<Double>, definition: String) {
    self.range = range
    self.definition = definition
  }

  /// A region belongs to no series.
  public var series: Series? { nil }
  /// Regions lie behind all data.
  public var layer: MarkLayer { .reference }
  /// The ends of the region; the other axis is not affected.
  public var extent: [DataPoint] {
    [range.lowerBound, range.upperBound].map { DataPoint(x: $0, y: .nan) }
  }
  /// A region has no data.
  public var records: [MarkRecord] { [] }

  /// The area.
  public func nodes(in frame: Frame) -> [Node] {
    let panel = frame.rectangle
    guard let low = frame.x.position(of: range.lowerBound),
      let high = frame.x.position(of: range.upperBound)
    else { return [] }
    let left = max(panel.x, low)
    let area = Rectangle(
      x: left,
      y: panel.y,
      width: max(0, min(panel.maxX, high) - left),
      height: panel.height
    )
    return [.shape(Shape(Path(area), fill: Paint(.axis, opacity: 0.16)))]
  }
}
