internal import Faults

/// The values that a name is looked for in, from the whole to the innermost section.
struct TemplateScopes {
  /// What a name stands for.
  enum Found {
    case value(TemplateValue)
    /// Nothing, with a hint.
    case missing(hint: String)
    /// What cannot be told: a name inside a section over a list that has no elements.
    case unknown
    /// What is below something that is absent.
    case absent
  }

  /// The whole, then one for each open section; nil is an element of a list that has none.
  private var all: [TemplateValue?]
  /// Those in which names can be.
  private var named: [TemplateValue?]

  init(_ root: [String: TemplateValue]) {
    all = [.group(root)]
    named = all
  }

  /// Goes into a section over a value; nil stands for an element of a list that has none.
  mutating func enter(_ value: TemplateValue?) {
    let value = value?.resolved
    all.append(value)
    if Self.canHaveNames(value) { named.append(value) }
  }

  /// Goes out of the innermost section.
  mutating func leave() {
    if Self.canHaveNames(all.removeLast()) { named.removeLast() }
  }

  private static func canHaveNames(_ value: TemplateValue?) -> Bool {
    switch value {
    case .group, nil: true
    case .text, .markup, .flag, .list, .deferred, .absent: false
    }
  }

  /// The value of a name by its parts: the first in the innermost scope that has it, the others below that.
  ///
  /// A dot alone is the innermost scope; a dot before a name looks in no other.
  func lookUp(_ path: [String]) -> Found {
    let innermost = all[all.count - 1]
    if path == ["", ""] { return innermost.map(Found.value) ?? .unknown }
    return path[0].isEmpty
      ? Self.lookUp(path.dropFirst(), in: [innermost]) : Self.lookUp(path[...], in: named)
  }

  private static func lookUp(_ path: ArraySlice<String>, in scopes: [TemplateValue?]) -> Found {
    let first = path[path.startIndex]
    for case let scope? in scopes.reversed() {
      if let value = scope[first] { return descend(path, from: value) }
    }
    if scopes.contains(where: { $0 == nil }) { return .unknown }
    let names = Set(scopes.compactMap { $0?.names }.joined()).sorted()
    return .missing(hint: hint(first, below: "", names))
  }

  private static func descend(_ path: ArraySlice<String>, from value: TemplateValue) -> Found {
    var value = value
    for index in path.indices.dropFirst() {
      value = value.resolved
      if case .absent = value { return .absent }
      guard let next = value[path[index]] else {
        let before = path[..<index].joined(separator: ".")
        return .missing(hint: hint(path[index], below: before, value.names))
      }
      value = next
    }
    return .value(value)
  }

  private static func hint(_ word: String, below path: String, _ names: [String]) -> String {
    let all = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    let known = names.isEmpty ? "it has no names below it." : "known: \(all)."
    let place = path.isEmpty ? "" : "Below \(path), "
    let nearest = Spelling.nearest(to: word, among: names)
    return (nearest.map { "Did you mean \"\($0)\"? " } ?? "")
      + (place.isEmpty ? known.prefix(1).uppercased() + known.dropFirst() : place + known)
  }
}
