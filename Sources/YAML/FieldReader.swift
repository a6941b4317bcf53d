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
        hint: "Write `key: value` lines; known keys: \(known.joined(separator: ", "))."
      )
    }
    for entry in entries where !known.contains(entry.key) {
      throw Fault(
        file: file,
        at: entry.position,
        "unknown key \"\(entry.key)\"\(path.isEmpty ? "" : " in \(path)")",
        hint: Self.hint(for: entry.key, known: known)
      )
    }
  }

  /// "Did you mean" with the nearest word, and all the words.
  public static func hint(for word: String, known: [String]) -> String {
    let all = "Known: \(known.joined(separator: ", "))."
    guard let nearest = Spelling.nearest(to: word, among: known) else { return all }
    return "Did you mean \"\(nearest)\"? \(all)"
  }

  /// The name of a field for messages.
  private func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// A fault at a place of the file.
  public func error(
    _ message: String,
    at position: Fault.Position,
    hint: String
  ) -> Fault {
    Fault(file: file, at: position, message, hint: hint)
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
        hint: "Write `\(key): value`."
      )
    }
    return text
  }

  /// The whole number of a key, or what stands for a key that is not there.
  ///
  /// - Throws: ``Fault`` when it is no whole number in the range.
  public func integer(
    _ key: String,
    in range: ClosedRange<Int>,
    default fallback: Int? = nil
  ) throws(Fault) -> Int {
    if let fallback, !has(key) { return fallback }
    let field = try required(key)
    return try integer(of: field, key, in: range)
  }

  /// The whole numbers of a list.
  ///
  /// - Throws: ``Fault`` for the first that is no whole number in the range.
  public func integers(_ key: String, in range: ClosedRange<Int>) throws(Fault) -> [Int] {
    var values: [Int] = []
    for element in try list(key) { values.append(try integer(of: element, key, in: range)) }
    return values
  }

  /// The whole number that a value is; a message names the `words` that may stand in its place.
  public func integer(
    of field: YAMLValue,
    _ key: String,
    in range: ClosedRange<Int>,
    or words: String? = nil
  ) throws(Fault) -> Int {
    let text = try text(of: field, key)
    guard let number = Int(text), range.contains(number), text == String(number) else {
      throw error(
        "\(name(key)) is not a whole number in range (got \"\(text)\", expected "
          + "\(range.lowerBound) to \(range.upperBound)" + (words.map { ", or \($0)" } ?? "") + ")",
        at: field.position,
        hint: "Write digits only, without leading zeros."
      )
    }
    return number
  }

  /// The number of a key, or what stands for a key that is not there.
  ///
  /// - Throws: ``Fault`` with what was `expected` when it is no such number.
  public func number(
    _ key: String,
    where isValid: (Double) -> Bool,
    expected: String,
    default fallback: Double? = nil
  ) throws(Fault) -> Double {
    if let fallback, !has(key) { return fallback }
    return try number(of: try required(key), key, where: isValid, expected: expected)
  }

  /// The number that a value is.
  public func number(
    of field: YAMLValue,
    _ key: String,
    where isValid: (Double) -> Bool,
    expected: String
  ) throws(Fault) -> Double {
    let text = try text(of: field, key)
    // Training computes in single precision: beyond its range there is nothing to train with.
    guard let number = Double(text), Float(number).isFinite, isValid(number) else {
      throw error(
        "\(name(key)) is not a number in range (got \"\(text)\", expected \(expected))",
        at: field.position,
        hint: Self.numberHint(text)
      )
    }
    return number
  }

  /// What to write in place of a text that is no number: a decimal comma is the usual slip.
  private static func numberHint(_ text: String) -> String {
    let point = text.replacing(",", with: ".")
    if text.contains(","), Double(point) != nil, point.utf8.count <= 24 {
      return "Write a decimal point in place of the comma: \(point)."
    }
    return "Write a finite number with a decimal point, such as 0.01."
  }

  /// Whether a key says true, or what stands for a key that is not there.
  ///
  /// - Throws: ``Fault`` for another word.
  public func flag(_ key: String, default fallback: Bool) throws(Fault) -> Bool {
    guard has(key) else { return fallback }
    switch try text(key) {
    case "true": return true
    case "false": return false
    case let text:
      throw error(
        "\(name(key)) is not true or false (got \"\(text)\")",
        at: try required(key).position,
        hint: "Write `\(key): true` or `\(key): false`."
      )
    }
  }

  /// The fields of a value that is a mapping, nil for one that is a word.
  public func fields(_ key: String, known: [String]) throws(Fault) -> FieldReader? {
    let field = try required(key)
    if case .scalar = field.content { return nil }
    return try FieldReader(field, file: file, path: name(key), known: known)
  }

  /// The elements of a list, at least one.
  ///
  /// - Throws: ``Fault`` when there is no such list.
  public func list(_ key: String) throws(Fault) -> [YAMLValue] {
    let field = try required(key)
    guard case .sequence(let elements) = field.content, !elements.isEmpty else {
      throw error(
        "\(name(key)) is not a list with at least one entry (got \(field.kind))",
        at: field.position,
        hint: "Write `\(key): [a, b]`."
      )
    }
    return elements
  }

  /// The words of a list, each with its place.
  ///
  /// - Throws: ``Fault`` when there is no such list.
  public func words(_ key: String) throws(Fault) -> [(String, Fault.Position)] {
    var words: [(String, Fault.Position)] = []
    for element in try list(key) {
      words.append((try text(of: element, key), element.position))
    }
    return words
  }

  /// One of the words of a kind, or what stands for a key that is not there.
  ///
  /// - Throws: ``Fault`` for a word that is none of them.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    default fallback: Choice? = nil
  ) throws(Fault) -> Choice where Choice.RawValue == String {
    if let fallback, !has(key) { return fallback }
    return try choice(of: try required(key), key)
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    of field: YAMLValue,
    _ key: String
  ) throws(Fault) -> Choice where Choice.RawValue == String {
    let text = try text(of: field, key)
    guard let choice = Choice(rawValue: text) else {
      throw unknown(text, key, known: Choice.allCases.map(\.rawValue), at: field.position)
    }
    return choice
  }

  /// The error of a word that is none of those that a field knows.
  public func unknown(
    _ text: String,
    _ key: String,
    known: [String],
    at position: Fault.Position
  ) -> Fault {
    error(
      "\(name(key)) is unknown (got \"\(text)\", expected \(known.joined(separator: ", ")))",
      at: position,
      hint: Self.hint(for: text, known: known)
    )
  }

  /// Different words of a list, in the order of their kind; none without the key.
  public func distinct<Choice: RawRepresentable & CaseIterable & Equatable>(
    _ key: String
  ) throws(Fault) -> [Choice] where Choice.RawValue == String {
    guard has(key) else { return [] }
    var choices: [Choice] = []
    for element in try list(key) {
      let choice: Choice = try choice(of: element, key)
      guard !choices.contains(choice) else {
        throw error(
          "\(name(key)) names \(choice.rawValue) twice",
          at: element.position,
          hint: "Keep one of them."
        )
      }
      choices.append(choice)
    }
    return Choice.allCases.filter(choices.contains)
  }

  /// Different names of a list, of things that the file has under these names.
  public func names(
    _ key: String,
    known: [String],
    of kind: String
  ) throws(Fault) -> [String] {
    let words = try words(key)
    for (name, position) in words where !known.contains(name) {
      throw error(
        "\(self.name(key)) names an unknown \(kind) \"\(name)\"",
        at: position,
        hint: Self.hint(for: name, known: known)
      )
    }
    guard Set(words.map(\.0)).count == words.count else {
      throw error(
        "\(self.name(key)) names a \(kind) twice",
        at: try required(key).position,
        hint: "Keep one of them."
      )
    }
    return words.map(\.0)
  }

  /// The entries of a mapping whose keys are names of the file's own.
  public func entries(_ key: String) throws(Fault) -> [YAMLValue.Entry] {
    guard has(key) else { return [] }
    let field = try required(key)
    guard case .mapping(let entries) = field.content else {
      throw error(
        "\(name(key)) is not a mapping of names (got \(field.kind))",
        at: field.position,
        hint: "Write `name: { … }` lines below `\(key):`."
      )
    }
    for entry in entries where !Self.isName(entry.key) {
      throw error(
        "\"\(entry.key.prefix(60))\" is not a name",
        at: entry.position,
        hint: "Use lowercase letters, digits and underscores, a letter first."
      )
    }
    return entries
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
