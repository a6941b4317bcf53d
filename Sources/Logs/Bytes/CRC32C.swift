/// The checksum of TensorFlow's records: CRC-32C (Castagnoli's polynomial, reflected 0x82F63B78), masked.
///
/// Eight tables take eight bytes at a time: M. Kounavis and F. Berry, "A systematic approach to building high
/// performance software-based CRC generators", 2005. The mask is that of TensorFlow's `crc32c.h`.
struct CRC32C {
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
      tables[byte] = value
    }
    for index in 256..<8 * 256 {
      let value = tables[index - 256]
      tables[index] = value >> 8 ^ tables[Int(value & 0xFF)]
    }
    return tables
  }()

  private let tables = Self.tables

  /// The masked checksum of some bytes.
  func masked(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let value = checksum(bytes)
    return (value >> 15 | value << 17) &+ 0xA282_EAD8
  }

  /// The checksum of some bytes.
  func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { table in
      var (value, offset) = (~UInt32(0), 0)
      while bytes.count - offset >= 8 {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        )
        value = Self.step(word ^ UInt64(value), table)
        offset += 8
      }
      while offset < bytes.count {
        value = value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ bytes[offset])]
        offset += 1
      }
      return ~value
    }
  }

  /// The checksum after eight bytes, into which the one before was mixed.
  @inline(__always)
  private static func step(_ word: UInt64, _ table: UnsafeBufferPointer<UInt32>) -> UInt32 {
    func entry(_ byte: Int) -> UInt32 {
      table[(7 - byte) << 8 | Int(word >> UInt64(8 * byte) & 0xFF)]
    }
    let low = entry(0) ^ entry(1) ^ entry(2) ^ entry(3)
    return low ^ entry(4) ^ entry(5) ^ entry(6) ^ entry(7)
  }
}
