/// The checksum of a zlib stream (RFC 1950, 9), of runs of pixels at once.
struct Adler32 {
  private var a: UInt64 = 1
  private var b: UInt64 = 0
  private static let modulus: UInt64 = 65_521

  /// The sum of what was appended.
  var value: UInt32 { UInt32(truncatingIfNeeded: (b % Self.modulus) << 16 | (a % Self.modulus)) }

  /// Appends bytes of 0.
  mutating func append(zeros count: UInt64) { b += count * a }

  /// Appends a pixel several times, its first sample in the lowest byte.
  ///
  /// Each byte adds itself to `a`, and then `a` to `b`: a pixel of n samples with the sum s adds n a + Σ (n - i) sᵢ to `b`,
  /// and the next finds `a` greater by s.
  @inline(__always) mutating func append(_ pixel: UInt32, times count: Int, samples: Int) {
    let n = UInt64(samples)
    let (first, second) = (UInt64(pixel & 0xFF), UInt64(pixel >> 8 & 0xFF))
    let (third, fourth) = (UInt64(pixel >> 16 & 0xFF), UInt64(pixel >> 24))
    let sum = first + second + third + fourth
    // Three samples have no fourth: its byte is 0 and its weight below would be 0.
    let weighted = n * first + (n - 1) * second + (n - 2) * third + (n - 3) * fourth
    let times = UInt64(count)
    b += times * (n * a + weighted) + n * sum * (times * (times - 1) / 2)
    a += times * sum
  }

  /// Makes the sums small again; at least once a row of 65,535 pixels, so that they cannot overflow.
  mutating func reduce() {
    a %= Self.modulus
    b %= Self.modulus
  }
}
