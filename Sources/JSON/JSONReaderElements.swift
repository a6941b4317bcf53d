/// The elements of an array that is being read.
struct JSONReaderElements: UnkeyedDecodingContainer {
  private var next: JSONReader
  private let size: Int
  private(set) var currentIndex = 0

  /// The elements of an array, from its first.
  init(of array: JSONReader) {
    next = array.firstElement
    size = array.elementCount
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { size }
  var isAtEnd: Bool { currentIndex == size }

  private mutating func take() throws -> JSONReader {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        Any.self,
        .init(codingPath: [], debugDescription: "no more elements")
      )
    }
    defer {
      next = next.nextElement
      currentIndex += 1
    }
    return next
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, next.isNull else { return false }
    _ = try take()
    return true
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try take().bool() }
  mutating func decode(_ type: String.Type) throws -> String { try take().string() }
  mutating func decode(_ type: Double.Type) throws -> Double { try take().double() }
  mutating func decode(_ type: Int.Type) throws -> Int { try take().integer() }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try take().integer() }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try take().decode(type)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try take().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try take().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try take() }
}
