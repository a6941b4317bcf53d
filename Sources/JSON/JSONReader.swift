internal import Foundation

/// A value of a JSON text: the `Decoder` of ``CanonicalJSON``.
struct JSONReader: Decoder {
  private let text: Text
  private let number: Int

  /// The text, shared by all of its values.
  private final class Text {
    let tree: JSONTree

    init(_ tree: JSONTree) { self.tree = tree }
  }

  /// The outermost value of a text.
  init(_ tree: JSONTree) {
    self.init(Text(tree), 0)
  }

  private init(_ text: Text, _ number: Int) {
    self.text = text
    self.number = number
  }

  private var node: JSONTree.Node { text.tree.nodes[number] }
  private var slice: ArraySlice<UInt8> { text.tree.bytes[node.start..<node.end] }

  // MARK: Values

  var isNull: Bool { node.kind == .null }

  func bool() throws -> Bool {
    guard node.kind == .bool else { throw fault(Bool.self) }
    return node.end - node.start == 4
  }

  func string() throws -> String {
    switch node.kind {
    case .string:
      guard let string = String(validating: slice, as: UTF8.self) else { throw fault(String.self) }
      return string
    case .escapedString: return try unescaped()
    case .null, .bool, .number, .object, .array: throw fault(String.self)
    }
  }

  /// The string of quoted text with backslashes, which none of our records has: Foundation reads it.
  private func unescaped() throws -> String {
    let quoted = Data(text.tree.bytes[node.start - 1..<node.end + 1])
    return try JSONDecoder().decode(String.self, from: quoted)
  }

  func double() throws -> Double {
    switch node.kind {
    case .number:
      guard let value = Double(digits) else { throw fault(Double.self) }
      return value
    case .string:
      switch digits {
      case "nan": return .nan
      case "inf": return .infinity
      case "-inf": return -.infinity
      default: throw fault(Double.self)
      }
    case .null, .bool, .escapedString, .object, .array: throw fault(Double.self)
    }
  }

  func integer<Value: FixedWidthInteger>() throws -> Value {
    guard node.kind == .number, let value = Value(digits) else { throw fault(Value.self) }
    return value
  }

  private func decode<Value: FixedWidthInteger>(
    integer type: Value.Type
  ) throws -> Any { try integer() as Value }

  private var digits: String { String(decoding: slice, as: UTF8.self) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if JSONNumber.isOther(type) {
      let number: Any =
        if let integer = type as? any FixedWidthInteger.Type {
          try decode(integer: integer)
        } else { Float(try double()) }
      guard let number = number as? Value else { throw fault(type) }
      return number
    }
    guard Value.self == Data.self else { return try Value(from: self) }
    guard let data = Data(base64Encoded: try string()), let value = data as? Value else {
      throw fault(Data.self)
    }
    return value
  }

  private func fault(_ type: any Any.Type) -> DecodingError {
    JSONTree.fault("not a \(type)", at: node.start)
  }

  // MARK: Objects and arrays

  /// The field of an object with a name in snake case, nil where it has none.
  func field(_ key: some CodingKey) -> JSONReader? {
    let name = key.stringValue
    var index = number + 1
    while index < node.next {
      let field = text.tree.nodes[index]
      if SnakeCase.isSpelling(text.tree.bytes[field.start..<field.end], of: name) {
        return JSONReader(text, index + 1)
      }
      index = text.tree.nodes[index + 1].next
    }
    return nil
  }

  /// The names of an object's fields as they are spelled.
  var names: [String] {
    var (names, index): ([String], Int) = ([], number + 1)
    while index < node.next {
      names.append((try? JSONReader(text, index).string()) ?? "")
      index = text.tree.nodes[index + 1].next
    }
    return names
  }

  /// The first element of an array.
  var firstElement: JSONReader { JSONReader(text, number + 1) }

  /// The element behind this one.
  var nextElement: JSONReader { JSONReader(text, node.next) }

  /// How many elements an array has.
  var elementCount: Int {
    var (count, index) = (0, number + 1)
    while index < node.next {
      count += 1
      index = text.tree.nodes[index].next
    }
    return count
  }

  // MARK: Decoder

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard node.kind == .object else { throw fault([String: Any].self) }
    return KeyedDecodingContainer(JSONReaderFields(reader: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard node.kind == .array else { throw fault([Any].self) }
    return JSONReaderElements(of: self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension JSONReader: SingleValueDecodingContainer {
  func decodeNil() -> Bool { isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try bool() }
  func decode(_ type: String.Type) throws -> String { try string() }
  func decode(_ type: Double.Type) throws -> Double { try double() }
  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
}
