/// What is known of an event of TensorBoard: `event.proto` and `summary.proto` of TensorFlow.
enum EventRecord {
  /// When the event was written, in seconds since 1970; nil where it does not say.
  static func wallTime(_ event: UnsafeRawBufferPointer) -> Double? {
    ProtoReader(event).first(1).flatMap { $0.wire == 1 ? $0.double : nil }
  }

  /// Whether a long event holds one image, sound, histogram, tensor or graph and no number beside it, by its first bytes.
  ///
  /// - Parameters:
  ///   - head: The first bytes of the event.
  ///   - length: How many bytes it has in all.
  /// - Returns: Whether it can be skipped; false where its first bytes do not say so.
  static func isPayload(_ head: UnsafeRawBufferPointer, length: Int) -> Bool {
    var (reader, level) = (ProtoReader(head), Level.event)
    while let key = reader.key() {
      switch key.wire {
      case 0: guard reader.varint() != nil else { return false }
      case 1: guard reader.skip(8) else { return false }
      case 5: guard reader.skip(4) else { return false }
      case 2:
        guard let size = reader.varint(), size <= UInt64(length) else { return false }
        let end = reader.position + Int(size)
        if let inner = level.inner(key.number) {
          guard end == length else { return false }
          level = inner
        } else if end > head.count {
          return level.isPayload(key.number)
        } else {
          guard reader.skip(Int(size)) else { return false }
        }
      default: return false
      }
    }
    return false
  }

  private enum Level {
    case event
    case summary
    case value

    /// The message in a field, where it is one that leads to a value.
    func inner(_ number: Int) -> Level? {
      switch (self, number) {
      case (.event, 5): .summary
      case (.summary, 1): .value
      default: nil
      }
    }

    /// Whether a field is an image (4), a histogram (5), a sound (6) or a tensor (8) of a value, or a graph (4, 9) of an event.
    func isPayload(_ number: Int) -> Bool {
      switch self {
      case .event: number == 4 || number == 9
      case .summary: false
      case .value: [4, 5, 6, 8].contains(number)
      }
    }
  }
}

/// The number that a tensor of rank 0 holds: `tensor.proto`, `types.proto` of TensorFlow.
///
/// TensorFlow writes `tensor_content`, other writers the field of the type, packed or not.
enum TensorScalar {
  static func value(_ tensor: UnsafeRawBufferPointer) -> Double? {
    var (reader, type, number) = (ProtoReader(tensor), UInt64(0), Double?.none)
    var content = UnsafeRawBufferPointer(start: nil, count: 0)
    while let field = reader.next() {
      switch (field.number, field.wire) {
      case (1, 0): type = field.value
      case (2, 2): guard ProtoReader(field.bytes).first(2) == nil else { return nil }
      case (4, 2): content = field.bytes
      case (5, _): number = float(field)
      case (6, _): number = double(field)
      case (7, _), (10, _), (11, _): number = integer(field).map { Double($0) }
      case (13, _): number = integer(field).flatMap { half(UInt16(truncatingIfNeeded: $0), type) }
      default: break
      }
    }
    guard !reader.isDamaged else { return nil }
    // Only the types of numbers count: 7 is text.
    guard [1, 2, 3, 4, 5, 6, 9, 10, 14, 19].contains(type) else { return nil }
    return content.isEmpty ? number : value(content, type)
  }

  private static func value(_ content: UnsafeRawBufferPointer, _ type: UInt64) -> Double? {
    func load<Number: BitwiseCopyable>(_: Number.Type) -> Number? {
      guard content.count == MemoryLayout<Number>.size else { return nil }
      return content.loadUnaligned(as: Number.self)
    }
    return switch type {
    case 1: load(UInt32.self).map { Double(Float(bitPattern: $0)) }
    case 2: load(UInt64.self).map { Double(bitPattern: $0) }
    case 3: load(Int32.self).map { Double($0) }
    case 4, 10: load(UInt8.self).map { Double($0) }
    case 5: load(Int16.self).map { Double($0) }
    case 6: load(Int8.self).map { Double($0) }
    case 9: load(Int64.self).map { Double($0) }
    default: load(UInt16.self).flatMap { half($0, type) }
    }
  }

  /// A number of 16 bits: bfloat16 (14) is the upper half of a float, 19 is IEEE 754's.
  private static func half(_ bits: UInt16, _ type: UInt64) -> Double? {
    if type == 14 { return Double(Float(bitPattern: UInt32(bits) << 16)) }
    guard type == 19 else { return nil }
    let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
    let size: Double =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? .infinity : .nan
      default: (1 + fraction / 1024) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
      }
    return bits >> 15 == 1 ? -size : size
  }

  private static func float(_ field: ProtoReader.Field) -> Double? {
    if field.wire == 5 { return Double(field.float) }
    guard field.wire == 2, field.bytes.count == 4 else { return nil }
    return Double(
      Float(bitPattern: UInt32(littleEndian: field.bytes.loadUnaligned(as: UInt32.self)))
    )
  }

  private static func double(_ field: ProtoReader.Field) -> Double? {
    if field.wire == 1 { return field.double }
    guard field.wire == 2, field.bytes.count == 8 else { return nil }
    return Double(bitPattern: UInt64(littleEndian: field.bytes.loadUnaligned(as: UInt64.self)))
  }

  private static func integer(_ field: ProtoReader.Field) -> Int64? {
    if field.wire == 0 { return Int64(bitPattern: field.value) }
    guard field.wire == 2 else { return nil }
    var reader = ProtoReader(field.bytes)
    return reader.varint().map { Int64(bitPattern: $0) }
  }
}
