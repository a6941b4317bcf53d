internal import CZlib

/// Files of trackers around records that fuzzing makes: an input is cut at each byte 255, and each piece is a record.
enum TrackerFile {
  /// An event file: {length, checksum, event, checksum} behind the event that says the version.
  static func events(of bytes: [UInt8]) -> [UInt8] {
    let version: [UInt8] = [0x09, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F]
    return ([version[...]] + pieces(of: bytes)).flatMap { event in
      let length = littleEndian(UInt64(event.count))
      return length + littleEndian(masked(length[...])) + event + littleEndian(masked(event))
    }
  }

  /// A run file of one block: {checksum, length, kind, data}.
  static func wandb(of bytes: [UInt8]) -> [UInt8] {
    Array(":W&B".utf8) + [0xE1, 0xBE, 0]
      + pieces(of: bytes).flatMap { record in
        let data = [1] + record.prefix(1 << 12)
        let sum = UInt32(crc32(0, data, UInt32(data.count)))
        return littleEndian(sum) + littleEndian(UInt16(data.count - 1)) + data
      }
  }

  private static func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.prefix(1 << 12).split(separator: 255)
  }

  /// The checksum of TensorFlow's records, bit by bit.
  private static func masked(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var value = ~UInt32(0)
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
    }
    return (~value >> 15 | ~value << 17) &+ 0xA282_EAD8
  }

  private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
