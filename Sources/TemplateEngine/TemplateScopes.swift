internal import Spelling

/// The values that a name is looked for in, from the whole to the innermost section.
struct TemplateScopes {
  /// What a name stands for.
  enum Found {
    case value(TemplateValue)
    /// Nothing, with a hint.
    case missing(hint: String)
    /// What cannot be told: a name inside a section over a list that has no elements.
    case unknown
  }

  /// One entry for the whole and one for each open section; nil is an element of a list that has none.
  private var scopes: [TemplateValue?]

  init(_ root: [String: TemplateValue]) { scopes = [.group(root)] }

  /// Goes into a section over a value.
  mutating func enter(_ value: TemplateValue?) { scopes.append(value) }

  /// Goes out of the innermost section.
  mutating func leave() { scopes.removeLast() }

  /// The value of a name by its parts: the first in the innermost scope that has it, the others below that.
  ///
  /// A dot alone is the innermost scope; a dot before a name looks in no other.
  func lookUp(_ path: [String]) -> Found {
    guard let top = scopes.last else { preconditionFailure("The whole is a scope.") }
    if path == ["", ""] { return top.map(Found.value) ?? .unknown }
    let isOfTop = path[0].isEmpty
    let parts = isOfTop ? path.dropFirst() : path[...]
    let scopes = isOfTop ? [top] : scopes
    for case let scope? in scopes.reversed() {
      if let value = scope[parts[parts.startIndex]] { return Self.descend(parts, from: value) }
    }
    if scopes.contains(where: { $0 == nil }) { return .unknown }
    let names = Set(scopes.compactMap { $0?.names }.joined()).sorted()
    return .missing(hint: Self.hint(parts[parts.startIndex], below: "", names))
  }

  private static func descend(_ path: ArraySlice<String>, from value: TemplateValue) -> Found {
    var value = value
    for index in path.indices.dropFirst() {
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
