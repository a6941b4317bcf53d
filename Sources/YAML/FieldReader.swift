public import Faults

/// Reads the fields of one mapping, and refuses what it does not know.
public struct FieldReader {
  /// The file, for messages.
  public let file: String
  /// The mapping.
  public let value: YAMLValue
  /// Where the mapping stands below the root, such as `figures.curves`; empty at the root.
  public let path: String

  /// Opens a mapping whose keys are all among `known`.
  ///
  /// - Throws: ``Fault`` for a value that is no mapping and for an unknown key, with the nearest known one.
  public init(
    _ value: YAMLValue,
    file: String,
    path: String,
    known: [String]
  ) throws(Fault) {
    self.file = file
    self.value = value
    self.path = path
    guard case .mapping(let entries) = value.content else {
      throw Fault(
        file: file,
        at: value.position,
        "\(path.isEmpty ? "the experiment" : path) is not a mapping (got \(value.kind))",
        hint: Slip.ofScalar(value)
          ?? "Write `key: value` lines; known keys: \(known.joined(separator: ", "))."
      ).coded(.wrongValue).ofValue()
    }
    for (index, entry) in entries.enumerated() where !known.contains(entry.key) {
      let before = index > 0 ? entries[index - 1] : nil
      let glued = Slip.ofKey(entry, after: nil) == nil ? nil : Slip.spaced(entry.key)
      let name = glued.map { String($0.prefix { $0 != ":" }) }
      let meant =
        name.flatMap { known.contains($0) ? $0 : nil }
        ?? Spelling.nearest(to: entry.key, among: known)
      throw Fault(
        file: file,
        at: entry.position,
        "unknown key \"\(entry.key)\"\(path.isEmpty ? "" : " in \(path)")",
        hint: Slip.ofKey(entry, after: before) ?? Self.hint(for: entry.key, known: known)
      ).coded(.unknownKey).ofValue(
        meaning: entries.contains { $0.key == meant } ? nil : meant == name ? glued ?? meant : meant
      )
    }
  }

  /// The same fields of another mapping in its place.
  public func reading(_ value: YAMLValue) -> FieldReader {
    FieldReader(value, file: file, path: path)
  }

  private init(_ value: YAMLValue, file: String, path: String) {
    (self.value, self.file, self.path) = (value, file, path)
  }

  /// "Did you mean" with the nearest word, and all the words.
  public static func hint(for word: String, known: [String]) -> String {
    let all = "Known: \(known.joined(separator: ", "))."
    guard let nearest = Spelling.nearest(to: word, among: known) else { return all }
    return "Did you mean \"\(nearest)\"? \(all)"
  }

  /// The name of a field for messages.
  func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// A fault at a place of the file.
  public func error(
    _ message: String,
    at position: Fault.Position,
    hint: String
  ) -> Fault {
    Fault(file: file, at: position, message, hint: hint).coded(.wrongValue)
  }

  /// Throws for keys that mean nothing beside another choice.
  public func refuse(_ keys: [String], of choice: String) throws(Fault) {
    for key in keys {
      guard let field = value[key] else { continue }
      throw error(
        "\(name(key)) means nothing for \(choice)",
        at: field.position,
        hint: "Remove `\(key)`."
      )
    }
  }

  /// Whether a key is there.
  public func has(_ key: String) -> Bool { value[key] != nil }

  /// The value of a key.
  ///
  /// - Throws: ``Fault`` when the key is not there.
  public func required(_ key: String) throws(Fault) -> YAMLValue {
    if let field = value[key] { return field }
    throw missing(key)
  }

  /// The error of a key that is not there and must be.
  public func missing(_ key: String) -> Fault {
    error("\(name(key)) is missing", at: value.position, hint: "Add `\(key): …`.")
      .coded(.missingKey)
  }

  /// The text of a key.
  ///
  /// - Throws: ``Fault`` when it is not there or no text.
  public func text(_ key: String) throws(Fault) -> String {
    try text(of: try required(key), key)
  }

  /// The text of a key, or what stands for a key that is not there.
  ///
  /// - Throws: ``Fault`` when it is no text.
  public func text(_ key: String, default fallback: String) throws(Fault) -> String {
    has(key) ? try text(key) : fallback
  }

  /// The text that a value is.
  public func text(of field: YAMLValue, _ key: String) throws(Fault) -> String {
    guard case .scalar(let text) = field.content, !text.isEmpty else {
      throw error(
        "\(name(key)) is not a word or a number (got \(field.kind))",
        at: field.position,
        hint: field.comment.map { "Put it in quotes: `\(key): \"\($0)\"`." }
          ?? "Write `\(key): value`."
      ).ofValue(standIn: field.comment)
    }
    return text
  }

  /// The fields of a value that is a mapping, nil for one that is a word.
  public func fields(_ key: String, known: [String]) throws(Fault) -> FieldReader? {
    let field = try required(key)
    if case .scalar = field.content { return nil }
    return try FieldReader(field, file: file, path: name(key), known: known)
  }

  /// Names go into file names, templates and CSV columns, so they are plain.
  public static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, ("a"..."z").contains(first) else { return false }
    return text.utf8.count <= 64
      && text.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
      }
  }

}
