/// What people write in YAML that means something else there, and what to write instead.
enum Slip {
  /// The hint for text in place of a mapping: `seeds:2` without the space.
  static func ofScalar(_ value: YAMLValue) -> String? {
    guard case .scalar(let text) = value.content else { return nil }
    return spaced(text).map { "Write a space after the colon: `\($0)`." }
  }

  /// The hint for a key that is none: `{ seeds:2 }` without the space, and `{ rate: 0,1 }` with a decimal comma.
  static func ofKey(_ entry: YAMLValue.Entry, after before: YAMLValue.Entry?) -> String? {
    guard case .scalar("") = entry.value.content else { return nil }
    if let spaced = spaced(entry.key) { return "Write a space after the colon: `\(spaced)`." }
    return number(of: entry, after: before).map {
      "Write a decimal point in place of the comma: `\(before?.key ?? ""): \($0)`."
    }
  }

  /// The number that a decimal comma of a flow mapping parted into a value and a key.
  static func number(of entry: YAMLValue.Entry, after before: YAMLValue.Entry?) -> String? {
    guard case .scalar("") = entry.value.content, case .scalar(let whole)? = before?.value.content,
      Int(whole) != nil, !entry.key.isEmpty, Double("0." + entry.key) != nil
    else { return nil }
    return "\(whole).\(entry.key)"
  }

  /// `key: value` for `key:value`; nil for other text.
  static func spaced(_ text: String) -> String? {
    guard let colon = text.firstIndex(of: ":"), FieldReader.isName(String(text[..<colon])) else {
      return nil
    }
    let value = text[text.index(after: colon)...]
    guard let first = value.first, first != " ", first != "/", value.utf8.count <= 60 else {
      return nil
    }
    return "\(text[..<colon]): \(value)"
  }
}
