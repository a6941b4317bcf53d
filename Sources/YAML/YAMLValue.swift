/// A YAML document as plain text values, each with its place: nothing is guessed from how a value looks.
///
/// YAML 1.1 reads `no` as false, `010` as 8 and `1:30` as 90; here every scalar stays text until a field asks
/// for a number.
package struct YAMLValue: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    case scalar(String)
    case sequence([YAMLValue])
    case mapping([Entry])
  }

  package struct Entry: Sendable, Hashable {
    package var key: String
    package var position: ExperimentError.Position
    package var value: YAMLValue

    package init(key: String, position: ExperimentError.Position, value: YAMLValue) {
      self.key = key
      self.position = position
      self.value = value
    }
  }

  package var content: Content
  package var position: ExperimentError.Position

  package init(content: Content, position: ExperimentError.Position) {
    self.content = content
    self.position = position
  }

  /// What the value is, for messages.
  package var kind: String {
    switch content {
    case .scalar(let text): text.isEmpty ? "nothing" : "\"\(text.prefix(60))\""
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The value of a key, nil when this is no mapping or has no such key.
  package subscript(key: String) -> YAMLValue? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// Sets the value at a path of keys, making mappings on the way.
  package mutating func set(_ value: YAMLValue, at path: some Collection<String>) {
    guard let key = path.first else {
      self = value
      return
    }
    var entries: [Entry] = []
    if case .mapping(let present) = content { entries = present }
    let rest = path.dropFirst()
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index].value.set(value, at: rest)
    } else {
      var made = YAMLValue(content: .mapping([]), position: value.position)
      made.set(value, at: rest)
      entries.append(Entry(key: key, position: value.position, value: made))
    }
    content = .mapping(entries)
  }
}
