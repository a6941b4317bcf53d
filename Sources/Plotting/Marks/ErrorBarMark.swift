public import Drawing
internal import Notation

/// Intervals at single points, drawn as capped bars.
public struct ErrorBarMark: IntervalMark {
  /// What the bars stand for.
  public var series: Series?
  /// The intervals.
  public var points: [IntervalPoint]
  /// What the ends of the bars mean.
  public var interval: Interval
  /// A shift to the right, in points, that keeps series apart that share their x values.
  public var shift: Double

  /// Creates error bars; an interval that is not finite is not drawn.
  public init(_ series: Series, _ points: [IntervalPoint], interval: Interval, shift: Double = 0) {
    self.series = series
    self.points = points
    self.interval = interval
    self.shift = shift
  }

  /// Error bars lie behind the markers of the means.
  public var layer: MarkLayer { .errorBar }

  /// Both ends of every interval.
  public var extent: [DataPoint] { points.extent }
  /// The intervals.
  public var records: [MarkRecord] { points.records }

  /// What the point and the ends of its bar are.
  public var definition: String? { localized("Points and bars show the \(interval.words).") }

  /// All bars in one shape.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let cap = 2.2
    var elements: [Path.Element] = []
    for point in points {
      guard
        let upper = frame.point(DataPoint(x: point.x, y: point.upper))?.moved(
          right: shift * frame.dodge
        ),
        let lower = frame.point(DataPoint(x: point.x, y: point.lower))?.moved(
          right: shift * frame.dodge
        )
      else { continue }
      for (from, to) in [
        (upper, lower), (upper.moved(right: -cap), upper.moved(right: cap)),
        (lower.moved(right: -cap), lower.moved(right: cap)),
      ] {
        elements += [.move(from), .line(to)]
      }
    }
    guard !elements.isEmpty else { return [] }
    return [.shape(Shape(Path(elements), stroke: Stroke(Paint(style.color), width: 1)))]
  }
}
