internal import Logs

/// The numbers of a series in the order in which they were measured, each with its moment.
///
/// They lie as a log has them, in lists of one kind, so that a run that was logged is not kept twice.
public struct SeriesPoints: Sendable, Hashable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private var points: LoggedPoints

  /// Takes the points of a log.
  init(_ points: LoggedPoints) { self.points = points }

  /// Creates a series of points.
  public init(_ points: some Sequence<SeriesPoint> = EmptyCollection()) {
    self.points = LoggedPoints(
      points.map { LoggedPoint(epoch: $0.moment.epoch, step: $0.moment.step, $0.value) }
    )
  }

  /// Creates a series of points.
  public init(arrayLiteral points: SeriesPoint...) { self.init(points) }

  /// The numbers without their moments.
  public var values: [Double] { points.values }

  /// The place of the first point.
  public var startIndex: Int { points.startIndex }

  /// The place behind the last point.
  public var endIndex: Int { points.endIndex }

  /// A point.
  public subscript(place: Int) -> SeriesPoint {
    let point = points[place]
    return SeriesPoint(TrainingMoment(epoch: point.epoch, step: point.step), point.value)
  }

  /// Takes a point behind the last one.
  public mutating func append(_ point: SeriesPoint) {
    points.append(LoggedPoint(epoch: point.moment.epoch, step: point.moment.step, point.value))
  }
}
