/// A JSON text with the place of every value in it (RFC 8259).
struct JSONTree {
  /// A value.
  struct Node {
    var kind: Kind
    /// Its first byte.
    var start: Int
    /// The byte behind it.
    var end: Int
    /// The node behind it and all that is in it.
    var next: Int
  }

  /// What a value is.
  enum Kind {
    case null
    case bool
    case number
    /// The bytes between the quotes.
    case string
    /// The same, with backslashes.
    case escapedString
    /// Fields: a string and a value in turn.
    case object
    case array
  }

  /// The text.
  let bytes: ArraySlice<UInt8>
  /// The values, each before those in it.
  private(set) var nodes: [Node] = []

  /// The deepest nesting that is read: ours have a handful.
  private static let deepest = 64

  /// Reads a text.
  ///
  /// - Throws: `DecodingError` when it is not JSON.
  init(_ bytes: ArraySlice<UInt8>) throws(DecodingError) {
    self.bytes = bytes
    nodes.reserveCapacity(bytes.count / 12)
    var position = bytes.startIndex
    skipSpace(&position)
    try readValue(&position, depth: 0)
    skipSpace(&position)
    guard position == bytes.endIndex else { throw Self.fault("more follows", at: position) }
  }

  static func fault(_ what: String, at position: Int) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "byte \(position): \(what)"))
  }

  // MARK: Reading

  private func byte(_ position: Int) -> UInt8 {
    position < bytes.endIndex ? bytes[position] : 0
  }

  private func skipSpace(_ position: inout Int) {
    while true {
      switch byte(position) {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func readValue(_ position: inout Int, depth: Int) throws(DecodingError) {
    switch byte(position) {
    case UInt8(ascii: "{"): try readObject(&position, depth: depth)
    case UInt8(ascii: "["): try readArray(&position, depth: depth)
    case UInt8(ascii: "\""): try readString(&position)
    case UInt8(ascii: "t"): try readWord("true", .bool, &position)
    case UInt8(ascii: "f"): try readWord("false", .bool, &position)
    case UInt8(ascii: "n"): try readWord("null", .null, &position)
    default: try readNumber(&position)
    }
  }

  private mutating func append(_ kind: Kind, _ start: Int, _ end: Int) {
    nodes.append(Node(kind: kind, start: start, end: end, next: nodes.count + 1))
  }

  private mutating func readWord(
    _ word: StaticString,
    _ kind: Kind,
    _ position: inout Int
  ) throws(DecodingError) {
    let end = position + word.utf8CodeUnitCount
    guard
      bytes[position...].starts(
        with: UnsafeBufferPointer(
          start: word.utf8Start,
          count: word.utf8CodeUnitCount
        )
      )
    else { throw Self.fault("no value", at: position) }
    append(kind, position, end)
    position = end
  }

  private mutating func readNumber(_ position: inout Int) throws(DecodingError) {
    let start = position
    if byte(position) == UInt8(ascii: "-") { position += 1 }
    let isZero = byte(position) == UInt8(ascii: "0")
    let whole = readDigits(&position)
    guard whole == 1 || (whole > 1 && !isZero) else { throw Self.fault("no value", at: start) }
    if byte(position) == UInt8(ascii: ".") {
      position += 1
      guard readDigits(&position) > 0 else { throw Self.fault("no digit", at: position) }
    }
    if byte(position) | 0x20 == UInt8(ascii: "e") {
      position += 1
      let sign = byte(position)
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      guard readDigits(&position) > 0 else { throw Self.fault("no digit", at: position) }
    }
    append(.number, start, position)
  }

  private func readDigits(_ position: inout Int) -> Int {
    let start = position
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(position)) { position += 1 }
    return position - start
  }

  private mutating func readString(_ position: inout Int) throws(DecodingError) {
    let start = position + 1
    var kind = Kind.string
    position = start
    while true {
      switch byte(position) {
      case UInt8(ascii: "\""):
        append(kind, start, position)
        position += 1
        return
      case UInt8(ascii: "\\"):
        kind = .escapedString
        position += 2
      case 0..<0x20: throw Self.fault("a string does not end", at: position)
      default: position += 1
      }
    }
  }

  private mutating func readObject(_ position: inout Int, depth: Int) throws(DecodingError) {
    try readList(.object, end: UInt8(ascii: "}"), &position, depth: depth) {
      (tree, position) throws(DecodingError) in
      guard tree.byte(position) == UInt8(ascii: "\"") else {
        throw Self.fault("no name", at: position)
      }
      try tree.readString(&position)
      tree.skipSpace(&position)
      guard tree.byte(position) == UInt8(ascii: ":") else {
        throw Self.fault("no colon", at: position)
      }
      position += 1
      tree.skipSpace(&position)
      try tree.readValue(&position, depth: depth + 1)
    }
  }

  private mutating func readArray(_ position: inout Int, depth: Int) throws(DecodingError) {
    try readList(.array, end: UInt8(ascii: "]"), &position, depth: depth) {
      (tree, position) throws(DecodingError) in
      try tree.readValue(&position, depth: depth + 1)
    }
  }

  private mutating func readList(
    _ kind: Kind,
    end: UInt8,
    _ position: inout Int,
    depth: Int,
    _ readMember: (inout JSONTree, inout Int) throws(DecodingError) -> Void
  ) throws(DecodingError) {
    guard depth < Self.deepest else { throw Self.fault("too deep", at: position) }
    let (start, node) = (position, nodes.count)
    append(kind, start, start)
    position += 1
    skipSpace(&position)
    if byte(position) != end {
      while true {
        try readMember(&self, &position)
        skipSpace(&position)
        guard byte(position) == UInt8(ascii: ",") else { break }
        position += 1
        skipSpace(&position)
      }
    }
    guard byte(position) == end else {
      throw Self.fault("an object or an array does not end", at: position)
    }
    position += 1
    nodes[node].end = position
    nodes[node].next = nodes.count
  }
}
