/// The numbers of a series, kept as one list of values, one of epochs and one of steps.
///
/// A list that no point has is empty, and series that were logged together share theirs: a thousand runs with a thousand
/// points take eight bytes a number.
public struct LoggedPoints: Sendable {
  /// The values, finite or not.
  package private(set) var values: [Double] = []
  /// The epochs that were completed, not a number for a point without one; empty where no point has one.
  package private(set) var epochs: [Double] = []
  /// The updates that had been made, ``noStep`` for a point without one; empty where no point has one.
  package private(set) var steps: [Int] = []

  /// What stands for a step that was not logged.
  static let noStep = Int.min

  /// Creates no points.
  public init() {}

  /// Takes lists, of which the two last are empty or as long as the first.
  init(values: [Double], epochs: [Double], steps: [Int]) {
    (self.values, self.epochs, self.steps) = (values, epochs, steps)
  }

  /// Divides the values.
  public mutating func divideValues(by divisor: Double) {
    for index in values.indices { values[index] /= divisor }
  }

  /// The same points with the lists of others where they are alike, so that there is one list of both.
  func sharing(_ other: LoggedPoints) -> LoggedPoints {
    LoggedPoints(
      values: values,
      epochs: other.epochs.elementsEqual(epochs, by: Self.areOne) ? other.epochs : epochs,
      steps: other.steps == steps ? other.steps : steps
    )
  }

  private static func areOne(_ one: Double, _ other: Double) -> Bool {
    one == other || (one.isNaN && other.isNaN)
  }

  /// Whether each point has its epoch.
  var haveEpochs: Bool { epochs.count == values.count && !epochs.contains(where: \.isNaN) }

  /// Whether each point has its step.
  var haveSteps: Bool { steps.count == values.count && !steps.contains(Self.noStep) }

  // MARK: Order

  /// The points in ascending order, by their steps where all have them, else by their epochs; of equals the last.
  var ascending: LoggedPoints {
    if haveSteps { return ascending(by: steps) }
    if haveEpochs { return ascending(by: epochs) }
    return self
  }

  private func ascending(by places: [some Comparable]) -> LoggedPoints {
    let isAscending = places.withUnsafeBufferPointer { places in
      (1..<Swift.max(1, places.count)).allSatisfy { places[$0 - 1] < places[$0] }
    }
    guard !isAscending else { return self }
    var kept: [Int] = []
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    for index in order {
      if let last = kept.last, places[last] == places[index] { kept.removeLast() }
      kept.append(index)
    }
    return LoggedPoints(
      values: kept.map { values[$0] },
      epochs: epochs.isEmpty ? [] : kept.map { epochs[$0] },
      steps: steps.isEmpty ? [] : kept.map { steps[$0] }
    )
  }
}

extension LoggedPoints: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  /// The place of the first point.
  public var startIndex: Int { 0 }

  /// The place behind the last point.
  public var endIndex: Int { values.count }

  /// A point.
  public subscript(place: Int) -> LoggedPoint {
    get {
      let epoch = epochs.isEmpty ? .nan : epochs[place]
      let step = steps.isEmpty ? Self.noStep : steps[place]
      return LoggedPoint(
        epoch: epoch.isNaN ? nil : epoch,
        step: step == Self.noStep ? nil : step,
        values[place]
      )
    }
    set { replaceSubrange(place..<place + 1, with: CollectionOfOne(newValue)) }
  }

  /// Takes a point behind the last one.
  public mutating func append(_ point: LoggedPoint) {
    if epochs.isEmpty, point.epoch != nil { epochs = Array(repeating: .nan, count: values.count) }
    if steps.isEmpty, point.step != nil {
      steps = Array(repeating: Self.noStep, count: values.count)
    }
    if !epochs.isEmpty || point.epoch != nil { epochs.append(point.epoch ?? .nan) }
    if !steps.isEmpty || point.step != nil { steps.append(point.step ?? Self.noStep) }
    values.append(point.value)
  }

  /// Puts points in the place of others.
  public mutating func replaceSubrange(
    _ range: Range<Int>,
    with points: some Collection<LoggedPoint>
  ) {
    makeRoom(for: points)
    if !epochs.isEmpty || points.contains(where: { $0.epoch != nil }) {
      epochs.replaceSubrange(range, with: points.map { $0.epoch ?? .nan })
    }
    if !steps.isEmpty || points.contains(where: { $0.step != nil }) {
      steps.replaceSubrange(range, with: points.map { $0.step ?? Self.noStep })
    }
    values.replaceSubrange(range, with: points.map(\.value))
  }

  /// Makes a list that only the new points have as long as the others.
  private mutating func makeRoom(for points: some Collection<LoggedPoint>) {
    if epochs.isEmpty, points.contains(where: { $0.epoch != nil }) {
      epochs = Array(repeating: .nan, count: values.count)
    }
    if steps.isEmpty, points.contains(where: { $0.step != nil }) {
      steps = Array(repeating: Self.noStep, count: values.count)
    }
  }
}

extension LoggedPoints: ExpressibleByArrayLiteral {
  /// Creates points.
  public init(arrayLiteral points: LoggedPoint...) { self.init(points) }
}

extension LoggedPoints: Hashable {
  /// Whether the points are alike, one by one.
  public static func == (one: LoggedPoints, other: LoggedPoints) -> Bool {
    one.values == other.values && one.indices.allSatisfy { one[$0] == other[$0] }
  }

  /// Hashes the values.
  public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}
