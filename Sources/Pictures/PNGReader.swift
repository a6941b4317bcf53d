internal import CSPNG
public import Faults

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
  /// The most columns or rows: libspng takes the memory of a whole row.
  private static let largestExtent: UInt32 = 1_000_000

  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int

  private let bytes: PNGSource
  /// libspng's state.
  private let context: OpaquePointer
  private let isInterlaced: Bool
  /// Whether samples have 16 bits.
  package let isDeep: Bool
  /// Whether rows are given with 16 bits a sample, in the order of this machine.
  private let isWide: Bool
  /// Whether libspng was asked for rows.
  private var hasBegun = false
  /// The rows of an interlaced file, which come all at once.
  private var decoded: [UInt8] = []
  private var row = 0
  /// Whether reading the rows has failed.
  package private(set) var hasFailed = false

  /// Reads what stands before the pixels of a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: `Fault` if it is no PNG file, damaged before its pixels, or too large.
  public convenience init(_ bytes: [UInt8]) throws(Fault) {
    try self.init(bytes, limit: Self.largestSize)
  }

  /// Reads what stands before the pixels of a file whose rows are wanted with 16 bits a sample, eight bytes a pixel.
  ///
  /// - Throws: `Fault` as ``init(_:)`` does.
  package convenience init(wide bytes: [UInt8]) throws(Fault) {
    try self.init(bytes, limit: Self.largestSize, isWide: true)
  }

  /// Reads what stands before the pixels of a file that has up to so many.
  private init(_ bytes: [UInt8], limit: Int, isWide: Bool = false) throws(Fault) {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw .notPNG(bytes)
    }
    guard Self.chunksFit(bytes) else { throw .cutShort(bytes.count) }
    guard let context = spng_ctx_new(0) else {
      preconditionFailure("there is memory for libspng's state")
    }
    let source = PNGSource(bytes)
    let header: spng_ihdr
    do throws(Fault) {
      header = try Self.open(source, context, limit: limit)
    } catch {
      spng_ctx_free(context)
      throw error
    }
    width = Int(header.width)
    height = Int(header.height)
    isInterlaced = header.isInterlaced
    isDeep = header.isDeep
    self.isWide = isWide
    self.bytes = source
    self.context = context
  }

  deinit {
    spng_ctx_free(context)
  }

  /// Reads the header, checks the size it states, and reads on to the pixels.
  private static func open(
    _ source: PNGSource,
    _ context: OpaquePointer,
    limit: Int
  ) throws(Fault) -> spng_ihdr {
    func check(_ status: Int32) throws(Fault) { try Self.check(status, source) }
    try check(spng_set_png_stream(context, PNGSource.read, source.closure))
    try check(spng_set_image_limits(context, largestExtent, largestExtent))
    // Compressed chunks, such as colour profiles, may not grow without limit.
    try check(spng_set_chunk_limits(context, largestFileSize, largestFileSize))
    var header = spng_ihdr()
    try check(spng_get_ihdr(context, &header))
    let (width, height) = (Int(header.width), Int(header.height))
    guard width * height <= limit else { throw .tooLarge(width, height, limit, "Save it smaller.") }
    guard !header.isInterlaced || width * height <= largestPictureSize else {
      throw .tooLarge(
        width,
        height,
        largestPictureSize,
        "Save it without interlacing, or smaller."
      )
    }
    var intent: UInt8 = 0
    // Reads on to the pixels.
    let status = spng_get_srgb(context, &intent)
    if status != Int32(SPNG_ECHUNKAVAIL.rawValue) { try check(status) }
    return header
  }

  /// The picture in a file.
  ///
  /// - Parameter bytes: the whole file.
  /// - Returns: the picture.
  /// - Throws: `Fault` if it is no PNG file, damaged, or has more than ``largestPictureSize`` pixels.
  public static func picture(_ bytes: [UInt8]) throws(Fault) -> Picture {
    let reader = try PNGReader(bytes, limit: largestPictureSize)
    let samples = Array(try reader.next(reader.height))
    return Picture(width: reader.width, height: reader.height, samples: samples)
  }

  /// Checks that a file can be read to its end, without holding its picture.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: `Fault` if it is no PNG file, damaged or too large.
  public static func check(_ bytes: [UInt8]) throws(Fault) {
    let reader = try PNGReader(bytes)
    let strip = max(1, (1 << 20) / reader.width)
    while reader.row < reader.height {
      _ = try reader.next(min(strip, reader.height - reader.row))
    }
  }

  /// Whether a file has more pictures than the one that is read: an animation of APNG's.
  ///
  /// Its later frames are in chunks `fdAT`, and mean something only where an `acTL` stands before the first pixels
  /// (PNG, third edition, 11.3.6).
  package static func isAnimation(_ bytes: [UInt8]) -> Bool {
    var (offset, hasControl) = (8, false)
    while bytes.count - offset >= 12 {
      let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let type = bytes[offset + 4..<offset + 8]
      if type.elementsEqual("acTL".utf8) { hasControl = true }
      if type.elementsEqual("IDAT".utf8), !hasControl { return false }
      if type.elementsEqual("fdAT".utf8) { return hasControl }
      guard length <= bytes.count - offset - 12 else { return false }
      offset += 12 + length
    }
    return false
  }

  /// Whether a file goes on to its end chunk, or to pixels that are cut short, where libspng says what is wrong.
  ///
  /// libspng takes memory for a whole chunk of text before it reads it, and does not look at the check of the last chunk.
  private static func chunksFit(_ bytes: [UInt8]) -> Bool {
    var offset = 8
    // Four bytes of length, four of type, the data, four of checksum (PNG 1.2, 3.2).
    while bytes.count - offset >= 12 {
      let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let type = bytes[offset + 4..<offset + 8]
      guard length <= bytes.count - offset - 12 else { return type.elementsEqual("IDAT".utf8) }
      if type.elementsEqual("IEND".utf8) { return true }
      offset += 12 + length
    }
    return false
  }

  /// Throws if libspng reports anything but success, or the end of the picture.
  private static func check(_ status: Int32, _ source: PNGSource) throws(Fault) {
    switch status {
    case Int32(SPNG_OK.rawValue), Int32(SPNG_EOI.rawValue): return
    case Int32(SPNG_IO_EOF.rawValue), Int32(SPNG_EOF.rawValue):
      throw .cutShort(source.count)
    default:
      throw .damaged(spng_strerror(status).map { String(cString: $0) } ?? "error \(status)")
    }
  }
}

