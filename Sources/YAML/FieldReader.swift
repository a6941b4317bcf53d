internal import Spelling

/// Reads the fields of one mapping, and refuses what it does not know.
package struct FieldReader {
  package let file: String
  package let value: YAMLValue
  /// The path of the mapping in the file, for messages.
  package let path: String

  /// Opens a mapping whose keys are all among `known`.
  ///
  /// - Throws: ``ExperimentError`` for a value that is no mapping and for an unknown key, with the nearest known one.
  package init(
    _ value: YAMLValue,
    file: String,
    path: String,
    known: [String]
  ) throws(ExperimentError) {
    self.file = file
    self.value = value
    self.path = path
    guard case .mapping(let entries) = value.content else {
      throw ExperimentError(
        file: file,
        at: value.position,
        "\(path.isEmpty ? "the experiment" : path) is not a mapping (got \(value.kind))",
        hint: "Write `key: value` lines; known keys: \(known.joined(separator: ", "))."
      )
    }
    for entry in entries where !known.contains(entry.key) {
      throw ExperimentError(
        file: file,
        at: entry.position,
        "unknown key \"\(entry.key)\"\(path.isEmpty ? "" : " in \(path)")",
        hint: Self.hint(for: entry.key, known: known)
      )
    }
  }

  /// "Did you mean" with the nearest word, and all the words.
  package static func hint(for word: String, known: [String]) -> String {
    let all = "Known: \(known.joined(separator: ", "))."
    guard let nearest = Spelling.nearest(to: word, among: known) else { return all }
    return "Did you mean \"\(nearest)\"? \(all)"
  }

  /// The name of a field for messages.
  private func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  package func error(
    _ message: String,
    at position: ExperimentError.Position,
    hint: String
  ) -> ExperimentError {
    ExperimentError(file: file, at: position, message, hint: hint)
  }

  /// Throws for keys that mean nothing beside another choice.
  package func refuse(_ keys: [String], of choice: String) throws(ExperimentError) {
    for key in keys {
      guard let field = value[key] else { continue }
      throw error(
        "\(name(key)) means nothing for \(choice)",
        at: field.position,
        hint: "Remove `\(key)`."
      )
    }
  }

  package func has(_ key: String) -> Bool { value[key] != nil }

  package func required(_ key: String) throws(ExperimentError) -> YAMLValue {
    if let field = value[key] { return field }
    throw missing(key)
  }

  /// The error of a key that is not there and must be.
  package func missing(_ key: String) -> ExperimentError {
    error("\(name(key)) is missing", at: value.position, hint: "Add `\(key): …`.")
  }

  package func text(_ key: String) throws(ExperimentError) -> String {
    try text(of: try required(key), key)
  }

  package func text(_ key: String, default fallback: String) throws(ExperimentError) -> String {
    has(key) ? try text(key) : fallback
  }

  /// The text that a value is.
  package func text(of field: YAMLValue, _ key: String) throws(ExperimentError) -> String {
    guard case .scalar(let text) = field.content, !text.isEmpty else {
      throw error(
        "\(name(key)) is not a word or a number (got \(field.kind))",
        at: field.position,
        hint: "Write `\(key): value`."
      )
    }
    return text
  }

  package func integer(
    _ key: String,
    in range: ClosedRange<Int>,
    default fallback: Int? = nil
  ) throws(ExperimentError) -> Int {
    if let fallback, !has(key) { return fallback }
    let field = try required(key)
    return try integer(of: field, key, in: range)
  }

  package func integers(_ key: String, in range: ClosedRange<Int>) throws(ExperimentError) -> [Int]
  {
    var values: [Int] = []
    for element in try list(key) { values.append(try integer(of: element, key, in: range)) }
    return values
  }

  /// The whole number that a value is; a message names the `words` that may stand in its place.
  package func integer(
    of field: YAMLValue,
    _ key: String,
    in range: ClosedRange<Int>,
    or words: String? = nil
  ) throws(ExperimentError) -> Int {
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

  package func number(
    _ key: String,
    where isValid: (Double) -> Bool,
    expected: String,
    default fallback: Double? = nil
  ) throws(ExperimentError) -> Double {
    if let fallback, !has(key) { return fallback }
    return try number(of: try required(key), key, where: isValid, expected: expected)
  }

  /// The number that a value is.
  package func number(
    of field: YAMLValue,
    _ key: String,
    where isValid: (Double) -> Bool,
    expected: String
  ) throws(ExperimentError) -> Double {
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

  package func flag(_ key: String, default fallback: Bool) throws(ExperimentError) -> Bool {
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
  package func fields(_ key: String, known: [String]) throws(ExperimentError) -> FieldReader? {
    let field = try required(key)
    if case .scalar = field.content { return nil }
    return try FieldReader(field, file: file, path: name(key), known: known)
  }

  package func list(_ key: String) throws(ExperimentError) -> [YAMLValue] {
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

  package func words(_ key: String) throws(ExperimentError) -> [(String, ExperimentError.Position)]
  {
    var words: [(String, ExperimentError.Position)] = []
    for element in try list(key) {
      words.append((try text(of: element, key), element.position))
    }
    return words
  }

  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    default fallback: Choice? = nil
  ) throws(ExperimentError) -> Choice where Choice.RawValue == String {
    if let fallback, !has(key) { return fallback }
    return try choice(of: try required(key), key)
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    of field: YAMLValue,
    _ key: String
  ) throws(ExperimentError) -> Choice where Choice.RawValue == String {
    let text = try text(of: field, key)
    guard let choice = Choice(rawValue: text) else {
      throw unknown(text, key, known: Choice.allCases.map(\.rawValue), at: field.position)
    }
    return choice
  }

  /// The error of a word that is none of those that a field knows.
  package func unknown(
    _ text: String,
    _ key: String,
    known: [String],
    at position: ExperimentError.Position
  ) -> ExperimentError {
    error(
      "\(name(key)) is unknown (got \"\(text)\", expected \(known.joined(separator: ", ")))",
      at: position,
      hint: Self.hint(for: text, known: known)
    )
  }

  /// Different words of a list, in the order of their kind; none without the key.
  package func distinct<Choice: RawRepresentable & CaseIterable & Equatable>(
    _ key: String
  ) throws(ExperimentError) -> [Choice] where Choice.RawValue == String {
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
  package func names(
    _ key: String,
    known: [String],
    of kind: String
  ) throws(ExperimentError) -> [String] {
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
  package func entries(_ key: String) throws(ExperimentError) -> [YAMLValue.Entry] {
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
  package static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, ("a"..."z").contains(first) else { return false }
    return text.utf8.count <= 64
      && text.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
      }
  }
}
