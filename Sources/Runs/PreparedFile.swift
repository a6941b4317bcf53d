internal import Checksums
internal import Foundation

/// The content of a file, written and synced, that is not in its place yet.
///
/// The content has no name (`O_TMPFILE`) until it is published, so that a process which is killed leaves nothing
/// behind. File systems that cannot do that, such as NFS, show it under a name of `.bnreport-` and two numbers, which a
/// killed process leaves and which can be removed.
///
/// Its permissions are those that the process gives to all new files (umask).
public final class PreparedFile {
  /// `O_TMPFILE`, which is a macro that Swift cannot read: its bit is the same on all processors that Swift runs on.
  private static let nameless = 0o20_000_000 | O_DIRECTORY
  /// Why that may not work: the file system, or a kernel before 3.11.
  private static let unsupported = [EOPNOTSUPP, EISDIR, ENOENT]

  private let folder: OpenFolder
  private let name: String
  /// The open file; -1 once it is closed.
  private var descriptor: Int32 = -1
  /// The name that it has for now.
  private var temporaryName: String?

  /// Writes the content of a file.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - name: The name that it will have.
  ///   - folder: The folder that it will be in.
  ///   - isNameless: Whether it is tried to do without a temporary name.
  /// - Throws: ``FileError`` when it cannot be written, or when something that is no file has the name.
  public init(
    _ bytes: [UInt8],
    named name: String,
    in folder: OpenFolder,
    isNameless: Bool = true
  ) throws(FileError) {
    self.folder = folder
    self.name = name
    try folder.checkIsFree(name)
    if isNameless { try openNameless() }
    if descriptor < 0 { try openNamed() }
    try write(bytes)
    guard System.uninterrupted({ fsync(descriptor) }) == 0 else { throw failure }
    // The temporary name is enough to publish it.
    if temporaryName != nil { try closeFile() }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let temporaryName { unlinkat(folder.descriptor, temporaryName, 0) }
  }

  /// Puts the file in its place: readers see the old one or this one, whole.
  ///
  /// The folder is not synced.
  /// - Throws: ``FileError`` when the system cannot; the old file, if any, is then still there.
  public func publish() throws(FileError) {
    if let temporaryName {
      guard rename(temporaryName) == 0 else { throw failure }
      self.temporaryName = nil
      return
    }
    if link(as: name) == 0 { return try closeFile() }
    guard errno == EEXIST else { throw failure }
    try replace()
    try closeFile()
  }

  /// Replaces the file of that name.
  ///
  /// A file without a name can only be given one that is free, so it first gets a
  /// temporary one, the same in every process: what a killed one left is taken up by the next that writes the file.
  private func replace() throws(FileError) {
    let temporary = Self.temporaryPrefix + SHA256.hexadecimal(of: Array(name.utf8)).prefix(16)
    while link(as: temporary) != 0 {
      guard errno == EEXIST else { throw failure }
      // Only complete files ever have this name: another process's is put in its place, and ours comes after it.
      guard rename(temporary) == 0 || errno == ENOENT else { throw failure }
    }
    // Another process may have done that for us.
    guard rename(temporary) == 0 || errno == ENOENT else {
      let failure = failure
      if isOurs(temporary) { unlinkat(folder.descriptor, temporary, 0) }
      throw failure
    }
  }

  /// Whether a name stands for the open file.
  private func isOurs(_ name: String) -> Bool {
    var (ours, named) = (stat(), stat())
    return fstat(descriptor, &ours) == 0
      && fstatat(folder.descriptor, name, &named, AT_SYMLINK_NOFOLLOW) == 0
      && (ours.st_dev, ours.st_ino) == (named.st_dev, named.st_ino)
  }

  /// How the names of files that are being written begin.
  public static let temporaryPrefix = ".bnreport-"

  private var failure: FileError {
    FileError(.inputOutput, path: folder.path(of: name), errno: errno)
  }

  private var pathOfDescriptor: String { "/proc/self/fd/\(descriptor)" }

  private func openNameless() throws(FileError) {
    func open() -> Int32 {
      System.uninterrupted {
        openat(folder.descriptor, ".", Self.nameless | O_WRONLY | O_CLOEXEC, 0o666)
      }
    }
    descriptor = open()
    if descriptor < 0, errno == EMFILE, Self.raiseFileLimit() { descriptor = open() }
    guard descriptor >= 0 else {
      if Self.unsupported.contains(errno) { return }
      throw FileError(creating: folder.path(of: name), errno: errno)
    }
    if access(pathOfDescriptor, F_OK) != 0 {
      // Without /proc the file cannot be given a name.
      close(descriptor)
      descriptor = -1
    }
  }

  private func openNamed() throws(FileError) {
    let temporary =
      Self.temporaryPrefix + "\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    descriptor = System.uninterrupted {
      openat(
        folder.descriptor,
        temporary,
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
        0o666
      )
    }
    guard descriptor >= 0 else {
      throw FileError(creating: folder.path(of: name), errno: errno)
    }
    temporaryName = temporary
  }

  private func write(_ bytes: [UInt8]) throws(FileError) {
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

  private func link(as name: String) -> Int32 {
    System.uninterrupted {
      linkat(AT_FDCWD, pathOfDescriptor, folder.descriptor, name, AT_SYMLINK_FOLLOW)
    }
  }

  private func rename(_ temporary: String) -> Int32 {
    System.uninterrupted { renameat(folder.descriptor, temporary, folder.descriptor, name) }
  }

  private func closeFile() throws(FileError) {
    defer { descriptor = -1 }
    // Linux closes the file also when a signal interrupts the call.
    guard close(descriptor) == 0 || errno == EINTR else { throw failure }
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
