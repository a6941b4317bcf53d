/// The fields of an object that is being written.
struct JSONFields<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: JSONWriter

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    writer.text.beginField(key.stringValue)
    writer.text.appendNull()
  }

  func encode(_ value: Bool, forKey key: Key) {
    writer.text.beginField(key.stringValue)
    writer.text.append(value)
  }

  func encode(_ value: String, forKey key: Key) {
    writer.text.beginField(key.stringValue)
    writer.text.append(value)
  }

  func encode(_ value: Double, forKey key: Key) {
    writer.text.beginField(key.stringValue)
    writer.text.append(value)
  }

  func encode(_ value: Int, forKey key: Key) {
    writer.text.beginField(key.stringValue)
    writer.text.append(integer: value)
  }

  func encode(_ value: UInt64, forKey key: Key) {
    writer.text.beginField(key.stringValue)
    writer.text.append(integer: value)
  }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    writer.text.beginField(key.stringValue)
    try writer.write(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    preconditionFailure("Values encode their parts whole.")
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    preconditionFailure("Values encode their parts whole.")
  }

  func superEncoder() -> any Encoder {
    preconditionFailure("Values encode their parts whole.")
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    preconditionFailure("Values encode their parts whole.")
  }
}
