internal import Foundation
internal import Mustache

/// What a template can name: text, a condition, or a group of names.
package enum TemplateValue {
  /// What is computed only where a template asks for it: templates name few of the numbers that there are.
  case deferred(() -> TemplateValue)
  case text(String)
  case flag(Bool)
  case group([String: TemplateValue])
  case list([TemplateValue])

  /// The value at a path of names below this one, nil where there is none.
  subscript(_ name: String) -> TemplateValue? {
    switch self {
    case .deferred(let value): value()[name]
    case .group(let members): members[name]
    case .text, .flag, .list: nil
    }
  }

  /// The value, computed if it is deferred.
  var resolved: TemplateValue {
    guard case .deferred(let value) = self else { return self }
    return value().resolved
  }

  /// The names below this value, in order.
  var names: [String] {
    guard case .group(let members) = resolved else { return [] }
    return members.keys.sorted()
  }

  /// The value as swift-mustache reads it; groups report names that they do not have to `misses`.
  func mustache(path: String, misses: TemplateMisses) -> Any {
    switch self {
    case .deferred(let value): value().mustache(path: path, misses: misses)
    case .text(let text): misses.count(text) ? text : ""
    case .flag(let flag): flag
    case .list(let values): values.map { $0.mustache(path: path, misses: misses) }
    case .group(let members): TemplateGroup(path: path, misses: misses, members: members)
    }
  }
}

/// The names that a template asked for and nobody provides, and how much text it asked for.
///
/// swift-mustache renders a missing name as nothing. Inside a section it asks the innermost group first and then
/// those around it, so a name that the root has is not missing.
final class TemplateMisses {
  private var names: Set<String> = []
  var rootNames: Set<String> = []
  /// The bytes of the texts that were asked for.
  private(set) var byteCount = 0

  /// Counts a text; false when there were too many, and the rest is left out because nobody will see any of it.
  func count(_ text: String) -> Bool {
    byteCount += text.utf8.count
    return byteCount <= TemplateText.maximumFilledByteCount
  }

  func record(_ name: String, in path: String) {
    if path.isEmpty || !rootNames.contains(name) {
      names.insert(path.isEmpty ? name : "\(path).\(name)")
    }
  }

  var sorted: [String] { names.sorted() }
}

/// A group of names, which says so when it lacks one.
struct TemplateGroup: MustacheParent {
  let path: String
  let misses: TemplateMisses
  let members: [String: TemplateValue]

  func child(named name: String) -> Any? {
    if let member = members[name] {
      return member.mustache(path: path.isEmpty ? name : "\(path).\(name)", misses: misses)
    }
    misses.record(name, in: path)
    return nil
  }
}
