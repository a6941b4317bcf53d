internal import Foundation

/// The `Encoder` of ``CanonicalJSON``.
///
/// Containers must be filled in the order in which they are made, as the compiler's and all our own `encode(to:)` do;
/// containers inside a container's own type (`nestedContainer`) are not supported.
final class JSONWriter: Encoder {
  /// What is written so far: one value, so that each call checks once that nobody else writes.
  var text: JSONText

  init(isPretty: Bool, depth: Int = 0) {
    text = JSONText(isPretty: isPretty, depth: depth)
  }

  /// Writes a value of any type.
  func write<Value: Encodable>(_ value: Value) throws {
    if Value.self == Data.self, let data = value as? Data {
      return text.append(data.base64EncodedString())
    }
    // Without this a number that no container names would ask for a container for ever.
    if JSONNumber.isOther(Value.self) {
      if let integer = value as? any BinaryInteger { return text.append(integer: integer) }
      if let number = value as? Float { return text.append(Double(number)) }
    }
    text.begin(isDictionary: value is any TextKeyed)
    try value.encode(to: self)
    text.end()
  }

  // MARK: Encoder

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    text.open(.object)
    return KeyedEncodingContainer(JSONFields(writer: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    text.open(.array)
    return JSONElements(writer: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONWriter: SingleValueEncodingContainer {
  func encodeNil() { text.appendNull() }
  func encode(_ value: Bool) { text.append(value) }
  func encode(_ value: String) { text.append(value) }
  func encode(_ value: Double) { text.append(value) }
  func encode(_ value: Int) { text.append(integer: value) }
  func encode(_ value: UInt64) { text.append(integer: value) }
  func encode(_ value: some Encodable) throws { try write(value) }
}

/// Values whose keys are data, not the names of properties.
private protocol TextKeyed {}

extension Dictionary: TextKeyed where Key == String {}
