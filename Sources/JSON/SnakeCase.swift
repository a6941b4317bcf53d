/// Names of properties as they are spelled in files: `trainingCount` is `training_count`.
enum SnakeCase {
  /// Appends the spelling of a name: each capital letter is an underscore and the small letter.
  static func append(_ name: String, to bytes: inout [UInt8]) {
    for byte in name.utf8 {
      if isCapital(byte) {
        bytes.append(UInt8(ascii: "_"))
        bytes.append(byte + 0x20)
      } else {
        bytes.append(byte)
      }
    }
  }

  /// Whether some bytes are the spelling of a name.
  static func isSpelling(_ bytes: ArraySlice<UInt8>, of name: String) -> Bool {
    var index = bytes.startIndex
    for byte in name.utf8 {
      var expected = byte
      if isCapital(byte) {
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "_") else { return false }
        index += 1
        expected += 0x20
      }
      guard index < bytes.endIndex, bytes[index] == expected else { return false }
      index += 1
    }
    return index == bytes.endIndex
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
