internal import Faults
internal import Foundation

/// The bytes of a regular file, read at once after its size was checked.
enum FileReader {
  /// The most bytes a stored file may have: CIFAR-10's archive, the largest of the known ones, has 170 million.
  static let largestFile = 1 << 28

  /// Whether something is at the path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether the path is a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The bytes of a regular file; nil where there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The content of the file.
  static func read(_ path: String, largest: Int = largestFile) throws(Fault) -> [UInt8] {
    // Not blocking: opening a pipe without a writer would wait for ever.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Fault(
        file: path,
        "this is not a regular file",
        hint: "Give the file itself, not a folder, a pipe or a device."
      )
    }
    let size = Int(status.st_size)
    guard size <= largest else {
      throw Fault(
        file: path,
        "the file is too large (got \(size) bytes, expected at most \(largest))",
        hint: "Check that this is the file of a small data set."
      )
    }
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(descriptor, buffer.baseAddress.map { $0 + filled }, size - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      guard count > 0 else {
        throw Fault(
          .unreadable,
          file: path,
          "the file became shorter while it was read (got \(filled) bytes, expected \(size))",
          hint: "Run again when nothing else writes to it."
        )
      }
      filled += count
    }
    return bytes
  }

  private static func failure(_ path: String) -> Fault {
    let number = errno
    return Fault(
      number == ENOENT ? .missing : .unreadable,
      file: path,
      "the file cannot be read (\(String(cString: strerror(number))))",
      hint: "Check the path and its permissions."
    )
  }
}
