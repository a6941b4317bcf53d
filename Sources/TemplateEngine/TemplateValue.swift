/// What a template can name: text, a condition, a group of names or a list.
///
/// Numbers are texts by then: whoever knows their meaning has written them.
public enum TemplateValue {
  /// What is computed only where a template asks for it: templates name few of the numbers that there are.
  case deferred(() -> TemplateValue)
  /// Text, also an empty one, is true.
  case text(String)
  /// Text that is in the document's language already, or code: it stands as it is, between three braces. True.
  case markup(String)
  /// True or false.
  case flag(Bool)
  /// Values by name; true.
  case group([String: TemplateValue])
  /// Values in order; true if there are any.
  case list([TemplateValue])
  /// What there is at other times, and not now: false, and with names that are not known. Naming it, or anything below it,
  /// is a fault, but in a section over such a value, which does not stand.
  case absent

  /// The value of a name of this group, nil where there is none.
  public subscript(_ name: String) -> TemplateValue? {
    switch self {
    case .deferred(let value): value()[name]
    case .group(let members): members[name]
    case .text, .markup, .flag, .list, .absent: nil
    }
  }

  /// The value, computed if it is deferred.
  public var resolved: TemplateValue {
    guard case .deferred(let value) = self else { return self }
    return value().resolved
  }

  /// The names below this value, in order.
  public var names: [String] {
    guard case .group(let members) = resolved else { return [] }
    return members.keys.sorted()
  }
}
