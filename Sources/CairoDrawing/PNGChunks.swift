/// The chunks that a PNG file of ours has and Cairo does not write (PNG 1.2, 4.2.2.3 and 4.2.4.2).
enum PNGChunks {
  /// The file with its colour space (sRGB, perceptual) and its resolution, placed right after the header.
  ///
  /// - Parameters:
  ///   - png: a PNG file without these chunks.
  ///   - scale: the pixels per point, which is 1/72 inch.
  /// - Returns: the longer file.
  static func annotate(_ png: [UInt8], scale: Double) -> [UInt8] {
    // The signature has 8 bytes and the header chunk 4 (length) + 4 (type) + 13 (data) + 4 (check).
    let headerEnd = 33
    precondition(png.count > headerEnd, "a PNG file has a header")
    let pixelsPerMetre = UInt32((scale * 72 / 0.0254).rounded())
    let resolution = bigEndian(pixelsPerMetre) + bigEndian(pixelsPerMetre) + [1]
    return png[..<headerEnd] + chunk("sRGB", [0]) + chunk("pHYs", resolution) + png[headerEnd...]
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(crc32(body))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }

  /// The cyclic redundancy check of PNG 1.2, appendix D, bit by bit: the chunks are short.
  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 {
        register = register & 1 == 1 ? 0xEDB8_8320 ^ (register >> 1) : register >> 1
      }
    }
    return ~register
  }
}
