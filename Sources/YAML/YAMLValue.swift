public import Faults

/// A YAML document as plain text values, each with its place: nothing is guessed from how a value looks.
///
/// YAML 1.1 reads `no` as false, `010` as 8 and `1:30` as 90; here every scalar stays text until a field asks
/// for a number.
public struct YAMLValue: Sendable, Hashable {
  /// What a value holds.
  public enum Content: Sendable, Hashable {
    /// A word, a number, or anything else that is one piece of text.
    case scalar(String)
    /// A list.
    case sequence([YAMLValue])
    /// Keys with their values, in the order of the file.
    case mapping([Entry])
  }

  /// A key of a mapping and its value.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var position: Fault.Position
    /// The value.
    public var value: YAMLValue

    /// Creates an entry at the place of its key.
    public init(key: String, position: Fault.Position, value: YAMLValue) {
      self.key = key
      self.position = position
      self.value = value
    }
  }

  /// What it holds.
  public var content: Content
  /// Where it stands.
  public var position: Fault.Position
  /// The comment that stands where text is expected and is no text: `title: #1`.
  public var comment: String?
  /// The tag before it, such as `tag:yaml.org,2002:python/tuple`; nothing is made of it.
  public var tag: String?

  /// Creates a value at a place.
  public init(content: Content, position: Fault.Position) {
    self.content = content
    self.position = position
  }

  /// What the value is, for messages.
  public var kind: String {
    switch content {
    case .scalar(""): comment.map { "nothing but the comment \($0.prefix(60))" } ?? "nothing"
    case .scalar(let text): "\"\(text.prefix(60))\""
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// The value of a key, nil when this is no mapping or has no such key.
  public subscript(key: String) -> YAMLValue? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// Sets the value at a path of keys, making mappings on the way.
  public mutating func set(_ value: YAMLValue, at path: some Collection<String>) {
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
