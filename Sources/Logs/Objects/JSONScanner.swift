/// Finds the values of a JSON text.
struct JSONScanner {
  private(set) var nodes: [LogJSON.Node] = []
  private(set) var roots: [Int] = []
  private(set) var failure: Int?
  private(set) var isCut = false
  private var at = 0

  /// The deepest nesting that is read.
  private static let deepest = 64

  init(count: Int) { nodes.reserveCapacity(min(count / 8, 1 << 20)) }

  /// Finds values until the text ends or is no JSON.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    while roots.count < limit {
      skipSpace(bytes)
      guard at < bytes.count - 1 else { return }
      let (start, root) = (at, nodes.count)
      guard scanValue(bytes, 0) else {
        isCut = at >= bytes.count - 1
        failure = start
        closeOpen(from: root)
        return
      }
      roots.append(root)
    }
  }

  /// Ends the values that the text ends in, so that its beginning can be looked at.
  private mutating func closeOpen(from root: Int) {
    for index in root..<max(nodes.count, root) where nodes[index].next == 0 {
      nodes[index].next = UInt32(nodes.count)
      nodes[index].end = UInt32(at)
    }
    if root < nodes.count { roots.append(root) }
  }

  private mutating func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>) {
    while bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 {
      at += 1
    }
  }

  private mutating func append(
    _ kind: LogJSON.Kind,
    _ start: Int,
    _ end: Int,
    escaped: Bool = false
  ) {
    nodes.append(
      .init(
        kind: kind,
        isEscaped: escaped,
        start: UInt32(start),
        end: UInt32(end),
        next: UInt32(nodes.count + 1)
      )
    )
  }

  private mutating func scanValue(_ bytes: UnsafeBufferPointer<UInt8>, _ depth: Int) -> Bool {
    switch bytes[at] {
    case UInt8(ascii: "{"): return scanList(bytes, .object, UInt8(ascii: "}"), depth)
    case UInt8(ascii: "["): return scanList(bytes, .array, UInt8(ascii: "]"), depth)
    case UInt8(ascii: "("): return scanList(bytes, .array, UInt8(ascii: ")"), depth)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return scanString(bytes)
    default: return scanWord(bytes)
    }
  }

  private mutating func scanString(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (quote, start) = (bytes[at], at + 1)
    var isEscaped = false
    at = start
    while true {
      let byte = bytes[at]
      if byte == quote {
        append(.string, start, at, escaped: isEscaped)
        at += 1
        return true
      }
      if byte == UInt8(ascii: "\\"), at + 1 < bytes.count - 1 {
        isEscaped = true
        at += 1
      } else if byte == 0 || byte == 0x0A {
        return false
      }
      at += 1
    }
  }

  /// A number, or a word: `true`, `null`, `NaN`, `None`.
  private mutating func scanWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = at
    while Self.isOfWord(bytes[at]) { at += 1 }
    guard let base = bytes.baseAddress, at > start else { return false }
    switch LogNumber(base + start, count: at - start) {
    case .value: append(.number, start, at)
    case .missing: append(.null, start, at)
    case .text:
      let length = at - start
      let first = bytes[start] | 0x20
      guard
        (length == 4 && first == UInt8(ascii: "t")) || (length == 5 && first == UInt8(ascii: "f"))
      else { return false }
      let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
      guard ["true", "false"].contains(word.lowercased()) else { return false }
      append(.bool, start, at)
    }
    return true
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
    default: false
    }
  }

  private mutating func scanList(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ kind: LogJSON.Kind,
    _ end: UInt8,
    _ depth: Int
  ) -> Bool {
    guard depth < Self.deepest else { return false }
    let node = nodes.count
    append(kind, at, at)
    nodes[node].next = 0
    at += 1
    skipSpace(bytes)
    while bytes[at] != end {
      if kind == .object {
        guard scanName(bytes) else { return false }
      }
      guard scanValue(bytes, depth + 1) else { return false }
      skipSpace(bytes)
      if bytes[at] == UInt8(ascii: ",") {
        at += 1
        skipSpace(bytes)
      } else if bytes[at] != end {
        return false
      }
    }
    at += 1
    nodes[node].end = UInt32(at)
    nodes[node].next = UInt32(nodes.count)
    return true
  }

  /// A name and its colon; a name that its value does not follow is taken back.
  private mutating func scanName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = nodes.count
    guard
      bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") || Self.isOfWord(bytes[at])
    else { return false }
    guard
      bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'")
        ? scanString(bytes) : scanWord(bytes)
    else { return false }
    skipSpace(bytes)
    guard bytes[at] == UInt8(ascii: ":") else {
      nodes.removeLast(nodes.count - count)
      return false
    }
    at += 1
    skipSpace(bytes)
    guard bytes[at] != 0 else {
      nodes.removeLast(nodes.count - count)
      return false
    }
    return true
  }
}
