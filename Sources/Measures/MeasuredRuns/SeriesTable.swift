/// The series of a run.
///
/// Of runs that we trained, the values alone: a hundred thousand of them have the same series at the same moments, which
/// are kept once.
struct SeriesTable: Sendable, Hashable {
  private enum Storage: Sendable {
    /// As they were read.
    case points([SeriesKey: SeriesPoints])
    /// The values of all series one after the other.
    case values([Double], Layout)
  }

  /// Where the values of each series begin, and when each was measured.
  private final class Layout: Sendable {
    let series: [SeriesKey: (start: Int, moments: [TrainingMoment])]

    init(_ points: [SeriesKey: SeriesPoints]) {
      var start = 0
      series = points.mapValues { points in
        defer { start += points.count }
        return (start, points.map(\.moment))
      }
    }

    /// The values in its order; nil where a series is another or was measured at other moments.
    func values(of points: [SeriesKey: SeriesPoints]) -> [Double]? {
      guard points.count == series.count else { return nil }
      var values = [Double](repeating: 0, count: series.values.reduce(0) { $0 + $1.moments.count })
      for (key, place) in series {
        guard let mine = points[key], mine.count == place.moments.count else { return nil }
        for (index, point) in mine.enumerated() {
          guard point.moment == place.moments[index] else { return nil }
          values[place.start + index] = point.value
        }
      }
      return values
    }
  }

  private var storage: Storage

  /// Series as they were read: they may be long, and are asked for more than once.
  init(_ points: [SeriesKey: SeriesPoints]) { storage = .points(points) }

  /// The series of a run that is one of many.
  ///
  /// - Parameters:
  ///   - points: Its points.
  ///   - other: The series of another run, whose moments are kept for both if they are the same.
  init(_ points: [SeriesKey: SeriesPoints], like other: SeriesTable?) {
    if case .values(_, let layout) = other?.storage, let values = layout.values(of: points) {
      storage = .values(values, layout)
      return
    }
    let layout = Layout(points)
    guard let values = layout.values(of: points) else {
      preconditionFailure("A layout fits the series that it is made of.")
    }
    storage = .values(values, layout)
  }

  /// The points of a series; none where there is no such series.
  subscript(key: SeriesKey) -> SeriesPoints {
    switch storage {
    case .points(let points): return points[key] ?? SeriesPoints()
    case .values(let values, let layout):
      guard let (start, moments) = layout.series[key] else { return SeriesPoints() }
      return SeriesPoints(moments.indices.lazy.map { SeriesPoint(moments[$0], values[start + $0]) })
    }
  }

  /// Forgets series of a table that holds them as they were read.
  mutating func removeAll(where isUnwanted: (SeriesKey) -> Bool) {
    guard case .points(let points) = storage else { return }
    storage = .points(points.filter { !isUnwanted($0.key) })
  }

  /// Which series there are, in no order.
  var keys: [SeriesKey] {
    switch storage {
    case .points(let points): Array(points.keys)
    case .values(_, let layout): Array(layout.series.keys)
    }
  }

  /// Whether two tables have the same series, however they keep them.
  static func == (one: SeriesTable, other: SeriesTable) -> Bool {
    Set(one.keys) == Set(other.keys) && one.keys.allSatisfy { one[$0] == other[$0] }
  }

  /// Hashes which series there are.
  func hash(into hasher: inout Hasher) { hasher.combine(Set(keys)) }
}
