internal import Dispatch
public import Experiments
public import Faults
internal import Models
internal import Parallel
public import Runs
internal import Synchronization
internal import Training

/// Trains the runs of a plan that the store does not have, on all cores: one run a thread, side by side.
///
/// A run never uses two threads, so its numbers do not depend on how many run at once.
public struct Runner: Sendable {
  /// What happens while a plan runs, for whoever shows the progress.
  public enum Event: Sendable {
    /// How many different runs the store had, and which are to be trained.
    case started(stored: Int, missing: [Plan.Entry])
    /// A stored file that cannot be used, so that its run is trained again.
    case damaged(Fault)
    /// A share of the whole work is done, from 0 to 1.
    case progressed(Double)
    /// A run that was stopped in an earlier call goes on after this many of its epochs.
    case resumed(Plan.Entry, afterEpoch: Int)
    /// A run measured other numbers than the record of it in the store, which another process made or an earlier call.
    case contradicted(Plan.Entry)
    /// So many runs are left that other processes train, and have trained for a while.
    case waiting(Int)
    /// A run ended; how many of the missing ones have.
    case finished(Plan.Entry, RunRecord, count: Int, of: Int)
  }

  let store: RunStore
  private let host: Host
  private let unixTime: @Sendable () -> Int
  private let checkpointPace: CheckpointPace
  let isInterrupted: @Sendable () -> Bool
  let pause: @Sendable (Duration) -> Void

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - store: Where records and checkpoints are kept.
  ///   - host: The machine, and how many runs it trains at once, at least one.
  ///   - checkpointPace: When a run saves its state, besides at an interruption.
  ///   - isInterrupted: Whether the runs are to end after the epoch that each is in; asked from the worker threads.
  ///   - pause: Waits, a fifth of a second at most; called while other processes train what is left.
  ///   - unixTime: The time of day in seconds since 1970 UTC, for the records.
  public init(
    store: RunStore,
    host: Host,
    checkpointPace: CheckpointPace = .standard,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    pause: @escaping @Sendable (Duration) -> Void = Backoff.sleep,
    unixTime: @escaping @Sendable () -> Int
  ) {
    precondition(host.workers > 0, "Someone must do the work.")
    self.store = store
    self.host = host
    self.checkpointPace = checkpointPace
    self.isInterrupted = isInterrupted
    self.pause = pause
    self.unixTime = unixTime
  }

  /// The records of a plan, in its order.
  ///
  /// - Parameters:
  ///   - plan: What to run.
  ///   - data: The examples of each data set that the plan names; asked for only if something is to be trained.
  ///   - isFresh: Whether stored records are left aside and trained again.
  ///   - onEvent: Called from the worker threads.
  /// - Returns: One record for each entry of the plan.
  /// - Throws: ``Fault`` when a record cannot be stored, ``Fault`` when one cannot be read or is of a later
  ///   version, `Fault` when a run cannot be trained, ``RunInterruption`` when the caller wanted it to stop.
  public func run(
    _ plan: Plan,
    on data: @autoclosure () throws -> [String: StudyData],
    isFresh: Bool = false,
    onEvent: @escaping @Sendable (Event) -> Void
  ) throws -> [RunRecord] {
    var records = isFresh ? [:] : try stored(plan.entries.map(\.id), onEvent)
    let missing = plan.entries.reduce(into: [RunID: Plan.Entry]()) { missing, entry in
      if records[entry.id] == nil { missing[entry.id] = entry }
    }
    onEvent(.started(stored: records.count, missing: Array(missing.values)))
    if !missing.isEmpty {
      let trained = try train(
        Self.longestFirst(missing.values),
        on: data(),
        isFresh: isFresh,
        onEvent
      )
      records.merge(trained) { _, new in new }
    }
    return plan.entries.compactMap { records[$0.id] }
  }

