public import Faults
internal import Foundation

/// An open folder, in which things are made, replaced and removed by their names.
///
/// It stays the same folder when its path is renamed or becomes a link meanwhile, and no name leads out of it: a
/// symbolic link in it is never followed.
public final class OpenFolder: Sendable {
  /// What a name in a folder stands for.
  public enum Kind: Sendable, Hashable {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A symbolic link, whatever it leads to.
    case link
    /// A device, a pipe or a socket.
    case other
  }

  /// The path that it was opened by, for messages.
  public let path: String
  /// The open folder.
  let descriptor: Int32

  /// Opens a folder by its path.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - followsLink: Whether the path may be a symbolic link; the folders above always may.
  /// - Throws: ``Fault`` when there is no such folder.
  public convenience init(_ path: String, followsLink: Bool = false) throws(Fault) {
    // A link with a slash behind it would be followed after all.
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") || trimmed.hasSuffix("/.") {
      trimmed.removeLast()
    }
    try self.init(trimmed, below: AT_FDCWD, path: path, followsLink: followsLink)
  }

  private init(
    _ name: String,
    below parent: Int32,
    path: String,
    followsLink: Bool
  ) throws(Fault) {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW)
    descriptor = System.uninterrupted { openat(parent, name, flags) }
    self.path = path
    guard descriptor < 0 else { return }
    let number = errno
    if !followsLink, Self.kind(of: name, in: parent) == .link {
      throw Fault(
        .cannotCreate,
        file: path,
        "is a symbolic link (expected a folder)",
        hint: "Name the folder that it leads to, or remove the link."
      )
    }
    throw Fault(creating: path, errno: number)
  }

  deinit {
    close(descriptor)
  }

  /// The path of a name in this folder, for messages.
  public func path(of name: String) -> String {
    path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// What a name stands for; nil where there is nothing of that name.
  public func kind(of name: String) -> Kind? {
    Self.kind(of: Self.checked(name), in: descriptor)
  }

  /// The names in the folder, sorted, without `.` and `..`.
  ///
  /// - Throws: ``Fault`` when it cannot be read.
  public func names() throws(Fault) -> [String] {
    // The stream closes the descriptor that it reads from.
    let copy = System.uninterrupted { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard copy >= 0 else { throw Fault(creating: path, errno: errno) }
    guard let stream = fdopendir(copy) else {
      close(copy)
      throw Fault(.inputOutput, file: path, errno: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw Fault(.inputOutput, file: path, errno: errno) }
    return names.sorted()
  }

  /// Opens a folder in this one; nil where there is nothing of that name.
  ///
  /// - Throws: ``Fault`` when it is a link or no folder.
  public func subfolder(_ name: String) throws(Fault) -> OpenFolder? {
    guard kind(of: name) != nil else { return nil }
    return try OpenFolder(name, below: descriptor, path: path(of: name), followsLink: false)
  }

  /// Makes a folder in this one if it is not there.
  ///
  /// - Throws: ``Fault`` when it cannot be made.
  public func makeSubfolder(_ name: String) throws(Fault) {
    if System.uninterrupted({ mkdirat(descriptor, Self.checked(name), 0o777) }) == 0 { return }
    guard errno == EEXIST else { throw Fault(creating: path(of: name), errno: errno) }
    // On a network, what another machine has made may be there and not be found, for a while.
    for attempt in 0..<Folder.patience {
      if kind(of: name) != nil { return }
      System.pause(before: attempt)
    }
    guard kind(of: name) != nil else { throw Fault(creating: path(of: name), errno: ENOENT) }
  }

  /// Removes a file or a link in this folder, if there is one.
  ///
  /// - Throws: ``Fault`` when it cannot be removed.
  public func remove(_ name: String) throws(Fault) {
    guard System.uninterrupted({ unlinkat(descriptor, Self.checked(name), 0) }) != 0,
      errno != ENOENT
    else { return }
    throw Fault(.inputOutput, file: path(of: name), errno: errno)
  }

  /// Checks that a name can be that of a file to write: nothing is there, or a regular file.
  ///
  /// - Throws: ``Fault`` for a link, a folder or a device.
  public func checkIsFree(_ name: String) throws(Fault) {
    let found: String
    switch kind(of: name) {
    case nil, .file: return
    case .link: found = "a symbolic link"
    case .folder: found = "a folder"
    case .other: found = "a device or pipe"
    }
    throw Fault(
      .cannotCreate,
      file: path(of: name),
      "cannot be replaced (got \(found), expected a file or nothing)",
      hint: "Remove it, or choose another folder."
    )
  }

  /// Whether files may be made in the folder.
  ///
  /// - Throws: ``Fault`` when they may not.
  public func checkIsWritable() throws(Fault) {
    guard faccessat(descriptor, ".", W_OK | X_OK, 0) == 0 else {
      throw Fault(creating: path, errno: errno)
    }
  }

  /// The last bytes of a file, at most `count`; nil when there is no regular file of that name that can be read.
  public func end(of name: String, count: Int) -> [UInt8]? {
    // What a server calls stale is found by its name again.
    for _ in 1..<StaleHandle.mostAttempts {
      errno = 0
      if let end = endOnce(of: name, count: count) { return end }
      guard errno == ESTALE else { return nil }
    }
    return endOnce(of: name, count: count)
  }

  private func endOnce(of name: String, count: Int) -> [UInt8]? {
    let file = System.uninterrupted {
      openat(descriptor, Self.checked(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    }
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let start = max(0, Int(status.st_size) - count)
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < count {
      let offset = start + bytes.count
      let length = System.uninterrupted {
        pread(file, &part, min(part.count, count - bytes.count), offset)
      }
      guard length >= 0 else { return nil }
      if length == 0 { break }
      bytes += part[..<length]
    }
    return bytes
  }

  /// Whether the folder is on a disk of this machine, and not on a server; false where that is not known.
  public var isLocal: Bool { FileSystemKind.isLocal(descriptor) }

  /// Makes what was done in the folder last through a loss of power, as far as its file system can.
  ///
  /// - Throws: ``Fault`` when the system fails to.
  public func sync() throws(Fault) {
    guard System.sync(descriptor, isFolder: true) else {
      throw Fault(.inputOutput, file: path, errno: errno)
    }
  }

  /// Runs a body while no other process does so for the same folder.
  ///
  /// The system takes the lock back from a process that ends, however it ends. Where the file system knows no locks,
  /// the body runs without one.
  public func locked<Result>(
    _ body: () throws(Fault) -> Result
  ) throws(Fault) -> Result {
    _ = System.uninterrupted { flock(descriptor, LOCK_EX) }
    defer { flock(descriptor, LOCK_UN) }
    return try body()
  }

  private static func kind(of name: String, in folder: Int32) -> Kind? {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// A name that cannot leave the folder.
  static func checked(_ name: String) -> String {
    precondition(
      !["", ".", ".."].contains(name) && !name.contains("/") && !name.contains("\0"),
      "A name stays in its folder."
    )
    return name
  }
}
