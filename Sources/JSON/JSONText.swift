/// A JSON text in the making.
///
/// Values are spelled one after the other into one array; the fields of an object are put into the order of their names
/// when the object ends.
struct JSONText {
  /// What is written so far.
  private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  /// The values that are being written, the innermost last.
  private var frames: [Frame] = []
  /// The fields of all open objects.
  private var fields: [Field] = []
  /// How many objects and arrays are open.
  private var depth: Int
  /// Takes the fields of an object while they are put in order.
  private var scratch: [UInt8] = []

  /// What a value is made of.
  enum Kind {
    case value
    case object
    case array
  }

  /// A value that is being written.
  private struct Frame {
    var kind = Kind.value
    /// Where its text begins.
    let start: Int
    /// Its first field, for an object.
    let firstField: Int
    /// How many elements an array has.
    var count = 0
    /// Whether its keys are spelled as they are.
    let isDictionary: Bool
  }

  /// A field of an object: where its name begins, and where name and value end.
  private struct Field {
    var start: Int
    var nameEnd: Int
    var end = 0
  }

  /// An empty text.
  ///
  /// - Parameters:
  ///   - isPretty: Whether each field and element has a line of its own.
  ///   - depth: How many objects and arrays the value stands in.
  init(isPretty: Bool, depth: Int = 0) {
    self.isPretty = isPretty
    self.depth = depth
  }

  // MARK: Values

  mutating func append(_ value: String) {
    var value = value
    bytes.append(UInt8(ascii: "\""))
    value.withUTF8 { text in
      // Most texts have nothing to escape.
      if text.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
      {
        for byte in text { escape(byte) }
      } else {
        bytes.append(contentsOf: text)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
    case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
    case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
    case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
    case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
    case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
    case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
    case 0..<0x20:
      bytes.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
      bytes.append(contentsOf: String(byte, radix: 16).utf8)
    default: bytes.append(byte)
    }
  }

  mutating func append(_ value: Double) {
    guard value.isFinite else { return append(value.isNaN ? "nan" : value < 0 ? "-inf" : "inf") }
    // The shortest text that reads back as the same number; JSON's whole numbers have no ".0".
    var text = value.description
    text.withUTF8 { text in
      let isWhole = text.suffix(2).elementsEqual(".0".utf8)
      bytes.append(contentsOf: isWhole ? text.dropLast(2) : text[...])
    }
  }

  mutating func append(integer value: some BinaryInteger) {
    bytes.append(contentsOf: value.description.utf8)
  }

  mutating func append(_ value: Bool) {
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func appendNull() {
    bytes.append(contentsOf: "null".utf8)
  }

  // MARK: Objects and arrays

  /// Begins a value, which ends with ``end()``; it is an object or an array if it is opened.
  mutating func begin(isDictionary: Bool) {
    frames.append(
      Frame(start: bytes.count, firstField: fields.count, isDictionary: isDictionary)
    )
  }

  /// Makes the innermost value an object or an array.
  mutating func open(_ kind: Kind) {
    let last = frames.endIndex - 1
    precondition(frames[last].kind == .value, "A value makes one container.")
    frames[last].kind = kind
    depth += 1
    if kind == .array { bytes.append(UInt8(ascii: "[")) }
  }

  /// Begins a field of the innermost object; its value follows.
  mutating func beginField(_ name: String) {
    let start = bytes.count
    if frames[frames.endIndex - 1].isDictionary {
      append(name)
    } else {
      bytes.append(UInt8(ascii: "\""))
      SnakeCase.append(name, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    fields.append(Field(start: start, nameEnd: bytes.count - 1))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
  }

  /// Begins an element of the innermost array; its value follows.
  mutating func beginElement() {
    let last = frames.endIndex - 1
    if frames[last].count > 0 { bytes.append(UInt8(ascii: ",")) }
    frames[last].count += 1
    if isPretty { newLine() }
  }

  /// How many elements the innermost array has.
  var elementCount: Int { frames.last?.count ?? 0 }

  /// Ends the innermost value.
  mutating func end() {
    let frame = frames.removeLast()
    switch frame.kind {
    case .value: break
    case .object: close(frame)
    case .array:
      depth -= 1
      endLines(isEmpty: frame.count == 0)
      bytes.append(UInt8(ascii: "]"))
    }
  }

  /// Puts the fields of an object in order, with what stands between them.
  private mutating func close(_ frame: Frame) {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: bytes[frame.start...])
    sortFields(from: frame.firstField, end: bytes.count, textStart: frame.start)
    bytes.removeLast(scratch.count)
    bytes.append(UInt8(ascii: "{"))
    for index in frame.firstField..<fields.count {
      if index > frame.firstField { bytes.append(UInt8(ascii: ",")) }
      if isPretty { newLine() }
      let field = fields[index]
      bytes.append(contentsOf: scratch[field.start - frame.start..<field.end - frame.start])
    }
    depth -= 1
    endLines(isEmpty: fields.count == frame.firstField)
    bytes.append(UInt8(ascii: "}"))
    fields.removeLast(fields.count - frame.firstField)
  }

  /// Sorts the fields of the object that ends at `end`, whose text is in `scratch`, by the bytes of their names.
  private mutating func sortFields(from first: Int, end: Int, textStart: Int) {
    for index in first..<fields.count {
      fields[index].end = index + 1 < fields.count ? fields[index + 1].start : end
    }
    // By insertion: there are few, and often they are in order.
    for index in first..<fields.count {
      var place = index
      while place > first, precedes(fields[place], fields[place - 1], textStart) {
        fields.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  private func precedes(_ one: Field, _ other: Field, _ textStart: Int) -> Bool {
    scratch[one.start - textStart..<one.nameEnd - textStart]
      .lexicographicallyPrecedes(scratch[other.start - textStart..<other.nameEnd - textStart])
  }

  /// Ends the last line of an object or an array; what is empty has an empty line, as Foundation writes it.
  private mutating func endLines(isEmpty: Bool) {
    guard isPretty else { return }
    if isEmpty { bytes.append(UInt8(ascii: "\n")) }
    newLine()
  }

  private mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      bytes.append(UInt8(ascii: " "))
      bytes.append(UInt8(ascii: " "))
    }
  }
}
