/// The leaves of a JSON text as Python writes it, bare `NaN` and `Infinity` included: each with its path, `model.width`.
///
/// A list is one leaf with its text: settings such as `[64, 64]` are compared as they are written.
struct JSONLeaves {
  /// A value that is no object.
  struct Leaf {
    /// The text of a string, or the value as it is written.
    var text: String
    /// The number that it is; nil for a text, a list, true, false and null.
    var number: Double?
    /// Whether it is `null`.
    var isNull: Bool { text == "null" && !isString }
    fileprivate var isString = false
  }

  private static let deepest = 64
  private static let longestList = 1000

  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  /// Hands over the leaves of a text up to where it is no JSON.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - name: The name of the whole, before the first dot; `""` for none.
  ///   - body: Takes the path and the value of each leaf but `null`.
  /// - Returns: Whether all of it is JSON.
  @discardableResult
  static func read(
    _ bytes: UnsafeRawBufferPointer,
    _ name: String = "",
    _ body: (String, Leaf) -> Void
  ) -> Bool {
    var reader = JSONLeaves(bytes)
    return reader.value(name, depth: 0, body) && reader.isAtEnd
  }

  /// The number that a text is; nil for anything else.
  static func number(_ bytes: UnsafeRawBufferPointer) -> Double? {
    // Number by number this is called for every value of a history: no text is made of it.
    guard let first = bytes.first, bytes.count <= 64 else { return nil }
    guard first != UInt8(ascii: "{"), first != UInt8(ascii: "["), first != UInt8(ascii: "\"") else {
      return first == UInt8(ascii: "\"") ? quotedNumber(bytes) : nil
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { buffer in
      _ = buffer.initialize(from: bytes)
      buffer[bytes.count] = 0
      guard let start = buffer.baseAddress else { return nil }
      return LogNumber(start, count: bytes.count).value
    }
  }

  /// Trackio and others write what is not finite as text.
  private static func quotedNumber(_ bytes: UnsafeRawBufferPointer) -> Double? {
    switch String(decoding: bytes, as: UTF8.self) {
    case "\"NaN\"": .nan
    case "\"Infinity\"": .infinity
    case "\"-Infinity\"": -.infinity
    default: nil
    }
  }

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return at == bytes.count
    }
  }

  private mutating func skipBlanks() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func value(_ name: String, depth: Int, _ body: (String, Leaf) -> Void) -> Bool {
    skipBlanks()
    guard at < bytes.count, depth < Self.deepest else { return false }
    switch bytes[at] {
    case UInt8(ascii: "{"): return object(name, depth: depth, body)
    case UInt8(ascii: "["):
      let start = at
      guard list(depth: depth) else { return false }
      let end = min(at, start + Self.longestList)
      body(name, Leaf(text: String(decoding: bytes[start..<end], as: UTF8.self)))
      return true
    case UInt8(ascii: "\""):
      let start = at
      guard let text = string() else { return false }
      let number = Self.quotedNumber(.init(rebasing: bytes[start..<at]))
      body(name, Leaf(text: text, number: number, isString: true))
      return true
    default:
      guard let word = word() else { return false }
      let leaf = Leaf(text: String(decoding: word, as: UTF8.self), number: Self.number(word))
      if !leaf.isNull { body(name, leaf) }
      return true
    }
  }

  private mutating func object(_ name: String, depth: Int, _ body: (String, Leaf) -> Void) -> Bool {
    at += 1
    if take("}") { return true }
    repeat {
      skipBlanks()
      guard let key = string(), take(":") else { return false }
      guard value(name.isEmpty ? key : name + "." + key, depth: depth + 1, body) else {
        return false
      }
    } while take(",")
    return take("}")
  }

  private mutating func list(depth: Int) -> Bool {
    at += 1
    if take("]") { return true }
    repeat {
      guard value("", depth: depth + 1, { _, _ in }) else { return false }
    } while take(",")
    return take("]")
  }

  /// A word such as `1e-3`, `true` or `NaN`.
  private mutating func word() -> UnsafeRawBufferPointer? {
    let start = at
    while at < bytes.count, Self.isOfWord(bytes[at]) { at += 1 }
    return at > start ? UnsafeRawBufferPointer(rebasing: bytes[start..<at]) : nil
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }

  // MARK: Strings

  private mutating func string() -> String? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
    let start = at + 1
    var hasEscapes = false
    at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\") {
        hasEscapes = true
        at += 1
      }
      at += 1
    }
    guard at < bytes.count else { return nil }
    let text = UnsafeRawBufferPointer(rebasing: bytes[start..<at])
    at += 1
    return hasEscapes ? Self.unescaped(text) : String(decoding: text, as: UTF8.self)
  }

  private static func unescaped(_ text: UnsafeRawBufferPointer) -> String {
    var (units, index): ([UInt8], Int) = ([], 0)
    /// The first half of a pair that stands for one character.
    var high: UInt32?
    while index < text.count {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
        units.append(text[index])
        index += 1
        continue
      }
      let escape = text[index + 1]
      index += 2
      guard escape == UInt8(ascii: "u") else {
        units.append(plain(escape))
        continue
      }
      let end = min(index + 4, text.count)
      let digits = String(decoding: text[index..<end], as: UTF8.self)
      index = end
      let code = UInt32(digits, radix: 16) ?? 0xFFFD
      if (0xD800..<0xDC00).contains(code) {
        high = code
        continue
      }
      let whole =
        if let first = high, (0xDC00..<0xE000).contains(code) {
          0x10000 + ((first - 0xD800) << 10) + (code - 0xDC00)
        } else { code }
      high = nil
      units += Array(String(Unicode.Scalar(whole) ?? "\u{FFFD}").utf8)
    }
    return String(decoding: units, as: UTF8.self)
  }

  private static func plain(_ escape: UInt8) -> UInt8 {
    switch Unicode.Scalar(escape) {
    case "n": 0x0A
    case "t": 0x09
    case "r": 0x0D
    case "b": 0x08
    case "f": 0x0C
    default: escape
    }
  }
}
