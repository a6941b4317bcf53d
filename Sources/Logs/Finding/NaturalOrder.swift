/// The order of names in which people count: `version_2` before `version_10`.
enum NaturalOrder {
  /// Whether a name or path comes before another.
  ///
  /// Digits are compared as whole numbers, and a folder's content comes before the names that are longer than the folder's.
  static func precedes(_ one: String, _ other: String) -> Bool {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let (first, second) = (number(a, &i), number(b, &j))
        if first.count != second.count { return first.count < second.count }
        if let order = order(first, second) { return order }
      } else {
        if a[i] != b[j] { return rank(a[i]) < rank(b[j]) }
        i += 1
        j += 1
      }
    }
    if a.count - i != b.count - j { return a.count - i < b.count - j }
    // Zeros in front make no other number, but another name.
    return a.count == b.count ? order(a[...], b[...]) ?? false : a.count < b.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// A slash parts folders, so that it comes before all other characters.
  private static func rank(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "/") ? 0 : byte }

  /// The digits from a place, without the zeros in front; the place moves behind them.
  private static func number(_ text: [UInt8], _ place: inout Int) -> ArraySlice<UInt8> {
    let start = place
    while place < text.count, isDigit(text[place]) { place += 1 }
    return text[start..<place].drop { $0 == UInt8(ascii: "0") }
  }

  private static func order(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool? {
    for (x, y) in zip(a, b) where x != y { return rank(x) < rank(y) }
    return nil
  }
}
