/// Changes to the objects of a finished PDF, added at its end (ISO 32000-1, 7.5.6 "Incremental updates").
///
/// Cairo 1.16 writes objects as plain text with a classic cross-reference table, but neither the language nor any
/// alternative text. Files of another form (of a later Cairo) are left as they are.
package struct PDFUpdate {
  private let bytes: [UInt8]
  /// Where the dictionary of each object is, by its number; nil for free numbers, streams and others whose data is not text.
  private let dictionaries: [Range<Int>?]
  private let previousTable: Int
  private let root: Int
  private let info: String
  private var changed: [Int: String] = [:]

  /// Reads the cross-reference table, or fails if the file has none of the classic form.
  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    let tail = Self.text(bytes, max(0, bytes.count - 1024)..<bytes.count)
    guard let start = Self.number(after: "startxref\n", in: tail), start < bytes.count else {
      return nil
    }
    let table = Self.text(bytes, start..<bytes.count)
    let lines = table.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 2, lines[0] == "xref", lines[1].hasPrefix("0 "),
      let count = Int(lines[1].dropFirst(2)), lines.count > count + 2,
      let root = Self.number(after: "/Root ", in: table),
      let info = Self.number(after: "/Info ", in: table), root < count
    else { return nil }
    dictionaries = lines[2..<count + 2].map { line in
      guard line.contains("n"), let offset = Int(line.prefix(10)) else { return nil }
      return Self.dictionary(at: offset, of: bytes)
    }
    previousTable = start
    self.root = root
    self.info = "\(info) 0 R"
  }

  /// Adds entries to the catalog.
  package mutating func addToCatalog(_ entries: String) {
    add(entries, to: root)
  }

  /// Adds entries to every object whose dictionary holds a line, in the order of the objects.
  ///
  /// If there are not as many such objects as entries, none is changed: no text is better than that of another object.
  package mutating func add(_ entries: [String], toObjectsWith line: String) {
    let found = objects(with: line)
    guard found.count == entries.count else { return }
    for (object, entry) in zip(found, entries) { add(entry, to: object) }
  }

  /// Adds the same entries to every object whose dictionary holds a line.
  package mutating func add(_ entries: String, toAllObjectsWith line: String) {
    for object in objects(with: line) { add(entries, to: object) }
  }

  /// The file with its changes.
  package func finished() -> [UInt8] {
    guard !changed.isEmpty else { return bytes }
    var result = bytes
    var table = "xref\n"
    for (object, text) in changed.sorted(by: { $0.key < $1.key }) {
      let digits = String(result.count)
      let offset = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
      table += "\(object) 1\n\(offset) 00000 n \n"
      result += Array("\(object) 0 obj\n\(text)\nendobj\n".utf8)
    }
    let start = result.count
    table += "trailer\n<< /Size \(dictionaries.count) /Root \(root) 0 R /Info \(info)"
    table += " /Prev \(previousTable) >>\nstartxref\n\(start)\n%%EOF\n"
    return result + Array(table.utf8)
  }

  /// A text as PDF writes it: UTF-16 with a byte order mark, in hexadecimal.
  package static func string(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var hex = "<FEFF"
    for unit in text.utf16 {
      for shift in [12, 8, 4, 0] { hex.append(digits[Int(unit >> UInt16(shift)) & 15]) }
    }
    return hex + ">"
  }

  // MARK: Objects

  private func objects(with line: String) -> [Int] {
    let mark = Array("\n   \(line)\n".utf8)
    return dictionaries.indices.filter { object in
      dictionaries[object].map { Self.firstRange(of: mark, in: bytes[$0]) != nil } ?? false
    }
  }

  private mutating func add(_ entries: String, to object: Int) {
    guard let text = changed[object] ?? dictionaries[object].map({ Self.text(bytes, $0) }),
      let end = text.lastIndex(of: ">"), end > text.startIndex
    else { return }
    let beforeEnd = text.index(before: end)
    changed[object] = text[..<beforeEnd] + "   \(entries)\n>>"
  }

  /// Where the dictionary is of the object that starts at a place; nil for a stream or no dictionary.
  private static func dictionary(at offset: Int, of bytes: [UInt8]) -> Range<Int>? {
    let (end, stream) = (Array("\nendobj".utf8), Array("\nstream".utf8))
    var position = offset
    while let next = bytes[position...].firstIndex(of: 0x0A) {
      if bytes[next...].starts(with: end) {
        guard let start = firstRange(of: Array(" obj\n".utf8), in: bytes[offset..<next]),
          bytes[start.upperBound..<next].starts(with: "<<".utf8)
        else { return nil }
        return start.upperBound..<next
      }
      if bytes[next...].starts(with: stream) { return nil }
      position = next + 1
    }
    return nil
  }

  private static func firstRange(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var position = bytes.startIndex
    while let start = bytes[position...].firstIndex(of: mark[0]) {
      if bytes[start...].starts(with: mark) { return start..<start + mark.count }
      position = start + 1
    }
    return nil
  }

  /// Bytes as text, one character for each byte.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(bytes[range].lazy.map { Unicode.Scalar($0) }))
  }

  private static func number(after mark: String, in text: String) -> Int? {
    guard let range = text.ranges(of: mark).last else { return nil }
    return Int(text[range.upperBound...].prefix { $0.isNumber })
  }
}
