extension Double {
  /// The number in decimal notation with at most, or exactly, some digits after the point.
  ///
  /// Written by hand so that no locale reaches a figure: the point is a full stop, thousands are not grouped, the sign is
  /// a hyphen, zero has no sign. Halves round away from zero, as a reader would.
  ///
  /// - Parameters:
  ///   - places: the digits after the point, from 0 to 12.
  ///   - trimmed: whether zeros at the end of the fraction are left out.
  /// - Returns: digits; for what is not finite or is 10^15 and above, Swift's shortest notation.
  package func decimal(places: Int, trimmed: Bool = true) -> String {
    precondition((0...12).contains(places), "a Double has no use for more than 12 decimals here")
    var unit = 1.0
    for _ in 0..<places { unit *= 10 }
    let scaled = (magnitude * unit).rounded()
    guard isFinite, scaled < 1e15 else { return "\(self)" }
    let digits = String(Int64(scaled))
    let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.count)) + digits
    var fraction = Substring(padded.suffix(places))
    if trimmed {
      while fraction.last == "0" { fraction.removeLast() }
    }
    let whole = padded.dropLast(places)
    let sign = self < 0 && scaled > 0 ? "-" : ""
    return fraction.isEmpty ? sign + whole : sign + whole + "." + fraction
  }
}
