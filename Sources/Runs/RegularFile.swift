internal import Foundation

/// Files of the store, as bytes.
enum RegularFile {
  /// No file of a store is as long: memory is not taken for one that is.
  private static let sizeLimit = 256 << 20

  /// The bytes of a file, nil when there is none.
  ///
  /// - Throws: ``RunStoreError`` when it is no file, too long, or cannot be read.
  static func read(_ path: String) throws(RunStoreError) -> [UInt8]? {
    // Without O_NONBLOCK a pipe of that name would be waited for.
    let descriptor = System.uninterrupted { open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw unreadable(path, errno) }
      return nil
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw RunStoreError(.damaged, path: path, message: "is not a file")
    }
    let size = Int(status.st_size)
    guard size <= sizeLimit else {
      throw RunStoreError(
        .damaged,
        path: path,
        message: "is too long (got \(size) bytes, expected at most \(sizeLimit))"
      )
    }
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = Foundation.read(
          descriptor,
          buffer.baseAddress.map { $0 + filled },
          size - filled
        )
        if count < 0, errno == EINTR { continue }
        if count < 0 { failure = errno }
        if count <= 0 { break }
        filled += count
      }
    }
    if let failure { throw unreadable(path, failure) }
    return bytes
  }

  private static func unreadable(_ path: String, _ number: Int32) -> RunStoreError {
    RunStoreError(
      .unreadable,
      path: path,
      message: "cannot be read (\(String(cString: strerror(number))))"
    )
  }
}
