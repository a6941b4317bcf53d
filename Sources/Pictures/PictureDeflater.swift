/// Compresses the rows of a drawn picture into a zlib stream (RFC 1950 and 1951) such as PNG holds, pixel by pixel.
///
/// Drawn pictures are flat: nearly every pixel equals its left neighbour or the one above, and the rest repeats within a few
/// rows. So matches are sought there and at the last place that began with the same two pixels, always of whole pixels.
/// That takes a quarter of the time of zlib and libdeflate, which look at three times as many bytes and search each, for
/// files of about the same size (`Benchmarks/README.md`); and the bytes depend on the pixels alone, not on which library is
/// installed.
struct PictureDeflater {
  /// The least of a block's tokens after which it ends, with codes of its own.
  private static let blockTokens = 1 << 16
  /// Matches of pixels are cut to whole pixels within DEFLATE's 258 bytes.
  private static let longestMatch = 258
  private static let farthest = 32_768
  private static let hashBits = 12

  private let buffer: PixelBuffer
  private let width: Int
  private let samples: Int
  private let mask: UInt32
  /// The bytes of a row in the stream: the number of its filter, 0, and the samples.
  private let rowBytes: Int
  private var writer: BitWriter
  private var block = DeflateBlock()
  /// The last places of pairs of pixels, as row and column; -1 for none.
  private var places = [Int](repeating: -1, count: 1 << hashBits)

  /// Appends the stream to bytes.
  static func append(_ buffer: PixelBuffer, to bytes: inout [UInt8]) {
    // Deflate with a window of 32 KiB; the fastest of four levels; no dictionary (RFC 1950, 2.2).
    bytes += [0x78, 0x01]
    var deflater = PictureDeflater(buffer)
    var sum = Adler32()
    for row in 0..<buffer.height {
      deflater.compress(row)
      sum.append(zeros: 1)
      deflater.addRow(row, to: &sum)
      let isLast = row == buffer.height - 1
      if isLast || deflater.block.count >= blockTokens {
        deflater.block.write(to: &deflater.writer, isLast: isLast)
      }
    }
    deflater.writer.finish(after: &bytes)
    for shift in stride(from: 24, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: sum.value >> UInt32(shift)))
    }
  }

  private init(_ buffer: PixelBuffer) {
    self.buffer = buffer
    width = buffer.width
    samples = buffer.samplesPerPixel
    mask = buffer.mask
    rowBytes = buffer.width * buffer.samplesPerPixel + 1
    writer = BitWriter(reserving: rowBytes * buffer.height / 16 + 1024)
  }

  private mutating func compress(_ row: Int) {
    guard let base = buffer.pixels.baseAddress else { return }
    let line = base + row * buffer.stride
    // The number of the row's filter: none.
    block.appendLiteral(0)
    let above = row > 0 && rowBytes <= Self.farthest ? line - buffer.stride : nil
    var x = 0
    while x < width {
      var length = x > 0 ? run(at: line + x, like: line + (x - 1), x) : 0
      var distance = samples
      // Long runs are the rule: no other match is tried then.
      if length < 16, let above {
        let candidate = run(at: line + x, like: above + x, x)
        if candidate > length { (length, distance) = (candidate, rowBytes) }
      }
      if length >= 16, distance == rowBytes, run(at: line + (x + 1), like: line + x, x + 1) >= 15 {
        // In a flat row one pixel like that above is enough: the left neighbour's distance takes fewer bits.
        length = 1
      } else if length < 8, x + 1 < width {
        match(row, x, base, &length, &distance)
      }
      if length == 0 {
        let pixel = buffer.samples(of: line[x])
        for sample in 0..<samples { block.appendLiteral(pixel >> UInt32(8 * sample) & 0xFF) }
        x += 1
      } else {
        appendMatch(length * samples, distance)
        x += length
      }
    }
  }

  /// Adds the samples of a row to the checksum, runs of equal pixels at once.
  private func addRow(_ row: Int, to sum: inout Adler32) {
    guard let base = buffer.pixels.baseAddress else { return }
    let line = base + row * buffer.stride
    var x = 0
    while x < width {
      let length = x + 1 < width ? 1 + run(at: line + (x + 1), like: line + x, x + 1) : 1
      sum.append(buffer.samples(of: line[x]), times: length, samples: samples)
      x += length
    }
    sum.reduce()
  }

  private mutating func appendMatch(_ bytes: Int, _ distance: Int) {
    let longest = Self.longestMatch / samples * samples
    var rest = bytes
    while rest > 0 {
      block.appendMatch(min(rest, longest), distance)
      rest -= min(rest, longest)
    }
  }

  /// How many pixels from a column on equal those of another place.
  @inline(__always) private func run(
    at pixels: UnsafePointer<UInt32>,
    like others: UnsafePointer<UInt32>,
    _ x: Int
  ) -> Int {
    var length = 0
    let longest = width - x
    // Eight at once: without a difference, all of their bits together are zero.
    while length + 8 <= longest {
      let one = UnsafeRawPointer(pixels + length)
      let other = UnsafeRawPointer(others + length)
      var difference: UInt64 = 0
      for offset in stride(from: 0, to: 32, by: 8) {
        difference |=
          one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          ^ other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      }
      guard difference & (UInt64(mask) << 32 | UInt64(mask)) == 0 else { break }
      length += 8
    }
    while length < longest, (pixels[length] ^ others[length]) & mask == 0 { length += 1 }
    return length
  }

  /// Tries the last place that began with the same two pixels, and puts this one in its stead.
  @inline(__always) private mutating func match(
    _ row: Int,
    _ x: Int,
    _ base: UnsafePointer<UInt32>,
    _ length: inout Int,
    _ distance: inout Int
  ) {
    let pixels = base + (row * buffer.stride + x)
    // Fibonacci hashing (Knuth 6.4) of both pixels.
    let key = UInt64(pixels[0] & mask) << 32 | UInt64(pixels[1] & mask)
    let slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - Self.hashBits))
    let place = places[slot]
    places[slot] = row << 32 | x
    guard place >= 0 else { return }
    let (otherRow, otherX) = (place >> 32, place & 0xFFFF_FFFF)
    let candidateDistance = (row - otherRow) * rowBytes + (x - otherX) * samples
    guard candidateDistance <= Self.farthest else { return }
    // Not past the end of the other row, where the filter of the next stands.
    let other = base + (otherRow * buffer.stride + otherX)
    let candidate = run(at: pixels, like: other, max(x, otherX))
    if candidate > max(length, 1) { (length, distance) = (candidate, candidateDistance) }
  }
}