  /// The records of those runs that the store has.
  private func stored(
    _ ids: [RunID],
    _ onEvent: @Sendable (Event) -> Void
  ) throws -> [RunID: RunRecord] {
    let ids = Set(ids).sorted()
    let records = try ids.concurrentMap(workers: host.workers) { try usable($0, onEvent) }
    return zip(ids, records).reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  private func usable(_ id: RunID, _ onEvent: (Event) -> Void) throws -> RunRecord? {
    do throws(Fault) {
      return try store.record(for: id)
    } catch {
      guard error.kind == .damaged else { throw error }
      onEvent(.damaged(error))
      return nil
    }
  }

  // MARK: Training

  /// What the worker threads share.
  private struct Shared {
    var next: ArraySlice<Plan.Entry>
    /// Runs that another process has.
    var elsewhere: [Plan.Entry] = []
    var records: [RunID: RunRecord] = [:]
    var failure: (any Error)?
    var workDone = 0.0

    mutating func take() -> Plan.Entry? { failure == nil ? next.popFirst() : nil }
  }

  private func train(
    _ entries: [Plan.Entry],
    on data: [String: StudyData],
    isFresh: Bool,
    _ onEvent: @escaping @Sendable (Event) -> Void
  ) throws -> [RunID: RunRecord] {
    let work = entries.map { Self.cost(of: $0.configuration) }.reduce(0, +)
    let shared = Mutex(Shared(next: entries[...]))
    while true {
      DispatchQueue.concurrentPerform(iterations: min(host.workers, entries.count)) { _ in
        while let entry = shared.withLock({ $0.take() }) {
          do {
            if isInterrupted() { throw RunInterruption() }
            let share = Self.cost(of: entry.configuration) / work
            let record = try claimed(entry, isFresh: isFresh, onEvent) {
              try train(entry, on: data, isFresh: isFresh, onEvent) { part in
                let done = shared.withLock { state in
                  state.workDone += share * part
                  return state.workDone
                }
                onEvent(.progressed(min(done, 1)))
              }
            }
            let count = shared.withLock { state -> Int? in
              guard let record else {
                state.elsewhere.append(entry)
                return nil
              }
              state.records[entry.id] = record
              return state.records.count
            }
            guard let record, let count else { continue }
            onEvent(.finished(entry, record, count: count, of: entries.count))
          } catch {
            shared.withLock { $0.failure = $0.failure ?? error }
          }
        }
      }
      let elsewhere = try shared.withLock { state in
        if let failure = state.failure { throw failure }
        defer { state.elsewhere = [] }
        return state.elsewhere
      }
      guard !elsewhere.isEmpty else { return shared.withLock { $0.records } }
      try wait(for: elsewhere, isFresh: isFresh, onEvent)
      shared.withLock { $0.next = elsewhere[...] }
    }
  }

  /// The record of a run that nobody else trains at the same time, nil while somebody does.
  private func claimed(
    _ entry: Plan.Entry,
    isFresh: Bool,
    _ onEvent: (Event) -> Void,
    _ train: () throws -> RunRecord
  ) throws -> RunRecord? {
    // Another process may have ended it since the plan was looked up; what is damaged was said then.
    let ended = { try isFresh || !store.hasRecord(of: entry.id) ? nil : usable(entry.id, { _ in }) }
    if let record = try ended() { return record }
    guard let claim = try store.claim(entry.id) else { return nil }
    return try withExtendedLifetime(claim) {
      if let record = try ended() { return record }
      let record = try train()
      let publication = try store.save(record, replacing: isFresh)
      store.removeCheckpoint(of: entry.id)
      switch publication {
      case .saved: return record
      case .alreadyThere(let earlier): return earlier
      case .contradicted(let earlier):
        onEvent(.contradicted(entry))
        return isFresh ? record : earlier
      }
    }
  }

  /// One run of the plan on its data, from its checkpoint if it has one; a share of the run is done at each call of
  /// `onProgress`.
  private func train(
    _ entry: Plan.Entry,
    on data: [String: StudyData],
    isFresh: Bool,
    _ onEvent: (Event) -> Void,
    onProgress: (Double) -> Void
  ) throws -> RunRecord {
    let configuration = entry.configuration
    guard
      let studyData = data.values.first(where: {
        $0.summary.digest == configuration.data.digest
      })
    else { preconditionFailure("Every data set of the plan is loaded.") }
    var training = try RunTraining(configuration, on: studyData)
    let epochs = Double(configuration.training.epochs)
    var done = 0.0
    if !isFresh, try resume(&training, entry, onEvent) {
      done = Double(training.epochsDone) / epochs
      onProgress(done)
    }
    var pacing = CheckpointPacing(checkpointPace)
    let record = try training.record(host: host, unixTime: unixTime) { run in
      done += 1 / epochs
      onProgress(1 / epochs)
      // The record is the checkpoint of a run that is done.
      guard run.epochsDone < configuration.training.epochs else { return }
      let isLast = isInterrupted()
      if isLast || pacing.isDue {
        try pacing.measuring { try store.save(checkpoint: run.checkpoint.bytes, for: entry.id) }
      }
      if isLast { throw RunInterruption() }
    }
    // Epochs that a divergence leaves out need no work, and a run without epochs is done when it is measured.
    onProgress(1 - done)
    return record
  }

  /// Goes on from the run's checkpoint; without a usable one the run starts at its first weights.
  private func resume(
    _ training: inout RunTraining,
    _ entry: Plan.Entry,
    _ onEvent: (Event) -> Void
  ) throws -> Bool {
    do throws(Fault) {
      guard let bytes = try store.checkpoint(for: entry.id) else { return false }
      guard training.resume(from: bytes) else {
        throw Fault(
          .damaged,
          file: store.checkpointPath(of: entry.id),
          "is not a checkpoint of this run"
        )
      }
      onEvent(.resumed(entry, afterEpoch: training.epochsDone))
      return true
    } catch {
      guard error.kind == .damaged else { throw error }
      onEvent(.damaged(error))
      return false
    }
  }
}
