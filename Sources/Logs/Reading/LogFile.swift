package import Faults
internal import Foundation

/// A file that may be a log; nothing of it is read before it is asked for.
package struct LogFile: Sendable {
  /// The path as it was given or found.
  package let path: String
  /// How many bytes it has.
  package let size: Int
  /// Its first 64 KiB, by which formats are told apart.
  package let head: [UInt8]

  /// What the head is as a table, for whoever asks first.
  private let table = TableHead.Once()

  /// Its first lines as a table, which many formats are told by; nil where it is none.
  var tableHead: TableHead? { table.value(of: self) }

  /// The last component of the path.
  package var name: String { (path as NSString).lastPathComponent }

  /// Opens a file.
  ///
  /// - Throws: ``Fault`` where it is no file that can be read.
  package init(_ path: String) throws(Fault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Fault(file: path, "is no file", hint: "Name a file or a folder of logs.")
    }
    self.path = path
    size = Int(status.st_size)
    head = try Self.bytes(descriptor, path, count: min(size, 64 << 10))
  }

  /// A file that is not on any disk, for tests.
  package init(_ path: String, head: [UInt8]) {
    (self.path, self.head, size) = (path, head, head.count)
  }

  /// All of it.
  ///
  /// - Parameter limit: How many bytes it may have.
  /// - Returns: Its bytes.
  /// - Throws: ``Fault`` where it has more, or cannot be read.
  package func bytes(limit: Int = 1 << 30) throws(Fault) -> [UInt8] {
    guard size > head.count else { return head }
    guard size <= limit else {
      throw Fault(
        file: path,
        "is too large (got \(size) bytes, expected at most \(limit))",
        hint: "Export the metrics alone."
      )
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
    defer { close(descriptor) }
    // Parsers put a zero behind it, for which there is room.
    return try Self.bytes(descriptor, path, count: size + 1)
  }

  /// Hands its bytes over in pieces, so that a file of any size takes the memory of one piece.
  ///
  /// - Parameters:
  ///   - count: The size of a piece.
  ///   - body: Takes each piece; false ends the reading.
  /// - Throws: ``Fault`` where it cannot be read, and what `body` throws.
  package func chunks(
    of count: Int = 1 << 20,
    _ body: (ArraySlice<UInt8>) throws(Fault) -> Bool
  ) throws(Fault) {
    guard size > head.count else {
      _ = try body(head[...])
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
    defer { close(descriptor) }
    while true {
      let bytes = try Self.bytes(descriptor, path, count: count)
      guard !bytes.isEmpty, try body(bytes[...]) else { return }
    }
  }

  private static func bytes(
    _ descriptor: Int32,
    _ path: String,
    count: Int
  ) throws(Fault) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        guard let base = buffer.baseAddress else { return }
        let got = read(descriptor, base + filled, count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { return }
        filled += got
      }
    }
    if failure != 0 { throw unreadable(path, failure) }
    return bytes
  }

  private static func unreadable(_ path: String, _ code: Int32) -> Fault {
    Fault(
      code == ENOENT ? .missing : .unreadable,
      file: path,
      "cannot be read (\(String(cString: strerror(code))))",
      hint: "Name a file or a folder of logs."
    )
  }
}

/// A folder that may hold logs; what links lead out of the folder that was named is not in it.
package struct LogFolder: Sendable {
  /// The path as it was given or found.
  package let path: String
  /// The names of its files, sorted.
  package let files: [String]
  /// The names of its folders, sorted.
  package let folders: [String]

  /// The last component of the path.
  package var name: String { (path as NSString).lastPathComponent }

  /// Creates a folder of what was found in it.
  package init(_ path: String, files: [String], folders: [String]) {
    (self.path, self.files, self.folders) = (path, files, folders)
  }

  /// Lists a folder.
  ///
  /// - Throws: ``Fault`` where it cannot be listed.
  package init(_ path: String) throws(Fault) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Fault(
        .unreadable,
        file: path,
        "the folder cannot be listed",
        hint: "Name a folder that is there and may be read."
      )
    }
    var (files, folders): ([String], [String]) = ([], [])
    for name in names.sorted() {
      var status = stat()
      guard lstat(path + "/" + name, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: files.append(name)
      case S_IFDIR: folders.append(name)
      default: break
      }
    }
    self.init(path, files: files, folders: folders)
  }

  /// A file of it.
  package func file(_ name: String) throws(Fault) -> LogFile { try LogFile(path + "/" + name) }

  /// A folder of it.
  package func folder(_ name: String) throws(Fault) -> LogFolder {
    try LogFolder(path + "/" + name)
  }
}
