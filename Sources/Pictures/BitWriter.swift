/// Bytes made of bits, the first of them the lowest (RFC 1951, 3.1.1).
struct BitWriter {
  /// Four bytes at a time, the first the lowest.
  private var words: [UInt32] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  /// A writer of bytes of which there will be about so many.
  init(reserving count: Int) {
    words.reserveCapacity(count / 4)
  }

  /// Appends the lowest bits of a number, 32 at most, whose higher bits are 0.
  @inline(__always) mutating func append(_ value: UInt32, bits: Int) {
    pending |= UInt64(value) << UInt64(pendingCount)
    pendingCount += bits
    guard pendingCount >= 32 else { return }
    words.append(UInt32(truncatingIfNeeded: pending).littleEndian)
    pending >>= 32
    pendingCount -= 32
  }

  /// Appends the bytes to others, the last of them filled with zeros.
  consuming func finish(after bytes: inout [UInt8]) {
    words.withUnsafeBytes { bytes.append(contentsOf: $0) }
    while pendingCount > 0 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }
}
