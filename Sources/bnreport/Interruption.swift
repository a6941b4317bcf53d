internal import Dispatch
internal import Foundation
internal import Synchronization

/// SIGINT and SIGTERM while networks train: the first asks the runs to save their state and end, the second ends the
/// program at once.
final class Interruption: Sendable {
  private let heard = Mutex<Int32?>(nil)

  /// Whether a signal has come.
  var isRequested: Bool { heard.withLock { $0 != nil } }

  /// The exit status of a program that the signal ended: 130 or 143.
  var exitStatus: Int32 { 128 + (heard.withLock { $0 } ?? SIGINT) }

  /// Notes a signal, and whether it is the first.
  private func hear(_ number: Int32) -> Bool {
    heard.withLock { heard in
      defer { heard = heard ?? number }
      return heard == nil
    }
  }

  /// What a body returns while the signals are listened to; afterwards they end the program as they always do.
  ///
  /// - Parameters:
  ///   - say: Says to the user that the first signal was heard; called from another thread.
  ///   - body: What is done meanwhile.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  func listening<Result>(
    _ say: @escaping @Sendable (String) -> Void,
    during body: () throws -> Result
  ) rethrows -> Result {
    let queue = DispatchQueue(label: "signals")
    let numbers = [SIGINT, SIGTERM]
    let sources = numbers.map { number in
      // The default would end the program before the source is told.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [self] in
        guard hear(number) else { _exit(128 + number) }
        say("stopping: each run ends its epoch and is kept; once more stops at once")
      }
      source.activate()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      for number in numbers { signal(number, SIG_DFL) }
    }
    return try body()
  }
}
