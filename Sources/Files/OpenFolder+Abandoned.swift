public import Faults
internal import Foundation

extension OpenFolder {
  /// After so long, in seconds, nobody is at work on a temporary file any more: writing one takes no minute.
  private static let abandonedAfter = 3600

  /// Removes what writers that were killed left in the folder.
  ///
  /// Those of this system are known by their processes; where these do not see each other, as in containers, by their
  /// locks. Where those of another system are to be judged, or there are no locks, nothing tells but the time: what was
  /// written an hour before, by the clock of the file system, is abandoned.
  /// - Returns: The names of the files that were removed.
  /// - Throws: ``Fault`` when the folder cannot be read, or a file not removed.
  @discardableResult
  public func removeAbandoned() throws(Fault) -> [String] {
    var removed: [String] = []
    for name in try names() where AtomicFile.isTemporary(name) {
      guard isAbandoned(name) else { continue }
      try remove(name)
      removed.append(name)
    }
    return removed
  }

  private func isAbandoned(_ name: String) -> Bool {
    func opened(_ access: Int32) -> Int32 {
      System.uninterrupted {
        openat(descriptor, name, access | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      }
    }
    // NFS locks only what is open for writing (flock(2)).
    var file = opened(O_RDWR)
    if file < 0, errno == EACCES || errno == EPERM || errno == EROFS { file = opened(O_RDONLY) }
    guard file >= 0 else { return false }
    defer { close(file) }
    let lock = FileLock.take(file)
    guard lock != .taken else { return false }
    switch PreparedFile.writer(of: name) {
    case .here(let isAlive?): return !isAlive
    case .here(nil) where lock == .had: return true
    case .here, .elsewhere: return FileAge.isOlder(file, than: Self.abandonedAfter, in: self)
    }
  }
}
