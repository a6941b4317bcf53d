public import Faults

// Words of a mapping that stand for something, and lists.

extension FieldReader {
  /// The elements of a list, at least one.
  ///
  /// - Throws: ``Fault`` when there is no such list.
  public func list(_ key: String) throws(Fault) -> [YAMLValue] {
    let field = try required(key)
    guard case .sequence(let elements) = field.content, !elements.isEmpty else {
      throw error(
        "\(name(key)) is not a list with at least one entry (got \(field.kind))",
        at: field.position,
        hint: field.isWord.map { "Write `\(key): [\($0)]`." } ?? "Write `\(key): [a, b]`."
      ).ofValue(if: !field.isList)
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
    // An empty word is unknown, and the known ones say more than that it is none; what a comment hides is told by its words.
    let isEmpty = field.content == .scalar("") && field.comment == nil
    let text = isEmpty ? "" : try text(of: field, key)
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
    // A long list stands in the hint alone.
    let expected = known.count > 12 ? "" : ", expected \(known.joined(separator: ", "))"
    return error(
      "\(name(key)) is unknown (got \"\(text)\"\(expected))",
      at: position,
      hint: Self.hint(for: text, known: known)
    ).coded(.unknownName)
      .ofValue(meaning: Spelling.nearest(to: text, among: known), standIn: known.first)
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
        ).ofValue()
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
      ).coded(.unknownName).ofValue(meaning: Spelling.nearest(to: name, among: known))
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

  /// The entries of a mapping whose keys are the file's own; whether they are names is for ``checkName(_:)``.
  public func entries(_ key: String) throws(Fault) -> [YAMLValue.Entry] {
    guard has(key) else { return [] }
    let field = try required(key)
    guard case .mapping(let entries) = field.content else {
      throw error(
        "\(name(key)) is not a mapping of names (got \(field.kind))",
        at: field.position,
        hint: Slip.ofScalar(field) ?? "Write `name: { … }` lines below `\(key):`."
      ).ofValue()
    }
    return entries
  }

  /// Refuses a key that can be no name.
  ///
  /// - Throws: ``Fault`` at the key.
  public func checkName(_ entry: YAMLValue.Entry) throws(Fault) {
    guard !Self.isName(entry.key) else { return }
    throw error(
      "\"\(entry.key.prefix(60))\" is not a name",
      at: entry.position,
      hint: Slip.ofKey(entry, after: nil)
        ?? "Use lowercase letters, digits and underscores, a letter first."
    ).ofValue()
  }
}

extension YAMLValue {
  /// Whether it is a list, be it an empty one.
  fileprivate var isList: Bool {
    if case .sequence = content { true } else { false }
  }

  /// The word that it is, nil for anything else.
  fileprivate var isWord: String? {
    guard case .scalar(let text) = content, FieldReader.isName(text) else { return nil }
    return text
  }
}
