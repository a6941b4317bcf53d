/// Finds dates, identifiers and numbers in names, where no separator says what they are.
struct NameScanner {
  private let text: [UInt8]

  init(_ text: Substring) { self.text = Array(text.utf8) }

  private static let months: Set<String> = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  // MARK: Dates and identifiers

  /// The text without its dates and identifiers, in pieces, and those.
  var pieces: [(text: Substring, isStamp: Bool)] {
    var pieces: [(Substring, Bool)] = []
    var (start, index) = (0, 0)
    while index < text.count {
      if index == 0 || !isWord(index - 1), let end = stamp(index) {
        if start < index { pieces.append((string(start, index), false)) }
        pieces.append((string(index, end), true))
        (start, index) = (end, end)
      } else {
        index += 1
      }
    }
    if start < index { pieces.append((string(start, index), false)) }
    return pieces
  }

  private func string(_ start: Int, _ end: Int) -> Substring {
    String(decoding: text[start..<end], as: UTF8.self)[...]
  }

  /// The end of a date or an identifier that begins at a place.
  private func stamp(_ start: Int) -> Int? {
    date(start) ?? eventDate(start) ?? identifier(start)
  }

  /// `2022-09-27`, `20220927`, and a time of day behind it.
  private func date(_ start: Int) -> Int? {
    guard let century = number(start, digits: 2), century == 19 || century == 20,
      number(start + 2, digits: 2) != nil
    else { return nil }
    var index = start + 4
    skip(&index, "-_.")
    guard let month = number(index, digits: 2), (1...12).contains(month) else { return nil }
    index += 2
    skip(&index, "-_.")
    guard let day = number(index, digits: 2), (1...31).contains(day) else { return nil }
    index += 2
    var time = index
    skip(&time, "-_T. ")
    if let end = self.time(time) { return end }
    return isDigit(index) ? nil : index
  }

  private func time(_ start: Int) -> Int? {
    var index = start
    for part in 0..<3 {
      guard number(index, digits: 2) != nil else { return nil }
      index += 2
      if part < 2 { skip(&index, "-:_.h") }
    }
    return isDigit(index) ? nil : index
  }

  /// TensorBoard's `Sep27_06-02-14`, with the host behind it.
  private func eventDate(_ start: Int) -> Int? {
    guard start + 6 <= text.count, Self.months.contains(String(string(start, start + 3))),
      number(start + 3, digits: 2) != nil
    else { return nil }
    return time(start + 6).map { _ in text.count }
  }

  /// 32 hexadecimal digits, with the hyphens of UUIDs or without, or 7 to 64 that are letters and digits mixed.
  private func identifier(_ start: Int) -> Int? {
    var (end, digits, letters, hyphens) = (start, 0, 0, 0)
    while end < text.count {
      let byte = text[end]
      if isDigit(end) {
        digits += 1
      } else if (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte) {
        letters += 1
      } else if byte == UInt8(ascii: "-"), [8, 13, 18, 23].contains(end - start) {
        hyphens += 1
      } else {
        break
      }
      end += 1
    }
    if end < text.count, isWord(end) { return nil }
    if hyphens == 4, end - start == 36 { return end }
    // `1e10` is a number, and `12345678` may be.
    guard hyphens == 0, (7...64).contains(end - start), digits > 0, letters > 1 || end - start >= 32
    else { return nil }
    return end
  }

  private func isDigit(_ index: Int) -> Bool {
    index < text.count && text[index] &- UInt8(ascii: "0") < 10
  }

  private func isWord(_ index: Int) -> Bool {
    isDigit(index) || (text[index] | 0x20) &- UInt8(ascii: "a") < 26
  }

  private func number(_ start: Int, digits: Int) -> Int? {
    guard (start..<start + digits).allSatisfy(isDigit) else { return nil }
    return text[start..<start + digits].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private func skip(_ index: inout Int, _ separators: String) {
    if index < text.count, separators.utf8.contains(text[index]) { index += 1 }
  }

  // MARK: Numbers

  /// What stands between separators; the sign of an exponent is none.
  var chunks: [Substring] {
    var chunks: [Substring] = []
    var start = 0
    for index in 0...text.count {
      guard index == text.count || ("_- +@".utf8.contains(text[index]) && !isOfExponent(index))
      else { continue }
      if start < index { chunks.append(string(start, index)) }
      start = index + 1
    }
    return chunks
  }

  private func isOfExponent(_ index: Int) -> Bool {
    guard index >= 2, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") else {
      return false
    }
    return text[index - 1] | 0x20 == UInt8(ascii: "e") && isDigit(index - 2) && isDigit(index + 1)
  }

  /// The letters and the number of `lr1e-3`; nil for anything else.
  var glued: (word: Substring, number: Substring)? {
    guard let end = text.indices.first(where: isDigit), end > 0,
      (0..<end).allSatisfy({ isWord($0) || text[$0] >= 0x80 }),
      Setting(String(string(end, text.count))).number != nil
    else { return nil }
    return (string(0, end), string(end, text.count))
  }
}
