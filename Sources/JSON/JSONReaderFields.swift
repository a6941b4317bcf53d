/// The fields of an object that is being read.
struct JSONReaderFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let reader: JSONReader

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { reader.names.compactMap(Key.init(stringValue:)) }

  private func field(_ key: Key) throws -> JSONReader {
    guard let field = reader.field(key) else {
      throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "no such field"))
    }
    return field
  }

  func contains(_ key: Key) -> Bool { reader.field(key) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try field(key).isNull }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try field(key).bool() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try field(key).string() }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try field(key).double() }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try field(key).integer() }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try field(key).integer() }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try field(key).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type,
    forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try field(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try field(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { reader }
  func superDecoder(forKey key: Key) throws -> any Decoder { try field(key) }
}
