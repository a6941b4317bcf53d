package import Faults
internal import Foundation

/// Files as bytes.
package enum RegularFile {
  /// None of our files is as long: memory is not taken for one that is.
  private static let sizeLimit = 256 << 20

  /// The bytes of a file, nil when there is none.
  ///
  /// - Throws: ``Fault`` when it is no file, too long, or cannot be read.
  package static func read(_ path: String) throws(Fault) -> [UInt8]? {
    // On a network, a file that was replaced meanwhile is found by its name again.
    try StaleHandle.retried { () throws(Fault) in try readOnce(path) }
  }

  private static func readOnce(_ path: String) throws(Fault) -> [UInt8]? {
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
      throw Fault(.damaged, file: path, "is not a file")
    }
    let size = Int(status.st_size)
    guard size <= sizeLimit else {
      throw Fault(
        .damaged,
        file: path,
        "is too long (got \(size) bytes, expected at most \(sizeLimit))"
      )
    }
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let count = System.uninterrupted {
          Foundation.read(descriptor, buffer.baseAddress.map { $0 + filled }, size - filled)
        }
        if count < 0 { failure = errno }
        if count <= 0 { break }
        filled += count
      }
    }
    if let failure { throw unreadable(path, failure) }
    return bytes
  }

  private static func unreadable(_ path: String, _ number: Int32) -> Fault {
    Fault(.unreadable, file: path, errno: number)
  }
}
