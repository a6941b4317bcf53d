internal import Foundation

/// How the operating system is called.
package enum System {
  /// So often a call that a signal interrupted is made again: no file system keeps the program for ever.
  private static let mostInterruptions = 10_000
  /// So often what a file system answers for a while is asked again.
  package static let mostAttempts = 8

  /// The result of a call that returns -1 on failure, made again when a signal interrupted it.
  package static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
    for _ in 0..<mostInterruptions {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
    return -1
  }

  /// Waits before something is asked again that takes a while to be seen: 10 ms, then twice as long each time.
  ///
  /// - Parameter attempt: How often it was asked before, from 0.
  package static func pause(before attempt: Int) {
    usleep(10_000 << UInt32(min(max(attempt, 0), 5)))
  }

  /// Makes what was done to an open file or folder last through a loss of power, as far as its file system can.
  ///
  /// One that has no such call for folders, or for anything, says so (fsync(2)): that is no failure of what was
  /// written. Every other answer is, and is never asked again: Linux forgets what it could not write.
  /// - Returns: Whether it is done; else `errno` says why not.
  package static func sync(_ descriptor: Int32, isFolder: Bool = false) -> Bool {
    if uninterrupted({ fsync(descriptor) }) == 0 { return true }
    // Some take a folder that is open for reading for one that cannot be written.
    return [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) || (isFolder && errno == EBADF)
  }
}