extension PNGReader: PixelRows {
  package func next(_ count: Int) throws(Fault) -> ArraySlice<UInt8> {
    precondition(row + count <= height, "no more rows are asked for than are left")
    let stride = bytesPerPixel * width
    defer { row += count }
    if isInterlaced {
      if decoded.isEmpty { decoded = try decode(height) }
      return decoded[row * stride..<(row + count) * stride]
    }
    return try decode(count)[...]
  }

  private var bytesPerPixel: Int { isWide ? 8 : 4 }

  /// Decodes the next rows, and reads the end of the file after the last.
  private func decode(_ count: Int) throws(Fault) -> [UInt8] {
    let size = bytesPerPixel * width * count
    let isNarrowed = isDeep && !isWide
    let capacity = isNarrowed ? 2 * size : size
    var failure: Fault?
    let samples = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
      buffer.initialize(repeating: 0)
      do throws(Fault) {
        try decode(count, into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
      if isNarrowed { Self.narrow(UnsafeMutableRawBufferPointer(buffer)) }
      initialized = size
    }
    if let failure {
      hasFailed = true
      throw failure
    }
    return samples
  }

  /// Tells libspng what the rows shall be.
  private func begin() throws(Fault) {
    // A file that says it is sRGB is, whatever gamma it declares for programs that do not know of sRGB.
    var intent: UInt8 = 0
    let isSRGB = spng_get_srgb(context, &intent) == 0
    let format = isDeep || isWide ? SPNG_FMT_RGBA16 : SPNG_FMT_RGBA8
    let flags =
      SPNG_DECODE_PROGRESSIVE.rawValue | SPNG_DECODE_TRNS.rawValue
      | (isSRGB ? 0 : SPNG_DECODE_GAMMA.rawValue)
    let status = spng_decode_image(context, nil, 0, Int32(format.rawValue), Int32(flags))
    try Self.check(status, bytes)
    hasBegun = true
  }

  /// Decodes rows into memory; the scanlines of an interlaced file belong to rows in the order of its passes.
  private func decode(
    _ count: Int,
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(Fault) {
    if !hasBegun { try begin() }
    let stride = buffer.count / count
    var position = spng_row_info()
    var status: Int32 = 0
    var left = isInterlaced ? Int.max : count
    while left > 0, status != SPNG_EOI.rawValue {
      try Self.check(spng_get_row_info(context, &position), bytes)
      let start = (Int(position.row_num) - row) * stride
      status = spng_decode_row(context, buffer.baseAddress.map { $0 + start }, stride)
      try Self.check(status, bytes)
      left -= 1
    }
    if status == SPNG_EOI.rawValue { try Self.check(spng_decode_chunks(context), bytes) }
  }

  /// Rounds 16-bit samples to 8 bits, in place.
  private static func narrow(_ buffer: UnsafeMutableRawBufferPointer) {
    for index in 0..<buffer.count / 2 {
      let sample = UInt32(buffer.load(fromByteOffset: 2 * index, as: UInt16.self))
      buffer[index] = UInt8((sample + 128) / 257)
    }
  }
}

extension spng_ihdr {
  fileprivate var isInterlaced: Bool { interlace_method != 0 }
  fileprivate var isDeep: Bool { bit_depth == 16 }
}
