internal import Dispatch
internal import Experiments
internal import Faults
internal import Foundation
internal import Reporting
internal import Runs
internal import Synchronization

/// The report of the runs that are done, written again and again while others are trained: each whole, or not at all.
struct LiveReport: Sendable {
  /// The shortest time between two reports.
  private static let shortest = Duration.seconds(10)
  /// How many times as long as a report takes passes until the next: a twentieth of a core at most is spent on them.
  private static let ratio = 20

  private let options: ExperimentOptions
  private let output: OutputOptions
  private let source: ExperimentSource
  private let prepared: PreparedExperiment
  private let folder: ReportFolder

  /// Prepares the reports of an experiment.
  ///
  /// - Parameters:
  ///   - options: What is asked, and where the runs are kept.
  ///   - output: How the report looks.
  ///   - source: The experiment.
  ///   - prepared: Its plan.
  ///   - folder: Where they are written.
  init(
    _ options: ExperimentOptions,
    _ output: OutputOptions,
    _ source: ExperimentSource,
    _ prepared: PreparedExperiment,
    _ folder: ReportFolder
  ) {
    (self.options, self.output, self.source) = (options, output, source)
    (self.prepared, self.folder) = (prepared, folder)
  }

  /// Writes reports in a thread of its own until some work is done.
  ///
  /// - Returns: What the work returns, once no report is being written any more.
  /// - Throws: What the work throws.
  func during<Result>(_ work: () throws -> Result) rethrows -> Result {
    let end = LiveEnd()
    Thread.detachNewThread {
      var pause = Self.shortest
      while end.wait(pause) { pause = writeNext() }
      end.threadEnded()
    }
    defer { end.request() }
    return try work()
  }

  /// Writes reports until all runs are there.
  ///
  /// - Parameter show: Called before each.
  /// - Throws: `Fault` when one cannot be written.
  func untilWhole(_ show: () throws -> Bool) throws {
    while try !show() { LiveEnd.sleep(writeNext()) }
  }

  /// Writes the report of what is there now, if anything can be reported.
  ///
  /// - Returns: How long to wait until the next.
  private func writeNext() -> Duration {
    let start = ContinuousClock.now
    do {
      let (part, results) = try options.storedPart(source, prepared)
      let all = Set(prepared.plan.entries.map(\.id))
      let store = options.runStore.recordedIDs()
      let seconds = { (taken: Duration) in
        max(Self.shortest, taken * Self.ratio)
      }
      let report = try output.report(
        of: results,
        part,
        live: ReportEnvironment.Live(
          done: all.count { store.contains($0) },
          all: all.count,
          seconds: Int(seconds(ContinuousClock.now - start).components.seconds)
        ),
        workers: 1
      )
      try folder.write(report)
    } catch let fault as Fault where fault.code == .noRuns {
      // No study has a seed of all its networks yet.
    } catch {
      Console.error("warning: the live report was not written (\(error))")
    }
    return max(Self.shortest, (ContinuousClock.now - start) * Self.ratio)
  }
}

/// How a thread that writes reports learns that it may end, and when it has.
private final class LiveEnd: Sendable {
  private let isRequested = Mutex(false)
  private let ended = DispatchSemaphore(value: 0)

  /// Waits.
  ///
  /// - Returns: Whether there is more to do.
  func wait(_ pause: Duration) -> Bool {
    let end = ContinuousClock.now + pause
    while ContinuousClock.now < end {
      if isRequested.withLock({ $0 }) { return false }
      Self.sleep(.milliseconds(100))
    }
    return !isRequested.withLock { $0 }
  }

  /// Says that the thread has ended.
  func threadEnded() { ended.signal() }

  /// Asks the thread to end, and waits until it has.
  func request() {
    isRequested.withLock { $0 = true }
    ended.wait()
  }

  static func sleep(_ pause: Duration) {
    Thread.sleep(forTimeInterval: pause / .seconds(1))
  }
}
