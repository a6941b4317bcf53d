internal import Foundation

/// The values of a JSON text as Python writes it: with bare `NaN` and `Infinity`, and as `repr` with single quotes,
/// `None` and `True`.
///
/// It is read into one list with the place of each value, so that long lists of numbers cost little, and values are
/// spelled out when they are asked for.
final class LogJSON: Sendable {
  /// What a value is.
  enum Kind: UInt8, Sendable {
    case null
    case bool
    case number
    case string
    case object
    case array
  }

  /// A value.
  struct Node: Sendable {
    var kind: Kind
    var isEscaped = false
    var start: UInt32
    var end: UInt32
    /// The node behind it and all that is in it.
    var next: UInt32
  }

  /// The text, with a zero behind it.
  let bytes: [UInt8]
  /// The values, each before those in it; the names of an object before their values.
  let nodes: [Node]
  /// The outermost values: one of a JSON text, one a line of JSON lines.
  let roots: [Int]
  /// Where the text is no JSON any more; nil where all of it is.
  let failure: Int?
  /// Whether the text ended within a value.
  let isCut: Bool

  /// Reads values that follow one another.
  ///
  /// - Parameters:
  ///   - text: Its bytes.
  ///   - limit: How many outermost values are read.
  convenience init(values text: some Collection<UInt8>, limit: Int = .max) {
    self.init(owning: [UInt8](text), limit: limit)
  }

  /// The same without a copy of the bytes.
  init(owning text: consuming [UInt8], limit: Int = .max) {
    var bytes = text
    bytes.append(0)
    var scanner = JSONScanner(count: bytes.count)
    bytes.withUnsafeBufferPointer { scanner.scan($0, limit: limit) }
    self.bytes = bytes
    (nodes, roots) = (scanner.nodes, scanner.roots)
    (failure, isCut) = (scanner.failure, scanner.isCut)
  }

  /// Reads one value; nil where the text is no JSON.
  convenience init?(_ text: some Collection<UInt8>) {
    self.init(values: text)
    guard failure == nil, roots.count == 1 else { return nil }
  }

  /// The outermost value, or the first of them.
  var root: Value? { roots.first.map { Value(json: self, index: $0) } }

  /// The outermost values.
  var values: [Value] { roots.map { Value(json: self, index: $0) } }

  /// A value of the text.
  struct Value: Sendable {
    let json: LogJSON
    let index: Int

    private var node: Node { json.nodes[index] }

    /// What it is.
    var kind: Kind { node.kind }

    /// As a number: `NaN` is one, `null` is missing, and a string that spells one is one too.
    var number: LogNumber {
      let node = node
      switch node.kind {
      case .null: return .missing
      case .number, .string:
        return json.bytes.withUnsafeBufferPointer { bytes in
          guard let base = bytes.baseAddress else { return .text }
          return LogNumber(base + Int(node.start), count: Int(node.end - node.start))
        }
      case .bool, .object, .array: return .text
      }
    }

    /// The number of a JSON number alone; nil for all else.
    var value: Double? { kind == .number ? number.value : nil }

    /// Its text: of a string without the quotes, of all else as it is written.
    var text: String {
      let node = node
      let slice = json.bytes[Int(node.start)..<Int(node.end)]
      let text = String(decoding: slice, as: UTF8.self)
      return node.isEscaped ? Self.unescaped(text) : text
    }

    /// How many values are in it, names not counted.
    var count: Int { elements.count }

    /// The values of an array.
    var elements: [Value] {
      guard kind == .array else { return [] }
      var (elements, at): ([Value], Int) = ([], index + 1)
      while at < node.next {
        elements.append(Value(json: json, index: at))
        at = Int(json.nodes[at].next)
      }
      return elements
    }

    /// The numbers of an array; nil where it holds anything else.
    var numbers: [LogNumber]? {
      guard kind == .array else { return nil }
      let end = Int(node.next)
      var numbers: [LogNumber] = []
      numbers.reserveCapacity(end - index - 1)
      return json.bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return nil }
        for at in index + 1..<max(end, index + 1) {
          let node = json.nodes[at]
          switch node.kind {
          case .null: numbers.append(.missing)
          case .number, .string:
            let number = LogNumber(base + Int(node.start), count: Int(node.end - node.start))
            guard number != .text else { return nil }
            numbers.append(number)
          case .bool, .object, .array: return nil
          }
        }
        return numbers
      }
    }

    /// The fields of an object in their order.
    var fields: [(name: String, value: Value)] {
      guard kind == .object else { return [] }
      var fields: [(name: String, value: Value)] = []
      var at = index + 1
      while at + 1 < node.next {
        fields.append(
          (name: Value(json: json, index: at).text, value: Value(json: json, index: at + 1))
        )
        at = Int(json.nodes[at + 1].next)
      }
      return fields
    }

    /// Whether it has the fields of another object in their order.
    func hasKeys(of other: Value) -> Bool {
      var (at, place) = (index + 1, other.index + 1)
      while at + 1 < node.next, place + 1 < other.node.next {
        let (key, known) = (json.nodes[at], other.json.nodes[place])
        guard key.end - key.start == known.end - known.start,
          json.bytes[Int(key.start)..<Int(key.end)]
            == other.json.bytes[Int(known.start)..<Int(known.end)]
        else { return false }
        at = Int(json.nodes[at + 1].next)
        place = Int(other.json.nodes[place + 1].next)
      }
      return at + 1 >= node.next && place + 1 >= other.node.next
    }

    /// The field of a name; nil where there is none.
    subscript(name: String) -> Value? {
      guard kind == .object else { return nil }
      let wanted = name.utf8
      var at = index + 1
      while at + 1 < node.next {
        let key = json.nodes[at]
        if Int(key.end - key.start) == wanted.count,
          json.bytes[Int(key.start)..<Int(key.end)].elementsEqual(wanted)
        {
          return Value(json: json, index: at + 1)
        }
        at = Int(json.nodes[at + 1].next)
      }
      return nil
    }

    /// The scalars of an object as settings, flat: `optimizer.lr`.
    func settings(prefix: String) -> [String: Setting] {
      var settings: [String: Setting] = [:]
      for (name, value) in fields {
        let name = prefix.isEmpty ? name : "\(prefix).\(name)"
        switch value.kind {
        case .object: settings.merge(value.settings(prefix: name)) { old, _ in old }
        case .null: break
        case .array:
          // A short list, such as of layers, is a setting; a long one, or one of objects, is data.
          let elements = value.elements
          guard elements.count <= 16, !elements.contains(where: { $0.kind == .object }) else {
            break
          }
          let text = value.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          if text.utf8.count <= 200 { settings[name] = Setting(text) }
        case .bool, .number, .string: settings[name] = Setting(value.text)
        }
      }
      return settings
    }

    private static func unescaped(_ text: String) -> String {
      let quoted = Data("[\"\(text)\"]".utf8)
      return (try? JSONDecoder().decode([String].self, from: quoted))?.first ?? text
    }
  }
}
