internal import Foundation

/// A file that is complete but has not got its name yet; what gets none is removed.
///
/// Its writer holds a lock on it, which the system releases when the writer dies: so whoever finds one without a lock
/// may remove it, and no clock or process number is asked.
struct TemporaryFile: ~Copyable {
  /// What the names of temporary files contain.
  static let mark = ".partial-"

  private let target: String
  private let path: String
  private let descriptor: Int32

  private init(target: String, path: String, descriptor: Int32) {
    self.target = target
    self.path = path
    self.descriptor = descriptor
  }

  /// A synced file in the folder of its target.
  ///
  /// - Throws: ``FileError`` when it cannot be made, written or synced; what was made is removed again.
  static func holding(
    _ bytes: [UInt8],
    beside target: String
  ) throws(FileError) -> TemporaryFile {
    let file = try empty(beside: target)
    try file.write(bytes)
    // mkstemp makes files that only their owner reads; a report is for everyone.
    guard fchmod(file.descriptor, 0o644) == 0, fsync(file.descriptor) == 0 else {
      throw FileError(.inputOutput, path: target, errno: errno)
    }
    return file
  }

  deinit {
    // After a rename nothing has this name any more.
    unlink(path)
    close(descriptor)
  }

  /// A new file with a lock on it.
  private static func empty(beside target: String) throws(FileError) -> TemporaryFile {
    while true {
      var template = Array((target + mark + "XXXXXX").utf8CString)
      let descriptor = mkstemp(&template)
      guard descriptor >= 0 else { throw FileError(.cannotCreate, path: target, errno: errno) }
      let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
      var status = stat()
      // Between the two calls someone may have taken it for abandoned.
      if isLocked, fstat(descriptor, &status) == 0, status.st_nlink > 0 {
        return TemporaryFile(target: target, path: path, descriptor: descriptor)
      }
      close(descriptor)
    }
  }

  private borrowing func write(_ bytes: [UInt8]) throws(FileError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Foundation.write(
          descriptor,
          UnsafeRawBufferPointer(rebasing: buffer[offset...]).baseAddress,
          bytes.count - offset
        )
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw FileError(.inputOutput, path: target, errno: errno)
      }
      offset += written
    }
  }

  /// Gives the file its name, in place of what has it.
  consuming func replace() throws(FileError) {
    guard rename(path, target) == 0 else {
      throw FileError(.inputOutput, path: target, errno: errno)
    }
    try syncFolder()
  }

  /// Gives the file its name if nothing has it.
  ///
  /// - Returns: Whether it got the name.
  consuming func link() throws(FileError) -> Bool {
    guard Foundation.link(path, target) == 0 else {
      if errno == EEXIST { return false }
      throw FileError(.inputOutput, path: target, errno: errno)
    }
    try syncFolder()
    return true
  }

  /// A name is safe from a loss of power only when its folder is.
  private borrowing func syncFolder() throws(FileError) {
    let name = (target as NSString).deletingLastPathComponent
    let folder = name.isEmpty ? "." : name
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.inputOutput, path: folder, errno: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw FileError(.inputOutput, path: folder, errno: errno)
    }
  }

  /// Removes a temporary file that nobody is writing.
  ///
  /// - Returns: Whether it is gone.
  static func removeIfAbandoned(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
    return unlink(path) == 0
  }
}
