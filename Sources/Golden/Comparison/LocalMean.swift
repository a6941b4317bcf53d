/// The mean of signed differences around each pixel: what remains of a difference from a step back.
///
/// A shape that another rasteriser puts a hair further right loses on one side what it gains on the other, so the mean around
/// it stays near zero; something lost, or drawn in another colour, does not cancel. The weights are a pyramid of 15 x 15
/// pixels, two box sums of 8 each way, so that a window's edge through a shape does not break the cancellation.
struct LocalMean {
  private static let size = 8

  /// The largest mean of a channel's differences, without its sign, from 0 to 255.
  var largest: Double { Double(peak) / Double(Self.size * Self.size * Self.size * Self.size) }

  private let width: Int
  private var peak = 0
  private var slot = 0
  /// Rows since the last that had differences; nothing is left of those after twice the size.
  private var idle = 2 * size
  private var differences: [Int32]
  /// Of the last rows: their differences, the sum of these, that sum of the last rows, and the sum of these; three channels.
  private var rows: [Int32]
  private var sums: [Int32]
  private var rowsOfSums: [Int32]
  private var sumsOfSums: [Int32]

  init(width: Int) {
    self.width = width
    let line = [Int32](repeating: 0, count: 3 * width)
    let ring = [Int32](repeating: 0, count: 3 * width * Self.size)
    differences = line
    rows = ring
    sums = line
    rowsOfSums = ring
    sumsOfSums = line
  }

  /// Adds a row that is the same in both pictures.
  mutating func addEqualRow() {
    guard idle < 2 * Self.size else { return }
    for index in differences.indices { differences[index] = 0 }
    idle += 1
    advance()
  }

  /// Adds a row, four samples a pixel.
  mutating func add(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) {
    for x in 0..<width {
      for channel in 0..<3 {
        differences[channel * width + x] =
          Self.onWhite(second, 4 * x, channel) - Self.onWhite(first, 4 * x, channel)
      }
    }
    idle = 0
    advance()
  }

  /// Lets the last rows leave the windows below the picture.
  mutating func finish() {
    for _ in 0..<2 * Self.size { addEqualRow() }
  }

  @inline(__always)
  private static func onWhite(
    _ samples: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    _ channel: Int
  ) -> Int32 {
    let opacity = Int32(samples[index + 3])
    if opacity == 255 { return Int32(samples[index + channel]) }
    return (Int32(samples[index + channel]) * opacity + 255 * (255 - opacity)) / 255
  }

  private mutating func advance() {
    let offset = slot * 3 * width
    for index in 0..<3 * width {
      sums[index] += differences[index] - rows[offset + index]
      rows[offset + index] = differences[index]
      sumsOfSums[index] += sums[index] - rowsOfSums[offset + index]
      rowsOfSums[offset + index] = sums[index]
    }
    slot = (slot + 1) % Self.size
    for channel in 0..<3 { lookAlong(channel * width) }
  }

  /// The two box sums along a row, beyond its end too.
  private mutating func lookAlong(_ start: Int) {
    let size = Self.size
    var inner = [Int](repeating: 0, count: size)
    var (sum, total) = (0, 0)
    for x in 0..<width + 2 * size {
      if x < width { sum += Int(sumsOfSums[start + x]) }
      if x >= size, x - size < width { sum -= Int(sumsOfSums[start + x - size]) }
      total += sum - inner[x % size]
      inner[x % size] = sum
      peak = max(peak, abs(total))
    }
  }
}
