public import Faults

extension YAMLValue {
  /// What became of a mistake.
  public enum Mending: Sendable, Hashable {
    /// Nothing stands at the place.
    case notFound
    /// What was meant stands in its place.
    case replaced
    /// Two parts that a comma had torn apart are one number.
    case joined
    /// It was taken out.
    case removed
  }

  /// Replaces what stands at a place below this value by the text that was meant, or takes it out where nobody knows.
  ///
  /// What an alias stands for has one place and is mended wherever it is.
  ///
  /// - Parameters:
  ///   - position: The place of a key, of a value, or of an element of a list.
  ///   - text: The text that was meant; nil for none.
  /// - Returns: What became of it.
  @discardableResult
  public mutating func mend(at position: Fault.Position, to text: String?) -> Mending {
    var mending = Mending.notFound
    switch content {
    case .scalar: break
    case .sequence(var elements):
      for index in elements.indices.reversed() {
        guard elements[index].position == position else {
          mending.add(elements[index].mend(at: position, to: text))
          continue
        }
        mending.add(elements[index].become(text) ? .replaced : .removed)
        if mending == .removed { elements.remove(at: index) }
      }
      content = .sequence(elements)
    case .mapping(var entries):
      for index in entries.indices.reversed() {
        guard entries[index].position != position else {
          mending.add(Self.mendKey(at: index, of: &entries, to: text))
          continue
        }
        let inner = entries[index].value.mend(at: position, to: text)
        mending.add(inner)
        guard inner == .notFound, entries[index].value.position == position else { continue }
        mending.add(entries[index].value.become(text) ? .replaced : .removed)
        if mending == .removed { entries.remove(at: index) }
      }
      content = .mapping(entries)
    }
    return mending
  }

  /// Takes the text that was meant, if this is one piece of text.
  private mutating func become(_ text: String?) -> Bool {
    guard let text, case .scalar = content else { return false }
    content = .scalar(text)
    return true
  }

  private static func mendKey(
    at index: Int,
    of entries: inout [Entry],
    to text: String?
  ) -> Mending {
    if let text {
      // A key that the colon was glued to has its value behind it.
      let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
      entries[index].key = parts[0]
      if parts.count == 2 { entries[index].value.content = .scalar(parts[1]) }
      return .replaced
    }
    let entry = entries.remove(at: index)
    guard index > 0, let number = Slip.number(of: entry, after: entries[index - 1]) else {
      return .removed
    }
    entries[index - 1].value.content = .scalar(number)
    return .joined
  }
}

extension YAMLValue.Mending {
  fileprivate mutating func add(_ other: Self) { if other != .notFound { self = other } }
}

extension YAMLValue {
  /// Whether any piece of text in it is one of some words.
  public func mentions(_ words: Set<String>) -> Bool {
    guard !words.isEmpty else { return false }
    return switch content {
    case .scalar(let text): words.contains(text)
    case .sequence(let elements): elements.contains { $0.mentions(words) }
    case .mapping(let entries): entries.contains { $0.value.mentions(words) }
    }
  }
}
