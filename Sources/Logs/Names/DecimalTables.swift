/// Makes the `Double` nearest to a decimal number of few digits, and keeps the powers for it.
struct DecimalTables: @unchecked Sendable {
  // The memory is filled once, never written again, and never freed.

  /// The only one.
  static let shared = DecimalTables()

  /// Powers of ten that a `Double` holds exactly.
  private let tens: UnsafePointer<Double>
  /// Powers of five that 64 bits hold, by which numbers are divided.
  private let fives: UnsafePointer<Divisor>

  private static let mostTens = 22
  private static let mostFives = 27

  /// A number of 64 bits, shifted until its highest bit is set.
  private struct Divisor {
    var number: UInt64
    /// 2^128 - 1 over it, less 2^64.
    var reciprocal: UInt64
    /// By how many bits it was shifted.
    var shift: Int
  }

  private init() {
    let tens = UnsafeMutablePointer<Double>.allocate(capacity: Self.mostTens + 1)
    // 10^22 is 5^22 · 2^22, and 5^22 has 52 bits.
    var ten = 1.0
    for power in 0...Self.mostTens {
      tens[power] = ten
      ten *= 10
    }
    let fives = UnsafeMutablePointer<Divisor>.allocate(capacity: Self.mostFives + 1)
    var five: UInt64 = 1
    for power in 0...Self.mostFives {
      let number = five << five.leadingZeroBitCount
      let reciprocal = number.dividingFullWidth((~number, .max)).quotient
      let shift = five.leadingZeroBitCount
      fives[power] = Divisor(number: number, reciprocal: reciprocal, shift: shift)
      five &*= 5
    }
    (self.tens, self.fives) = (UnsafePointer(tens), UnsafePointer(fives))
  }

  /// The `Double` nearest to digits times a power of ten; nil where it takes more than one rounding.
  ///
  /// Digits that fit into 53 bits times an exact power of ten are rounded once, so they are exact (W. Clinger, "How to
  /// Read Floating Point Numbers Accurately", 1990). Others over a power of ten are divided as integers, which is exact too.
  @inline(__always)
  func value(_ digits: UInt64, _ power: Int) -> Double? {
    if digits <= 1 << 53, abs(power) <= Self.mostTens {
      let number = Double(Int64(bitPattern: digits))
      return power < 0 ? number / tens[-power] : number * tens[power]
    }
    guard power < 0, power >= -Self.mostFives, digits > 0 else { return nil }
    return quotient(digits, -power)
  }

  /// The `Double` nearest to digits over a power of ten of at most 27.
  ///
  /// Both are shifted until their highest bit is set, so that the integer quotient has 63 bits or 64, far more than 53;
  /// whether something remains is all that rounding has to know of the rest, and stands in its lowest bit.
  @inline(__always)
  private func quotient(_ digits: UInt64, _ power: Int) -> Double {
    let five = fives[power]
    let above = digits.leadingZeroBitCount
    let dividend = digits << above
    let (quotient, remainder) = Self.divide(dividend >> 1, dividend << 63, by: five)
    let value = Double(quotient | (remainder == 0 ? 0 : 1))
    let exponent = 1023 - 63 - above + five.shift - power
    return value * Double(bitPattern: UInt64(bitPattern: Int64(exponent)) << 52)
  }

  /// Two words over one.
  ///
  /// Algorithm 4 of N. Möller and T. Granlund, "Improved division by invariant integers", 2011.
  @inline(__always)
  private static func divide(
    _ high: UInt64,
    _ low: UInt64,
    by divisor: Divisor
  ) -> (quotient: UInt64, remainder: UInt64) {
    let product = divisor.reciprocal.multipliedFullWidth(by: high)
    let (below, carry) = product.low.addingReportingOverflow(low)
    var quotient = product.high &+ high &+ (carry ? 1 : 0) &+ 1
    var remainder = low &- quotient &* divisor.number
    if remainder > below {
      quotient &-= 1
      remainder &+= divisor.number
    }
    if remainder >= divisor.number {
      quotient &+= 1
      remainder &-= divisor.number
    }
    return (quotient, remainder)
  }
}
