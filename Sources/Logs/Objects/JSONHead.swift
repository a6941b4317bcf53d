internal import Faults

/// The beginning of a file as JSON, by which formats are recognised.
struct JSONHead {
  private let json: LogJSON
  /// Whether it is one object or list, and not the first of several lines.
  let isAlone: Bool
  /// Whether the whole value stands in one line that ends.
  let isLine: Bool

  /// Reads the beginning; nil where it is no JSON.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - count: How many bytes are looked at.
  init?(_ file: LogFile, count: Int = 4096) {
    let first = file.head.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
    json = LogJSON(values: file.head.prefix(count), limit: 2)
    guard let root = json.root, json.failure == nil || json.isCut || json.roots.count > 1 else {
      return nil
    }
    isAlone = json.roots.count == 1
    let end = Int(json.nodes[json.roots[0]].end)
    isLine =
      (json.failure == nil || json.roots.count > 1)
      && !file.head.prefix(end).contains(0x0A)
      && file.head.dropFirst(end).first.map { $0 == 0x0A || $0 == 0x0D } == true
    self.root = root
  }

  /// The value, as far as it was looked at.
  let root: LogJSON.Value

  /// The object that it is; nil where it is a list, or one of several lines.
  var object: LogJSON.Value? { isAlone && root.kind == .object ? root : nil }

  /// The first record of lines, or of a list of objects.
  var record: LogJSON.Value? {
    if root.kind == .object {
      guard !isAlone || isLine else { return nil }
      return root
    }
    guard isAlone, let first = root.elements.first, first.kind == .object else { return nil }
    return first
  }

  /// The first records, of which those that are cut are left out.
  var records: [LogJSON.Value] {
    root.kind == .object ? json.values.filter { $0.kind == .object } : root.elements
  }
}

extension LogFile {
  /// All of it as one value of JSON.
  ///
  /// - Throws: ``Fault`` where it is none.
  func object() throws(Fault) -> LogJSON.Value {
    let json = LogJSON(owning: try bytes())
    guard json.failure == nil, json.roots.count == 1, let root = json.root else {
      throw Fault(
        file: path,
        json.isCut ? "the JSON ends within a value" : "is not JSON at byte \(json.failure ?? 0)",
        hint: "Write it again, whole."
      )
    }
    return root
  }
}
