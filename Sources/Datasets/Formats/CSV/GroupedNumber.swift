/// A number that people read and tables cannot have: with marks between its thousands, as in `1.234,00` or `1 234 567`.
struct GroupedNumber {
  /// The number without them.
  let plain: String
  /// What separates its decimals: a point or a comma; nil where it has none.
  let decimal: Character?

  /// The number of a text; nil where a text is none, or its only mark may as well be that of decimals.
  init?(_ text: String) {
    let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
    let sign = text.prefix { $0 == "-" || $0 == "+" }
    let rest = text.dropFirst(sign.count)
    let marks = rest.filter { !isDigit($0) }
    guard sign.count <= 1, let thousands = marks.first, let last = marks.last,
      ".,'’ \u{A0}\u{202F}".contains(thousands)
    else { return nil }
    var groups = rest.split(omittingEmptySubsequences: false) { !isDigit($0) }
    let isPointOrComma = last == "." || last == ","
    let hasDecimals = marks.count > 1 && last != thousands && isPointOrComma
    guard marks.count > 1 || !isPointOrComma,
      marks.dropLast(hasDecimals ? 1 : 0).allSatisfy({ $0 == thousands })
    else { return nil }
    let decimals = hasDecimals ? groups.removeLast() : nil
    guard let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    plain = sign + groups.joined() + (decimals.map { "\(last)\($0)" } ?? "")
    decimal = hasDecimals ? last : nil
  }
}
