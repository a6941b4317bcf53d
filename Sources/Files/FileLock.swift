internal import Foundation

/// What became of a lock that was asked for.
package enum FileLock: Sendable, Hashable {
  /// This open file has it; the system takes it back when the process ends.
  case had
  /// Another one has it.
  case taken
  /// The file system has no locks.
  case unsupported

  /// Asks for the lock of an open file, and does not wait.
  package static func take(_ descriptor: Int32) -> FileLock {
    if System.uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return .had }
    // SMB says the latter (flock(2)).
    return errno == EWOULDBLOCK || errno == EACCES ? .taken : .unsupported
  }
}
