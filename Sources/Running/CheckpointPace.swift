/// How often a run saves its state between epochs.
public struct CheckpointPace: Sendable, Hashable {
  /// The shortest time from one state to the next.
  let interval: Duration
  /// How many times as long as saving took the run trains before it saves again.
  let ratio: Int

  /// After every epoch that ends 0.2 s after the last state or later, as long as saving takes no more than a twentieth
  /// of the time: what a killed run loses is that and the epoch in flight.
  public static let standard = CheckpointPace(interval: .milliseconds(200), ratio: 20)
}

/// The clock of one run's states.
struct CheckpointPacing {
  private let pace: CheckpointPace
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private var cost = Duration.zero

  init(_ pace: CheckpointPace) {
    self.pace = pace
    last = clock.now
  }

  /// Whether it is time to save.
  var isDue: Bool { last.duration(to: clock.now) >= max(pace.interval, cost * pace.ratio) }

  /// Saves, and notes how long it took.
  ///
  /// - Throws: What saving throws.
  mutating func measuring(_ save: () throws -> Void) rethrows {
    let start = clock.now
    try save()
    last = clock.now
    cost = start.duration(to: last)
  }
}
