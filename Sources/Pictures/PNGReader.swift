internal import CPNG

/// A PNG file that gives its pixels as a viewer shows them, row by row.
///
/// Every kind of PNG (grey, palette, colour; 1 to 16 bits; with opacity; interlaced) becomes eight bits a channel in sRGB. A
/// gamma that the file declares is applied, one that it does not is sRGB's; 16-bit samples are divided by 257 and rounded, so
/// that two files equal here differ by less than a 255th of a channel. Text, times and other chunks are not read.
///
/// The size is known, and checked, before memory is taken for pixels: an interlaced file, which cannot be read row by row, has
/// at most ``largestPictureSize`` pixels, any other ``largestSize``.
public final class PNGReader {
  /// The most pixels that are held in memory at once: 4 bytes each are 151 MB, and an A4 page at 600 dpi has 35 million.
  public static let largestPictureSize = 36 << 20
  /// The most pixels that are read row by row: more than 23,000 x 23,000 is a bomb or a mistake.
  public static let largestSize = 1 << 29
  /// The most bytes of a file that can be a picture: two of them and a picture fit into 512 MB.
  public static let largestFileSize = 64 << 20

  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int

  private let bytes: [UInt8]
  /// libpng's state, whose address must not change.
  private let file: UnsafeMutablePointer<bn_png>
  private let isInterlaced: Bool
  /// The rows of an interlaced file, which come all at once.
  private var decoded: [UInt8] = []
  private var row = 0
  /// Whether reading the rows has failed.
  package private(set) var hasFailed = false

  /// Reads the header of a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: ``PictureError`` if it is no PNG file, damaged before its pixels, or too large.
  public init(_ bytes: [UInt8]) throws(PictureError) {
    guard bytes.count >= 8, png_sig_cmp(bytes, 0, 8) == 0 else {
      throw Self.notPNG(bytes)
    }
    guard Self.chunksFit(bytes) else { throw Self.cutShort(bytes) }
    let file = UnsafeMutablePointer<bn_png>.allocate(capacity: 1)
    file.initialize(to: bn_png())
    do throws(PictureError) {
      try Self.call(file, bytes) { bn_png_open($0) }
      width = Int(file.pointee.width)
      height = Int(file.pointee.height)
      isInterlaced = file.pointee.passes > 1
      let limit = isInterlaced ? Self.largestPictureSize : Self.largestSize
      guard width * height <= limit else {
        throw Self.tooLarge(
          width,
          height,
          limit,
          isInterlaced ? "Save it without interlacing, or smaller." : "Save it smaller."
        )
      }
    } catch {
      bn_png_close(file)
      file.deallocate()
      throw error
    }
    self.bytes = bytes
    self.file = file
  }

  deinit {
    bn_png_close(file)
    file.deallocate()
  }

  /// The picture in a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Returns: the picture.
  /// - Throws: ``PictureError`` if it is no PNG file, damaged, or has more than ``largestPictureSize`` pixels.
  public static func picture(_ bytes: [UInt8]) throws(PictureError) -> Picture {
    let reader = try PNGReader(bytes)
    let (width, height) = (reader.width, reader.height)
    guard width * height <= largestPictureSize else {
      throw tooLarge(width, height, largestPictureSize, "Save it smaller.")
    }
    return Picture(width: width, height: height, samples: Array(try reader.next(height)))
  }

  /// Checks that a file can be read to its end, without holding its picture.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: ``PictureError`` if it is no PNG file, damaged or too large.
  public static func check(_ bytes: [UInt8]) throws(PictureError) {
    let reader = try PNGReader(bytes)
    let strip = max(1, (1 << 20) / reader.width)
    while reader.row < reader.height {
      _ = try reader.next(min(strip, reader.height - reader.row))
    }
  }

  /// Whether no chunk but those of pixels claims more bytes than follow it.
  ///
  /// libpng takes memory for a whole chunk of text before it reads it, up to 2 GB.
  private static func chunksFit(_ bytes: [UInt8]) -> Bool {
    var offset = 8
    // Four bytes of length, four of type, the data, four of checksum (PNG 1.2, 3.2).
    while bytes.count - offset >= 12 {
      let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let type = bytes[offset + 4..<offset + 8]
      guard length <= bytes.count - offset - 12 else { return type.elementsEqual("IDAT".utf8) }
      offset += 12 + length
    }
    return true
  }

  private static func cutShort(_ bytes: [UInt8]) -> PictureError {
    PictureError(
      .cutShort,
      "the picture is cut short (got \(bytes.count) bytes, expected more)",
      hint: "Make the file again; it was not written or copied whole."
    )
  }

  private static func call(
    _ file: UnsafeMutablePointer<bn_png>,
    _ bytes: [UInt8],
    _ body: (UnsafeMutablePointer<bn_png>) -> Int32
  ) throws(PictureError) {
    let succeeded = bytes.withUnsafeBufferPointer { buffer in
      file.pointee.bytes = buffer.baseAddress
      file.pointee.count = buffer.count
      return body(file) != 0
    }
    guard !succeeded else { return }
    if file.pointee.is_cut_short != 0 { throw cutShort(bytes) }
    let message = withUnsafeBytes(of: file.pointee.message) { text in
      String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
    throw PictureError(
      .corrupt,
      "the picture is damaged (got \"\(message)\" from libpng, expected a valid PNG file)",
      hint: "Make the file again, or look at it with `pngcheck`."
    )
  }

  private static func notPNG(_ bytes: [UInt8]) -> PictureError {
    let start = bytes.prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return PictureError(
      .notPNG,
      bytes.isEmpty
        ? "the file is no PNG picture (got no bytes, expected 89504e470d0a1a0a)"
        : "the file is no PNG picture (got \(start.joined()) at its start, expected 89504e470d0a1a0a)",
      hint: "Save the picture as PNG."
    )
  }

  private static func tooLarge(
    _ width: Int,
    _ height: Int,
    _ limit: Int,
    _ hint: String
  ) -> PictureError {
    PictureError(
      .tooLarge,
      "the picture is too large (got \(width) x \(height) pixels, expected up to \(limit))",
      hint: hint
    )
  }
}

extension PNGReader: PixelRows {
  package func next(_ count: Int) throws(PictureError) -> ArraySlice<UInt8> {
    precondition(row + count <= height, "no more rows are asked for than are left")
    let stride = 4 * width
    defer { row += count }
    if isInterlaced {
      if decoded.isEmpty { decoded = try decode(height) }
      return decoded[row * stride..<(row + count) * stride]
    }
    return try decode(count)[...]
  }

  /// Decodes the next rows, and reads the end of the file after the last.
  private func decode(_ count: Int) throws(PictureError) -> [UInt8] {
    let size = 4 * width * count
    var failure: PictureError?
    let samples = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      buffer.initialize(repeating: 0)
      initialized = size
      guard let target = buffer.baseAddress else { return }
      do throws(PictureError) {
        try Self.call(file, bytes) { bn_png_rows($0, target, UInt32(count)) }
        if row + count == height || isInterlaced { try Self.call(file, bytes) { bn_png_end($0) } }
      } catch {
        failure = error
      }
    }
    if let failure {
      hasFailed = true
      throw failure
    }
    return samples
  }
}
