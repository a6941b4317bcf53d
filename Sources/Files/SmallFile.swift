internal import Foundation

/// Files of one line, which are read at once.
package enum SmallFile {
  /// The first bytes of a file; nil, with `errno`, when it cannot be read.
  package static func read(_ path: String, count: Int) -> [UInt8]? {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = System.uninterrupted { open(path, flags) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return read(descriptor, count: count)
  }

  /// The first bytes of an open file; nil, with `errno`, when it cannot be read.
  package static func read(_ descriptor: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let length = System.uninterrupted { pread(descriptor, &bytes, count, 0) }
    return length < 0 ? nil : Array(bytes.prefix(length))
  }

  /// Writes the first bytes of an open file, and hands them to the file system, so that other machines can see them.
  ///
  /// - Returns: Whether it was written; else `errno` says why not.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    let length = System.uninterrupted { pwrite(descriptor, bytes, bytes.count, 0) }
    guard length == bytes.count else {
      if length >= 0 { errno = ENOSPC }
      return false
    }
    // File systems on a network write when a descriptor is closed, whichever; nothing here need outlive a loss of power.
    let copy = dup(descriptor)
    return copy < 0 || System.uninterrupted { close(copy) } == 0
  }
}
