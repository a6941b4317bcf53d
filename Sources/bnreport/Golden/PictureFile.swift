internal import Faults
internal import Foundation
internal import Pictures

/// PNG files on the disk, read whole or compared byte by byte.
enum PictureFile {
  /// The bytes of a file.
  ///
  /// - Throws: `Fault` if it cannot be read, or is larger than any picture that is compared.
  static func read(_ path: String) throws(Fault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else { throw unreadable(errno) }
    defer { close(descriptor) }
    let size = Int(status.st_size)
    guard size <= PNGReader.largestFileSize else {
      throw Fault(
        .invalid,
        "the file is too large (got \(size) bytes, expected up to \(PNGReader.largestFileSize))",
        hint: "Save the picture smaller, or with fewer bits a pixel."
      )
    }
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let part = Foundation.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if part < 0, errno == EINTR { continue }
        if part < 0 { failure = errno }
        guard part > 0 else { return }
        count += part
      }
    }
    if let failure { throw unreadable(failure) }
    return bytes
  }

  /// Whether two files are PNG files with the same bytes; nothing is decoded, and no more than two blocks are in memory.
  static func areSame(_ first: String, _ second: String) -> Bool {
    let files = [first, second].compactMap { try? FileHandle(forReadingFrom: URL(filePath: $0)) }
    guard files.count == 2 else { return false }
    let sizes = files.map { file in
      var status = stat()
      return fstat(file.fileDescriptor, &status) == 0 ? Int(status.st_size) : -1
    }
    guard sizes[0] == sizes[1] else { return false }
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    var isStart = true
    while true {
      let blocks = files.map { file in (try? file.read(upToCount: 1 << 20)) ?? Data() }
      guard blocks[0] == blocks[1] else { return false }
      if isStart, !blocks[0].starts(with: signature) { return false }
      if blocks[0].isEmpty { return !isStart }
      isStart = false
    }
  }

  private static func unreadable(_ number: Int32) -> Fault {
    Fault(
      .invalid,
      "the file cannot be read (got \"\(String(cString: strerror(number)))\", expected a PNG file)",
      hint: "Check its permissions."
    )
  }
}
