internal import Foundation
internal import Synchronization

/// SIGINT and SIGTERM: while networks train, the first asks the runs to save their state and end, and the second ends
/// the program at once; at other times the first does.
final class Interruption: Sendable {
  private struct State {
    var isListening = false
    var heard: Int32?
  }

  private let state = Mutex(State())
  private let say: @Sendable (String) -> Void

  /// Begins to wait for the signals, in a thread of its own, to the end of the program.
  ///
  /// No handler is installed: the signals are kept from all other threads, those of libdispatch by itself. Call it once,
  /// in the main thread.
  /// - Parameter say: Says to the user that the first signal was heard; called from another thread.
  init(saying say: @escaping @Sendable (String) -> Void) {
    self.say = say
    var signals = Self.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    Thread.detachNewThread { self.wait() }
  }

  private static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    return signals
  }

  /// Whether a signal has come.
  var isRequested: Bool { state.withLock { $0.heard != nil } }

  /// The exit status of a program that the signal ended: 130 or 143.
  var exitStatus: Int32 { 128 + (state.withLock { $0.heard } ?? SIGINT) }

  /// What a body returns, during which the first signal is a request.
  ///
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  func listening<Result>(_ body: () throws -> Result) rethrows -> Result {
    state.withLock { $0.isListening = true }
    defer { state.withLock { $0.isListening = false } }
    return try body()
  }

  private func wait() {
    var signals = Self.signals
    var number: Int32 = 0
    while true {
      guard sigwait(&signals, &number) == 0 else { continue }
      guard hear(number) else { Self.end(by: number) }
      say("stopping: each run ends its epoch and is kept; once more stops at once")
      // Some programs send a signal twice, to the process and to its group: that is one request.
      Thread.sleep(forTimeInterval: 0.1)
      var now = timespec()
      while sigtimedwait(&signals, nil, &now) > 0 {}
    }
  }

  /// Notes a signal, and whether it is a request.
  private func hear(_ number: Int32) -> Bool {
    state.withLock { state in
      guard state.isListening, state.heard == nil else { return false }
      state.heard = number
      return true
    }
  }

  /// Ends the program as the signal does where nobody waits for it.
  private static func end(by number: Int32) -> Never {
    var signals = signals
    signal(number, SIG_DFL)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
    _exit(128 + number)
  }
}
