/// Numbers in decimal notation: what the coordinates of figures are, and what ``Format`` makes numbers for people of.
extension Double {
  /// The number in decimal notation with at most, or exactly, some digits after the point.
  ///
  /// Written by hand so that no locale reaches a file: the point is a full stop, thousands are not grouped, the sign is
  /// a hyphen, zero has no sign.
  ///
  /// - Parameters:
  ///   - places: the digits after the point, from 0 to 12.
  ///   - trimmed: whether zeros at the end of the fraction are left out.
  ///   - rounding: where halves of the last digit go; by default away from zero, as a reader would.
  /// - Returns: digits; for what is not finite or is 10^15 and above in units of the last place, Swift's shortest notation.
  package func decimal(
    places: Int,
    trimmed: Bool = true,
    rounding: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) -> String {
    var text: [UInt8] = []
    text.append(self, places: places, trimmed: trimmed, rounding: rounding)
    return String(decoding: text, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends what ``Swift/Double/decimal(places:trimmed:rounding:)`` returns: a figure has thousands of numbers.
  package mutating func append(
    _ value: Double,
    places: Int,
    trimmed: Bool = true,
    rounding: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) {
    precondition((0...12).contains(places), "a Double has no use for more than 12 decimals here")
    var unit = 1.0
    for _ in 0..<places { unit *= 10 }
    let scaled = (value.magnitude * unit).rounded(rounding)
    guard value.isFinite, scaled < 1e15 else {
      append(contentsOf: "\(value)".utf8)
      return
    }
    if value < 0, scaled > 0 { append(UInt8(ascii: "-")) }
    append(units: Int(scaled), places: places, trimmed: trimmed, leadingZero: true)
  }

  /// Appends a number that is a whole count of units of the last place.
  ///
  /// - Parameters:
  ///   - units: not negative.
  ///   - places: how many of its digits stand after the point.
  ///   - trimmed: whether zeros at the end of the fraction are left out.
  ///   - leadingZero: whether a fraction has a zero before its point.
  package mutating func append(units: Int, places: Int, trimmed: Bool, leadingZero: Bool) {
    var rest = units
    var places = places
    while trimmed, places > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    // From the last digit to the first.
    let start = count
    for _ in 0..<places {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    if places > 0 { append(UInt8(ascii: ".")) }
    if rest > 0 || places == 0 || leadingZero {
      repeat {
        append(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      } while rest > 0
    }
    self[start...].reverse()
  }
}
