/// The elements of an array that is being written.
struct JSONElements: UnkeyedEncodingContainer {
  let writer: JSONWriter

  var codingPath: [any CodingKey] { [] }
  var count: Int { writer.text.elementCount }

  func encodeNil() {
    writer.text.beginElement()
    writer.text.appendNull()
  }

  func encode(_ value: Bool) {
    writer.text.beginElement()
    writer.text.append(value)
  }

  func encode(_ value: String) {
    writer.text.beginElement()
    writer.text.append(value)
  }

  func encode(_ value: Double) {
    writer.text.beginElement()
    writer.text.append(value)
  }

  func encode(_ value: Int) {
    writer.text.beginElement()
    writer.text.append(integer: value)
  }

  func encode(_ value: UInt64) {
    writer.text.beginElement()
    writer.text.append(integer: value)
  }

  func encode(_ value: some Encodable) throws {
    writer.text.beginElement()
    try writer.write(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    preconditionFailure("Values encode their parts whole.")
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    preconditionFailure("Values encode their parts whole.")
  }

  func superEncoder() -> any Encoder {
    preconditionFailure("Values encode their parts whole.")
  }
}
