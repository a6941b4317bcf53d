internal import Experiments
internal import Faults

/// The groups that a name is looked for in, from the whole report to the innermost section.
struct TemplateScopes {
  /// What a name stands for.
  enum Found {
    case value(TemplateValue)
    /// Nothing, with a hint; or anything, inside a section over a list that has no elements.
    case missing(hint: String)
    case anything

    /// What names inside a section over the value are looked for in, nil for no further group.
    var inner: TemplateValue? {
      guard case .value(let value) = self else { return nil }
      switch value.resolved {
      case .group: return value
      case .list(let values): return values.first
      case .text, .flag, .deferred: return nil
      }
    }

    /// The text that stands for it.
    var text: String {
      guard case .value(let value) = self, case .text(let text) = value.resolved else { return "" }
      return text
    }
  }

  /// The whole report, then one entry for each section that is open: nil where it adds no names.
  private var scopes: [TemplateValue?]

  init(_ root: TemplateValue) { scopes = [root] }

  /// Goes into an element of a list.
  mutating func enter(_ element: TemplateValue) { scopes.append(element) }

  /// Goes out of the innermost section.
  mutating func leave() { if scopes.count > 1 { scopes.removeLast() } }

  /// Goes past a tag: into a section, or out of it.
  mutating func pass(_ tag: TemplateTag) {
    switch tag.kind {
    case .section: scopes.append(lookUp(tag.name).inner)
    case .inverted: scopes.append(nil)
    case .end: leave()
    case .value, .comment: break
    }
  }

  /// The value of a name with dots: its first part in the innermost group that has it, the others below that.
  func lookUp(_ name: String) -> Found {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if name == "." { return .anything }
    for scope in scopes.reversed() {
      guard let scope, var value = scope[parts[0]] else { continue }
      for (index, part) in parts.enumerated().dropFirst() {
        guard let next = value[part] else {
          let path = parts[..<index].joined(separator: ".")
          return .missing(hint: Self.hint(part, below: path, value.names))
        }
        value = next
      }
      return .value(value)
    }
    let names = Set(scopes.compactMap { $0?.names }.joined()).sorted()
    return .missing(hint: Self.hint(parts[0], below: "", names))
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
