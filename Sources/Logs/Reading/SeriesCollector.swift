/// Collects the series of a run while a reader meets their numbers.
///
/// It knows what names mean, so that readers do not: a time, a size or a learning rate becomes no series, and is noted once.
struct SeriesCollector {
  private var order: [LoggedSeries] = []
  private var places: [String: Int] = [:]
  private var ignored: [String: String] = [:]

  /// Takes a number.
  ///
  /// - Parameters:
  ///   - name: As it was logged.
  ///   - value: The number, finite or not.
  ///   - epoch: How many epochs were completed.
  ///   - step: How many updates had been made.
  ///   - split: The split of a name that does not say one.
  ///   - mode: How it was measured.
  mutating func add(
    _ name: String,
    _ value: Double,
    epoch: Double? = nil,
    step: Int? = nil,
    unnamed split: LoggedSeries.Split = .other,
    mode: LoggedSeries.Mode = .unknown
  ) {
    let point = LoggedPoint(epoch: epoch, step: step, value)
    if let place = places[name] {
      order[place].points.append(point)
      return
    }
    guard ignored[name] == nil else { return }
    let reading = LogName(name)
    if let reason = reading.reasonToIgnore {
      ignored[name] = reason
      return
    }
    places[name] = order.count
    order.append(
      LoggedSeries(
        name: name,
        split: reading.split ?? split,
        metric: reading.metric,
        mode: mode,
        points: [point]
      )
    )
  }

  /// The series in the order in which they came.
  var series: [LoggedSeries] { order }

  /// What was ignored, each name once.
  var notes: [LogNote] {
    Dictionary(grouping: ignored.keys, by: { ignored[$0] ?? "" }).sorted { $0.key < $1.key }
      .map { reason, names in
        LogNote(.ignored, "\(names.sorted().joined(separator: ", ")): \(reason)")
      }
  }
}
