internal import Notation

/// Collects the series of a run while a reader meets their numbers.
///
/// It knows what names mean, so that readers do not: a time, a size or a learning rate becomes no series, and is noted
/// once. Series come out ascending; of two numbers at one place the later counts, as after a training was resumed.
struct SeriesCollector {
  /// The series so far, as they came.
  private var order: [LoggedSeries] = []
  /// The place of each name; nil for one that is ignored.
  private var places: [String: Int?] = [:]
  private var ignored: [(name: String, reason: Phrase)] = []
  private var found: [LogNote] = []
  /// The metrics that have their usual name.
  private var taken: Set<Key> = []

  private struct Key: Hashable {
    var split: LoggedSeries.Split
    var metric: String
    var mode: LoggedSeries.Mode
  }

  /// Takes a number.
  ///
  /// - Parameters:
  ///   - name: As it was logged.
  ///   - value: The number, finite or not.
  ///   - epoch: How many epochs were completed.
  ///   - step: How many updates had been made.
  ///   - split: The split of a name that does not say one.
  ///   - mode: How it was measured, unless the name says it.
  mutating func add(
    _ name: String,
    _ value: Double,
    epoch: Double? = nil,
    step: Int? = nil,
    unnamed split: LoggedSeries.Split = .other,
    mode: LoggedSeries.Mode = .unknown
  ) {
    guard let place = place(of: name, unnamed: split, mode: mode) else { return }
    add(value, at: place, epoch: epoch, step: step)
  }

  /// The place of a name, for readers of many rows: it is looked up once a column.
  ///
  /// - Parameters:
  ///   - name: As it was logged.
  ///   - split: The split of a name that does not say one.
  ///   - mode: How it was measured, unless the name says it.
  /// - Returns: A place for ``add(_:at:epoch:step:)``; nil where the name is no series.
  mutating func place(
    of name: String,
    unnamed split: LoggedSeries.Split = .other,
    mode: LoggedSeries.Mode = .unknown
  ) -> Int? {
    if let known = places[name] { return known }
    let reading = LogName(name)
    if let reason = reading.reasonToIgnore {
      ignore(name, reason.phrase)
      return nil
    }
    return addSeries(
      name,
      split: reading.split ?? split,
      metric: reading.metric,
      own: reading.ownMetric,
      mode: reading.mode ?? mode
    )
  }

  /// The place of a series whose split and metric the format knows better than the name.
  mutating func place(
    of name: String,
    split: LoggedSeries.Split,
    metric: String,
    mode: LoggedSeries.Mode = .unknown
  ) -> Int {
    if let known = places[name], let place = known { return place }
    return addSeries(name, split: split, metric: metric, own: metric, mode: mode)
  }

  /// Takes a number of a place.
  mutating func add(_ value: Double, at place: Int, epoch: Double? = nil, step: Int? = nil) {
    order[place].points.append(LoggedPoint(epoch: epoch, step: step, value))
  }

  /// Takes the numbers of a place at once.
  mutating func add(_ points: LoggedPoints, at place: Int) {
    if order[place].points.isEmpty {
      order[place].points = points
    } else {
      order[place].points.append(contentsOf: points)
    }
  }

  /// Notes a name that is no series.
  mutating func ignore(_ name: String, _ reason: Phrase) {
    guard places[name] == nil else { return }
    places[name] = .some(nil)
    ignored.append((name, reason))
  }

  /// Notes something else.
  mutating func note(_ note: LogNote) { found.append(note) }

  private mutating func addSeries(
    _ name: String,
    split: LoggedSeries.Split,
    metric: String,
    own: String,
    mode: LoggedSeries.Mode
  ) -> Int {
    let isFree = taken.insert(Key(split: split, metric: metric, mode: mode)).inserted
    places[name] = order.count
    order.append(
      LoggedSeries(name: name, split: split, metric: isFree ? metric : own, mode: mode)
    )
    return order.count - 1
  }

  // MARK: What was found

  /// The series in the order in which they came, each ascending; those without a number are left out.
  var series: [LoggedSeries] {
    var made: [LoggedSeries] = []
    for var series in order where !series.points.isEmpty && !Self.isPlaceholder(series) {
      series.points = series.points.ascending
      if let last = made.last { series.points = series.points.sharing(last.points) }
      made.append(series)
    }
    return made
  }

  /// What was ignored, each name once, and what came twice.
  var notes: [LogNote] {
    var names: [Phrase: [String]] = [:]
    for (name, reason) in ignored { names[reason, default: []].append(name) }
    for series in order {
      if series.points.isEmpty { names[Phrase("no number in it"), default: []].append(series.name) }
      if Self.isPlaceholder(series) {
        names[Phrase("-1 stands for no value"), default: []].append(series.name)
      }
    }
    var notes = names.sorted { $0.key.key < $1.key.key }.map { reason, names in
      LogNote(.ignored, "\(list: names.sorted()): \(reason)")
    }
    if let note = noteOfRepeats { notes.append(note) }
    return notes + found
  }

  private var noteOfRepeats: LogNote? {
    let repeats = order.map { $0.points.count - $0.points.ascending.count }
    guard let most = repeats.max(), most > 0 else { return nil }
    let names = zip(order, repeats).filter { $1 > 0 }.map { $0.0.name }
    return LogNote(
      .assumed,
      "\(list: names.count > 5 ? names.prefix(5) + ["…"] : names): up to \(most) of their numbers came twice; the later ones count"
    )
  }

  /// Lightning logs `hp_metric` as -1 where nobody gave it a value.
  private static func isPlaceholder(_ series: LoggedSeries) -> Bool {
    series.name == "hp_metric" && series.points.allSatisfy { $0.value == -1 }
  }
}
