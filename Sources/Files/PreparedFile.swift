public import Faults
internal import Foundation

/// The content of a file, written and synced in a folder under a temporary name; what never gets its own is removed.
///
/// Its name says who writes it, and its writer holds a lock on it, which the system releases when the writer dies
/// (``OpenFolder/removeAbandoned()``). Its permissions are those that the process gives to all new files (umask).
public final class PreparedFile {
  /// What the names of temporary files contain.
  static let mark = ".partial-"

  /// A name for a temporary file: the mark, the system and the process that write it, and a number.
  static func newName() -> String {
    let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    return "\(mark)\(Node.name)-\(ProcessIdentity.own)-\(number)"
  }

  /// Who writes a temporary file.
  enum Writer {
    /// A process of this system; whether it is there, nil where that cannot be known.
    case here(isAlive: Bool?)
    /// One of another system.
    case elsewhere
  }

  /// Who writes a temporary file, by its name; one that does not say so is from an earlier version.
  static func writer(of name: String) -> Writer {
    guard let range = name.range(of: mark, options: .backwards) else { return .elsewhere }
    let words = name[range.upperBound...].split(separator: "-")
    guard words.count > 1 else { return .here(isAlive: nil) }
    guard words[0] == Node.name else { return .elsewhere }
    return .here(isAlive: ProcessIdentity.isAlive(String(words[1])))
  }

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
    guard System.sync(descriptor) else { throw failure }
  }

  deinit {
    let isLeft =
      !isPublished && System.uninterrupted { unlinkat(folder.descriptor, temporaryName, 0) } != 0
    close(descriptor)
    // Some file systems remove no file that is open.
    if isLeft { _ = System.uninterrupted { unlinkat(folder.descriptor, temporaryName, 0) } }
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
    end()
  }

  /// Puts the file in its place if nothing is there.
  ///
  /// - Returns: Whether nothing was there.
  /// - Throws: ``Fault`` when the system cannot.
  public func publishIfFree(as name: String, in target: OpenFolder) throws(Fault) -> Bool {
    let old = Place(folder: folder.descriptor, name: temporaryName)
    let new = Place(folder: target.descriptor, name: OpenFolder.checked(name))
    switch Move.ifFree(old, to: new) {
    case .taken: return false
    case .failed(let number): throw Fault(.inputOutput, file: path, errno: number)
    case .moved:
      end()
      return true
    }
  }

  /// Lets others read the file, which is in its place: on SMB nobody reads what is locked.
  private func end() {
    isPublished = true
    flock(descriptor, LOCK_UN)
  }

  private var failure: Fault { Fault(.inputOutput, file: path, errno: errno) }

  private func write(_ bytes: [UInt8]) throws(Fault) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        System.uninterrupted {
          Foundation.write(
            descriptor,
            UnsafeRawBufferPointer(rebasing: buffer[offset...]).baseAddress,
            bytes.count - offset
          )
        }
      }
      guard written > 0 else { throw failure }
      offset += written
    }
  }

  /// A new file with a lock on it.
  private static func makeEmpty(
    in folder: OpenFolder,
    for path: String
  ) throws(Fault) -> (name: String, descriptor: Int32) {
    for attempt in 1...System.mostAttempts {
      let temporary = newName()
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let descriptor = System.uninterrupted { openat(folder.descriptor, temporary, flags, 0o666) }
      if descriptor < 0, errno == EMFILE, raiseFileLimit() { continue }
      guard descriptor >= 0 else { throw Fault(creating: path, errno: errno) }
      let isLocked = FileLock.take(descriptor) != .taken
      // Between the two calls someone may have taken it for abandoned. Where a name is not seen at once nobody knows;
      // one that is gone cannot be published, and that is an error.
      if isLocked, folder.kind(of: temporary) != nil || attempt == System.mostAttempts {
        return (temporary, descriptor)
      }
      close(descriptor)
      _ = System.uninterrupted { unlinkat(folder.descriptor, temporary, 0) }
    }
    throw Fault(creating: path, errno: EBUSY)
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
