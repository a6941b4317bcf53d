internal import CZlib

/// Writes PNG files of pictures: pixels, colour space, resolution and words, and nothing of the time or the machine.
///
/// A file has a header, `sRGB`, `pHYs`, texts, the pixels in one `IDAT` chunk, and an end (PNG 1.2; W3C, 2003). Rows are not
/// filtered, because flat pictures compress best as they are. The same picture gives the same bytes everywhere.
public struct PNGWriter: Sendable {
  /// The pixels per metre in both directions; nothing if the picture has no size of its own.
  public var pixelsPerMetre: Int?
  /// The title of the picture; nothing if it has none.
  public var title: String?
  /// What the picture shows, for readers who cannot see it; nothing if nobody says.
  public var description: String?

  /// Creates a writer.
  public init(pixelsPerMetre: Int? = nil, title: String? = nil, description: String? = nil) {
    self.pixelsPerMetre = pixelsPerMetre
    self.title = title
    self.description = description
  }

  /// The bytes of the file of a picture, with opacity only if some pixel is not opaque.
  public func file(_ picture: Picture) -> [UInt8] {
    picture.samples.withUnsafeBytes { samples in
      let pixels = samples.bindMemory(to: UInt32.self)
      let opacity = UInt32(littleEndian: 0xFF00_0000)
      return file(
        PixelBuffer(
          pixels,
          width: picture.width,
          height: picture.height,
          stride: picture.width,
          layout: pixels.allSatisfy { $0 & opacity == opacity } ? .redFirst : .redFirstWithOpacity
        )
      )
    }
  }

  /// The bytes of the file of pixels in memory.
  package func file(_ buffer: PixelBuffer) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    Self.append("IHDR", to: &file) { data in
      data.append(bigEndian: UInt32(buffer.width))
      data.append(bigEndian: UInt32(buffer.height))
      // Eight bits a sample; colour, with opacity or without; deflate, filters by row, not interlaced.
      data += [8, buffer.samplesPerPixel == 4 ? 6 : 2, 0, 0, 0]
    }
    // The perceptual intent, which is for pictures.
    Self.append("sRGB", to: &file) { $0.append(0) }
    if let pixelsPerMetre {
      Self.append("pHYs", to: &file) { data in
        data.append(bigEndian: UInt32(clamping: pixelsPerMetre))
        data.append(bigEndian: UInt32(clamping: pixelsPerMetre))
        data.append(1)
      }
    }
    Self.append(title, keyword: "Title", to: &file)
    Self.append(description, keyword: "Description", to: &file)
    Self.append("IDAT", to: &file) { PictureDeflater.append(buffer, to: &$0) }
    Self.append("IEND", to: &file) { _ in }
    return file
  }

  /// Appends a chunk: the length of its data, its type, the data, and the check of type and data.
  private static func append(
    _ type: String,
    to file: inout [UInt8],
    data: (inout [UInt8]) -> Void
  ) {
    let start = file.count
    file += [0, 0, 0, 0]
    file += type.utf8
    data(&file)
    let count = UInt32(file.count - start - 8)
    for index in 0..<4 {
      file[start + index] = UInt8(truncatingIfNeeded: count >> UInt32(24 - 8 * index))
    }
    let check = file.withUnsafeBufferPointer { bytes in
      crc32(0, bytes.baseAddress.map { $0 + start + 4 }, count + 4)
    }
    file.append(bigEndian: UInt32(truncatingIfNeeded: check))
  }

  /// Appends a text as `tEXt` if Latin-1 has all its characters, else as `iTXt`, which is UTF-8.
  private static func append(_ text: String?, keyword: String, to file: inout [UInt8]) {
    guard let text, !text.isEmpty else { return }
    // A zero would end the keyword, and PNG asks to write no controls but line feeds.
    let scalars = text.unicodeScalars.filter { scalar in
      scalar == "\n" || !(scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value)
    }
    let latin = scalars.compactMap { UInt8(exactly: $0.value) }
    if latin.count == scalars.count {
      append("tEXt", to: &file) { $0 += Array(keyword.utf8) + [0] + latin }
    } else {
      // Not compressed, no language, no translated keyword.
      append("iTXt", to: &file) {
        $0 += Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(String(scalars).utf8)
      }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(bigEndian value: UInt32) {
    for shift in stride(from: 24, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
    }
  }
}
