/// Reads the operators of a page's content, one after the other.
struct OperatorScanner {
  /// An operator, and where its operands and it itself stand.
  struct Operator {
    var name: String
    /// From the first operand to the operator.
    var operands: Range<Int>
  }

  let content: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(content: UnsafeBufferPointer<UInt8>) { self.content = content }

  /// The next operator, nil at the end.
  mutating func next() -> Operator? {
    var start: Int?
    while true {
      skipSpace()
      guard place < content.count else { return nil }
      let first = place
      if start == nil { start = first }
      switch content[first] {
      case UInt8(ascii: "("): skipString()
      case UInt8(ascii: "<"):
        if first + 1 < content.count, content[first + 1] == UInt8(ascii: "<") {
          place += 2
        } else {
          skip { $0 != UInt8(ascii: ">") }
          place += 1
        }
      case UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: ")"):
        place += 1
      case UInt8(ascii: "/"):
        place += 1
        skip(while: Self.isRegular)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        skip(while: Self.isRegular)
      default:
        skip(while: Self.isRegular)
        let name = String(decoding: content[first..<place], as: UTF8.self)
        if name == "true" || name == "false" || name == "null" { continue }
        if name == "BI" { skipInlineImage() }
        return Operator(name: name, operands: (start ?? first)..<first)
      }
    }
  }

  private mutating func skip(while isWanted: (UInt8) -> Bool) {
    while place < content.count, isWanted(content[place]) { place += 1 }
  }

  private mutating func skipSpace() {
    while place < content.count {
      if content[place] == UInt8(ascii: "%") {
        skip { $0 != 0x0A && $0 != 0x0D }
      } else if Self.isSpace(content[place]) {
        place += 1
      } else {
        return
      }
    }
  }

  /// A string has brackets in pairs, others behind a backslash.
  private mutating func skipString() {
    var depth = 0
    while place < content.count {
      switch content[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      place += 1
      if depth == 0 { return }
    }
    place = min(place, content.count)
  }

  /// The bytes of an image that stands in the content end with `EI` between spaces.
  private mutating func skipInlineImage() {
    while place + 3 < content.count {
      if Self.isSpace(content[place]), content[place + 1] == UInt8(ascii: "E"),
        content[place + 2] == UInt8(ascii: "I"), Self.isSpace(content[place + 3])
      {
        place += 3
        return
      }
      place += 1
    }
    place = content.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C || byte == 0
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    if isSpace(byte) { return false }
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "/"), UInt8(ascii: "%"):
      return false
    default: return true
    }
  }
}
