internal import CZlib

/// Gzip files without compression, so that what is in them can be mutated.
enum StoredGzip {
  /// A file of one member with these bytes, at most 64 KiB of them.
  static func file(of bytes: [UInt8]) -> [UInt8] {
    let content = bytes.prefix(0xFFFF)
    let count = UInt32(content.count)
    // One stored block (RFC 1951, 3.2.4) between the header and the trailer of RFC 1952.
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
    file += [UInt8(count & 0xFF), UInt8(count >> 8)]
    file += [~UInt8(count & 0xFF), ~UInt8(count >> 8)]
    file += content
    let checksum = UInt32(crc32(0, Array(content), count))
    for word in [checksum, count] {
      file += (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
    }
    return file
  }
}
