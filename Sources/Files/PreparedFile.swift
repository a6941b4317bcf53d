public import Faults
internal import Foundation

/// The content of a file, written and synced in a folder under a temporary name; what never gets its own is removed.
///
/// Its writer holds a lock on it, which the system releases when the writer dies: so whoever finds one without a lock may
/// remove it, and no clock or process number is asked. Its permissions are those that the process gives to all new files
/// (umask).
public final class PreparedFile {
  /// What the names of temporary files contain.
  static let mark = ".partial-"

  private let folder: OpenFolder
  private let path: String
  private let temporaryName: String
  private let descriptor: Int32
  private var isPublished = false

  /// Writes the content of a file.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - path: The path that it will have, for messages.
  ///   - folder: The folder that it is in meanwhile, on the file system of that path.
  /// - Throws: ``Fault`` when it cannot be written.
  public convenience init(
    _ bytes: [UInt8],
    for path: String,
    in folder: OpenFolder
  ) throws(Fault) {
    try self.init(partCount: 1, for: path, in: folder) { _ in bytes }
  }

  /// Writes the content of a file part by part: of a large one no more is held.
  ///
  /// - Parameters:
  ///   - partCount: How many parts it has.
  ///   - path: The path that it will have, for messages.
  ///   - folder: The folder that it is in meanwhile, on the file system of that path.
  ///   - part: The bytes of a part; each is asked for once, in order.
  /// - Throws: ``Fault`` when it cannot be written.
  public init(
    partCount: Int,
    for path: String,
    in folder: OpenFolder,
    _ part: (Int) -> [UInt8]
  ) throws(Fault) {
    self.folder = folder
    self.path = path
    (temporaryName, descriptor) = try Self.makeEmpty(in: folder, for: path)
    for index in 0..<partCount { try write(part(index)) }
    guard System.uninterrupted({ fsync(descriptor) }) == 0 else { throw failure }
  }

  deinit {
    if !isPublished {
      _ = System.uninterrupted { unlinkat(folder.descriptor, temporaryName, 0) }
    }
    close(descriptor)
  }

  /// Puts the file in its place: readers see the old one or this one, whole.
  ///
  /// The folder is not synced. A link of that name is replaced.
  /// - Throws: ``Fault`` when the system cannot; the old file, if any, is then still there.
  public func publish(as name: String, in target: OpenFolder) throws(Fault) {
    let status = System.uninterrupted {
      renameat(folder.descriptor, temporaryName, target.descriptor, OpenFolder.checked(name))
    }
    guard status == 0 else { throw failure }
    isPublished = true
  }

  /// Puts the file in its place if nothing is there.
  ///
  /// - Returns: Whether nothing was there.
  /// - Throws: ``Fault`` when the system cannot.
  public func publishIfFree(as name: String, in target: OpenFolder) throws(Fault) -> Bool {
    let status = System.uninterrupted {
      linkat(folder.descriptor, temporaryName, target.descriptor, OpenFolder.checked(name), 0)
    }
    // The temporary name goes with this value.
    if status == 0 { return true }
    guard errno == EEXIST else { throw failure }
    return false
  }

  private var failure: Fault { Fault(.inputOutput, file: path, errno: errno) }

  private func write(_ bytes: [UInt8]) throws(Fault) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Foundation.write(
          descriptor,
          UnsafeRawBufferPointer(rebasing: buffer[offset...]).baseAddress,
          bytes.count - offset
        )
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure }
      offset += written
    }
  }

  /// A new file with a lock on it.
  private static func makeEmpty(
    in folder: OpenFolder,
    for path: String
  ) throws(Fault) -> (name: String, descriptor: Int32) {
    while true {
      let temporary = mark + String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let descriptor = System.uninterrupted { openat(folder.descriptor, temporary, flags, 0o666) }
      if descriptor < 0, errno == EMFILE, raiseFileLimit() { continue }
      guard descriptor >= 0 else {
        throw Fault(creating: path, errno: errno)
      }
      // Where the file system knows no locks, nobody can take the file for abandoned either.
      let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
      var status = stat()
      // Between the two calls someone may have taken it for abandoned.
      if isLocked, fstat(descriptor, &status) == 0, status.st_nlink > 0 {
        return (temporary, descriptor)
      }
      close(descriptor)
    }
  }

  /// As many open files as the system allows the process: a report with many figures has many.
  private static func raiseFileLimit() -> Bool {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return false }
    limit.rlim_cur = limit.rlim_max
    return setrlimit(resource, &limit) == 0
  }
}
