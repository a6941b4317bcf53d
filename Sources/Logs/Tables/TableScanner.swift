/// Finds the fields of a table in its bytes.
struct TableScanner {
  static let quote = UInt8(ascii: "\"")

  private let bytes: UnsafeBufferPointer<UInt8>
  /// The place of the zero behind the text.
  private let end: Int
  private let separator: UInt8
  /// The place of the next byte.
  private(set) var at: Int
  /// Its line, counted from 1.
  private(set) var line: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, line: Int, separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
    self.line = line
    end = bytes.count - 1
    at = start
  }

  /// Finds the fields of lines.
  ///
  /// - Parameters:
  ///   - limit: How many lines.
  ///   - fields: Takes the fields.
  ///   - rows: Takes the lines; one without any character is left out.
  mutating func scan(_ limit: Int, _ fields: inout [LogTable.Field], _ rows: inout [LogTable.Row]) {
    while at < end, rows.count < limit {
      let (first, number, start) = (fields.count, line, at)
      scanLine(&fields)
      if fields.count == first + 1, fields[first].start == fields[first].end {
        fields.removeLast()
      } else {
        rows.append(.init(first: first, count: fields.count - first, line: number))
      }
      // Every line has at least its end, so that this ends too.
      if at == start { at += 1 }
    }
  }

  private mutating func scanLine(_ fields: inout [LogTable.Field]) {
    var isSpaced = separator == 0x20
    if isSpaced { skipBlanks() }
    while true {
      let start = at
      skipField()
      fields.append(.init(start: UInt32(start), end: UInt32(at)))
      isSpaced = separator == 0x20
      guard at < end, bytes[at] == separator else { break }
      at += 1
      if isSpaced {
        skipBlanks()
        if at >= end || bytes[at] == 0x0A || bytes[at] == 0x0D { break }
      }
    }
    endLine()
  }

  private mutating func skipBlanks() {
    while at < end, bytes[at] == 0x20 { at += 1 }
  }

  private mutating func endLine() {
    guard at < end else { return }
    if bytes[at] == 0x0D { at += 1 }
    if at < end, bytes[at] == 0x0A { at += 1 }
    line += 1
  }

  private mutating func skipField() {
    var start = at
    while start < end, bytes[start] == 0x20, separator != 0x20 { start += 1 }
    if start < end, bytes[start] == Self.quote {
      at = start + 1
      skipQuoted()
    }
    while at < end {
      let byte = bytes[at]
      if byte == separator || byte == 0x0A || byte == 0x0D { return }
      at += 1
    }
  }

  /// Goes behind the quote that ends a field; two quotes are one of its text.
  private mutating func skipQuoted() {
    let (start, first) = (at, line)
    while at < end {
      if bytes[at] == 0x0A { line += 1 }
      guard bytes[at] == Self.quote else {
        at += 1
        continue
      }
      guard bytes[at + 1] == Self.quote else {
        at += 1
        return
      }
      at += 2
    }
    // A quote without its end is a character like others, else it would take the rest of the file.
    (at, line) = (start, first)
  }
}

extension LogTable {
  /// The separators that are looked for, the more telling first.
  private static let separators: [UInt8] = [0x09, 0x3B, 0x2C, 0x7C]

  /// Where the header begins: behind a byte-order mark, blank lines and comments; nil where the bytes are no text.
  ///
  /// A comment that numbers follow is the header, as `numpy.savetxt` writes it.
  static func startOfHeader(_ bytes: [UInt8]) -> (start: Int, line: Int)? {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    guard !bytes.prefix(4096).dropLast(bytes.count <= 4096 ? 1 : 0).contains(0) else { return nil }
    while at < bytes.count - 1 {
      let end = bytes[at...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count - 1
      let text = bytes[at..<end].drop { $0 == 0x20 }
      if text.first == UInt8(ascii: "#") {
        let next = bytes[end...].first { $0 > 0x20 } ?? 0
        if (0x30...0x39).contains(next), !text.contains(UInt8(ascii: "{")) {
          let name = bytes[at...].firstIndex { $0 != 0x23 && $0 != 0x20 } ?? at
          return (name, line)
        }
      } else if !text.isEmpty {
        return (at, line)
      }
      at = end + 1
      if bytes[end] == 0x0D, at < bytes.count, bytes[at] == 0x0A { at += 1 }
      line += 1
    }
    return nil
  }

  /// The separator of a header: the one of the usual that is there most often; else a blank, or what follows `epoch`.
  static func separator(of bytes: [UInt8], from start: Int) -> UInt8? {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var end = start
    while end < bytes.count - 1, isQuoted || (bytes[end] != 0x0A && bytes[end] != 0x0D) {
      if bytes[end] == TableScanner.quote { isQuoted.toggle() }
      if !isQuoted { counts[bytes[end], default: 0] += 1 }
      end += 1
      if end - start > 1 << 20 { return nil }
    }
    let usual = separators.filter { counts[$0] != nil }
      .max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) }
    if let usual { return usual }
    if bytes[start..<end].starts(with: Array("epoch".utf8)), start + 5 < end {
      let next = bytes[start + 5]
      let isWord =
        (0x30...0x39).contains(next) || (0x41...0x5A).contains(next & 0xDF) || next == 0x5F
      if !isWord, next >= 0x20 { return next }
    }
    if counts[0x20] != nil { return 0x20 }
    // One column alone.
    return UInt8(ascii: ",")
  }
}
