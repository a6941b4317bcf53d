extension String {
  /// The text with each number that has a sign, a spread, a power of ten or a percent sign between marks that keep its parts in their
  /// order (U+2066 and U+2069), for text that is written from right to left.
  ///
  /// Without them the algorithm for text of both directions (Unicode Standard Annex 9) puts the sign of a lone "−0.5"
  /// behind its digits, the percent sign of "71.6 %" before them, and the factor of "3·10⁻⁴" behind its power.
  public var withIsolatedNumbers: String {
    guard utf8.contains(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 >= 0xD9 }) else {
      return self
    }
    var scanner = NumberScanner(Array(unicodeScalars))
    return scanner.isolated()
  }
}

/// Walks through a text from number to number.
private struct NumberScanner {
  let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private static let signs: Set<Unicode.Scalar> = ["+", "-", "−", "±", "<", ">", "≤", "≥", "≈"]
  private static let percents: Set<Unicode.Scalar> = ["%", "‰", "٪"]
  private static let spaces: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
  private static let separators: Set<Unicode.Scalar> = [".", ",", "٫", "٬", "'", "’", "\u{202F}"]

  mutating func isolated() -> String {
    var result = String.UnicodeScalarView()
    while index < scalars.count {
      let start = index
      if let end = number(from: start) {
        let isPlain = scalars[start..<end].allSatisfy {
          Self.isDigit($0) || Self.separators.contains($0)
        }
        if !isPlain { result.append("\u{2066}") }
        result.append(contentsOf: scalars[start..<end])
        if !isPlain { result.append("\u{2069}") }
        index = end
      } else {
        result.append(scalars[start])
        index += 1
      }
    }
    return String(result)
  }

  /// The end of the number that begins at a place, with its signs, its spread and its percent sign.
  private func number(from start: Int) -> Int? {
    if start > 0 {
      let before = scalars[start - 1]
      // Part of a word or of a number with hyphens, or isolated already.
      if before.properties.isAlphabetic || Self.isDigit(before)
        || ("\u{2066}"..."\u{2068}").contains(before)
      {
        return nil
      }
    }
    var end = start
    if Self.signs.contains(scalars[end]) { end += 1 }
    guard var last = digits(from: end) else { return nil }
    while let next = spread(from: last) ?? factor(from: last) { last = next }
    // A ratio: "1.5×".
    if last < scalars.count, scalars[last] == "×" { last += 1 }
    let mark = skippingSpaces(last)
    if mark < scalars.count, Self.percents.contains(scalars[mark]) { last = mark + 1 }
    return last
  }

  /// The end of "± 0.4" after a number.
  private func spread(from place: Int) -> Int? {
    let sign = skippingSpaces(place)
    guard sign < scalars.count, scalars[sign] == "±" else { return nil }
    return digits(from: skippingSpaces(sign + 1))
  }

  /// The end of "·10⁻⁴" or " × 28" after a number, or of the exponent alone.
  private func factor(from place: Int) -> Int? {
    var end = place
    while end < scalars.count, Self.isSuperscript(scalars[end]) { end += 1 }
    if end > place { return end }
    let sign = skippingSpaces(place)
    guard sign < scalars.count, scalars[sign] == "·" || scalars[sign] == "×" else { return nil }
    return digits(from: skippingSpaces(sign + 1))
  }

  /// Digits and the minus sign of exponents.
  private static func isSuperscript(_ scalar: Unicode.Scalar) -> Bool {
    "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.contains(scalar)
  }

  private func skippingSpaces(_ place: Int) -> Int {
    place < scalars.count && Self.spaces.contains(scalars[place]) ? place + 1 : place
  }

  private func digits(from start: Int) -> Int? {
    var end = start
    while end < scalars.count,
      Self.isDigit(scalars[end])
        || (end > start && Self.separators.contains(scalars[end]) && end + 1 < scalars.count
          && Self.isDigit(scalars[end + 1]))
    {
      end += 1
    }
    return end > start ? end : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }
}
