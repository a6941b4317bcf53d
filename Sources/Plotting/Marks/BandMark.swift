public import Drawing
internal import Notation

/// The area between the ends of intervals along a curve.
public struct BandMark: IntervalMark {
  /// What the band stands for.
  public var series: Series?
  /// The intervals, in the order of drawing.
  public var points: [IntervalPoint]
  /// What the ends of the band mean.
  public var interval: Interval

  /// Creates a band; where an interval is not finite the band has a gap.
  public init(_ series: Series, _ points: [IntervalPoint], interval: Interval) {
    self.series = series
    self.points = points
    self.interval = interval
  }

  /// Bands lie behind all curves.
  public var layer: MarkLayer { .band }

  /// Both ends of every interval.
  public var extent: [DataPoint] { points.extent }
  /// The intervals.
  public var records: [MarkRecord] { points.records }

  /// What the line in the band and its ends are.
  public var definition: String? { localized("Line and band show the \(interval.words).") }

  /// One area for each stretch of finite intervals.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let edges = points.map { point -> (upper: Point, lower: Point)? in
      guard let upper = frame.point(DataPoint(x: point.x, y: point.upper)),
        let lower = frame.point(DataPoint(x: point.x, y: point.lower))
      else { return nil }
      return (upper, lower)
    }
    return edges.split { $0 == nil }.map { run in
      let run = run.compactMap(\.self)
      var outline = Path(simplifying: run.map(\.upper), tolerance: 0.1).elements
      for element in Path(simplifying: run.reversed().map(\.lower), tolerance: 0.1).elements {
        switch element {
        case .move(let point), .line(let point): outline.append(.line(point))
        case .curve, .close: outline.append(element)
        }
      }
      return .shape(Shape(Path(outline + [.close]), fill: Paint(style.color, opacity: 0.18)))
    }
  }
}
