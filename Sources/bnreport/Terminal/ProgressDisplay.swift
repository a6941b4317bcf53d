internal import Experiments
internal import Faults
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Reporting
internal import Running
internal import Runs
internal import Synchronization

/// Shows how a plan runs: one line that rewrites itself on a terminal; elsewhere one line a study, and one after
/// ten seconds without any.
final class ProgressDisplay: Sendable {
  private struct State {
    var done = 0.0
    var stored = 0
    var finished = 0
    var missing = 0
    var studies = StudyProgress()
    /// When the runs that are trained now began: seeds for open claims come after the others.
    var start = ContinuousClock.now
    var rounds = 0
    var lastDrawn: ContinuousClock.Instant?
    var isDrawn = false
  }

  private let verbosity: Verbosity
  private let isTerminal: Bool
  private let state = Mutex(State())

  init(verbosity: Verbosity) {
    self.verbosity = verbosity
    isTerminal = Console.isTerminal
  }

  /// Says something beside the progress, whatever the verbosity.
  func say(_ words: String) {
    state.withLock { state in
      erase(&state)
      Console.error(words)
    }
  }

  /// How many of the different runs that were asked for are done, in this call or earlier: `3 of 7 runs are in the store`.
  var finishedWords: String {
    state.withLock {
      "\($0.stored + $0.finished) of \($0.stored + $0.missing) runs are in the store"
    }
  }

  func show(_ event: Runner.Event) {
    state.withLock { show(event, &$0) }
  }

  private func show(_ event: Runner.Event, _ state: inout State) {
    switch event {
    case .started(let stored, let entries):
      let missing = entries.count
      state = State(
        stored: stored,
        missing: missing,
        studies: StudyProgress(of: entries),
        rounds: state.rounds + 1,
        lastDrawn: .now
      )
      guard verbosity != .quiet else { return }
      let what = state.rounds > 1 ? "further seeds for open claims: " : ""
      let nothing = missing == 0 ? ", nothing to train" : ", \(missing) to train"
      Console.error("\(what)\(stored) \(stored == 1 ? "run" : "runs") in the store\(nothing)")
    case .damaged(let error):
      erase(&state)
      Console.error("warning: \(error); the run is trained again")
    case .resumed(let entry, let epoch):
      guard verbosity == .verbose else { return }
      erase(&state)
      Console.error(
        "\(entry.study) \(entry.network) seed \(entry.configuration.seed): goes on after epoch \(epoch)"
      )
    case .contradicted(let entry):
      erase(&state)
      Console.error(
        "warning: run \(entry.id) measured other numbers than its record in the store "
          + "(\(entry.study) \(entry.network) seed \(entry.configuration.seed)); was the record made on another machine?"
      )
    case .waiting(let count):
      guard verbosity != .quiet else { return }
      erase(&state)
      Console.error("waiting for \(counted(count, "run", "runs")) that other processes train")
    case .progressed(let done):
      // Threads may report in another order than they measured.
      state.done = max(state.done, done)
      draw(&state)
    case .finished(let entry, let record, let count, let total):
      state.finished = count
      let ofStudy = state.studies.finish(entry, record)
      if verbosity == .verbose {
        erase(&state)
        Console.error("run \(count)/\(total): \(Self.words(entry, record))")
      } else if verbosity == .normal, !isTerminal, let ofStudy {
        Console.error(ofStudy)
        state.lastDrawn = .now
      }
      draw(&state, isForced: isTerminal)
      if count == total { erase(&state) }
    }
  }

  /// What one run measured.
  private static func words(_ entry: Plan.Entry, _ record: RunRecord) -> String {
    let levels = entry.levels.map { " \($0.key.rawValue) \($0.text)" }.joined()
    let seconds = record.timings.map { $0.trainSeconds + $0.evaluateSeconds }.reduce(0, +)
    let result =
      if let divergence = record.divergence {
        "diverged at update \(divergence.step) in epoch \(divergence.epoch)"
      } else {
        "validation accuracy " + Format.percent(record.epochs.last?.validation.accuracy ?? 0)
      }
    return "\(entry.study) \(entry.network)\(levels) seed \(entry.configuration.seed): \(result), "
      + Format.seconds(seconds)
  }

  private func draw(_ state: inout State, isForced: Bool = false) {
    guard isTerminal ? verbosity != .quiet : verbosity == .normal else { return }
    let now = ContinuousClock.now
    let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
    if !isForced, let last = state.lastDrawn, last.duration(to: now) < pause { return }
    state.lastDrawn = now
    let line = ProgressLine.text(
      done: state.done,
      finished: state.finished,
      missing: state.missing,
      remaining: remaining(after: state.start.duration(to: now), done: state.done),
      // A log has no width, and no use for a bar.
      columns: isTerminal ? Console.columns : 45
    )
    guard isTerminal else { return Console.error(line) }
    Console.progress("\r\u{1B}[K" + line)
    state.isDrawn = true
  }

  private func remaining(after elapsed: Duration, done: Double) -> String {
    guard done > 0.01 else { return "" }
    let spent =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let seconds = spent * (1 - done) / done
    let whole = Int(seconds.rounded(.up))
    let padding = whole % 60 < 10 ? "0" : ""
    return "\(whole / 60):\(padding)\(whole % 60) left"
  }

  private func erase(_ state: inout State) {
    guard state.isDrawn else { return }
    Console.progress("\r\u{1B}[K")
    state.isDrawn = false
  }
}

/// How much is said on standard error.
enum Verbosity {
  case quiet
  case normal
  case verbose
}
