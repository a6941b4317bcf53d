package import Files
internal import Foundation

/// What claims go by, and tests make up.
package struct ClaimSurroundings: Sendable {
  /// The running system.
  package var node = Node.name
  /// This process, by a name that is its own on that system.
  package var process = ProcessIdentity.own
  /// Whether a process of this system is there; nil where that cannot be known.
  package var isAlive: @Sendable (String) -> Bool? = { ProcessIdentity.isAlive($0) }
  /// A clock that stands while this machine does.
  package var now: @Sendable () -> Duration = {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  /// Asks for the lock of an open file.
  package var takeLock: @Sendable (Int32) -> FileLock = { FileLock.take($0) }
  /// Whether an open file is on a file system of this machine alone.
  package var isLocal: @Sendable (Int32) -> Bool = { FileSystemKind.isLocal($0) }

  /// Those of this process.
  package init() {}
}
