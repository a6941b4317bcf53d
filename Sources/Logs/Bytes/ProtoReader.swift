/// The fields of a message of protocol buffers, one after the other, where its bytes lie: nothing is copied.
///
/// The encoding is that of protobuf.dev/programming-guides/encoding. Numbers and names of fields stand with the formats that
/// are read. A pointer is good as long as the bytes that the reader was made of.
struct ProtoReader {
  /// A field of a message.
  struct Field {
    /// The number of the field.
    var number: Int
    /// What follows it: 0 a varint, 1 eight bytes, 2 some bytes, 5 four bytes.
    var wire: UInt8
    /// The varint, or the eight or four bytes as an integer.
    var value: UInt64
    /// The bytes of wire type 2: a text, a message or packed numbers.
    var bytes: UnsafeRawBufferPointer

    /// The double that the eight bytes are.
    var double: Double { Double(bitPattern: value) }
    /// The float that the four bytes are.
    var float: Float { Float(bitPattern: UInt32(truncatingIfNeeded: value)) }
    /// The text that the bytes spell, with replacements for what is no UTF-8.
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  /// Whether the reading ended before the bytes did: the message is cut short, or none.
  private(set) var isDamaged = false

  /// Reads a message.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Where the next field begins.
  var position: Int { offset }

  /// The next field; nil after the last one, and where there is no field.
  @inline(__always)
  mutating func next() -> Field? {
    guard offset < bytes.count else { return nil }
    guard let key = key() else { return damaged() }
    var field = Field(
      number: key.number,
      wire: key.wire,
      value: 0,
      bytes: .init(start: nil, count: 0)
    )
    switch key.wire {
    case 0:
      guard let value = varint() else { return damaged() }
      field.value = value
    case 1:
      guard bytes.count - offset >= 8 else { return damaged() }
      field.value = .init(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      )
      offset += 8
    case 2:
      guard let count = varint(), count <= UInt64(bytes.count - offset) else { return damaged() }
      field.bytes = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(count)])
      offset += Int(count)
    case 5:
      guard bytes.count - offset >= 4 else { return damaged() }
      let value = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
      field.value = UInt64(UInt32(littleEndian: value))
      offset += 4
    default: return damaged()
    }
    return field
  }

  /// The first field with a number.
  func first(_ number: Int) -> Field? {
    var reader = ProtoReader(bytes)
    while let field = reader.next() {
      if field.number == number { return field }
    }
    return nil
  }

  /// The number and the wire type of the next field, whose value follows; nil where there is none.
  @inline(__always)
  mutating func key() -> (number: Int, wire: UInt8)? {
    guard let key = varint(), key >> 3 > 0, key >> 3 < 1 << 29 else { return nil }
    return (Int(key >> 3), UInt8(key & 7))
  }

  /// Leaves out some bytes; false where there are fewer.
  mutating func skip(_ count: Int) -> Bool {
    guard count >= 0, count <= bytes.count - offset else { return false }
    offset += count
    return true
  }

  /// The next varint; nil where the bytes end first, or have more than ten of it.
  @inline(__always)
  mutating func varint() -> UInt64? {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    while offset < bytes.count, shift < 70 {
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  private mutating func damaged() -> Field? {
    (isDamaged, offset) = (true, bytes.count)
    return nil
  }
}
