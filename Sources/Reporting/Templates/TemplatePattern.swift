/// A pattern of names, read part by part as a name is.
///
/// A part is a word, or a word that ends with a placeholder, such as `at_NUMBER`; an element of a list is `*`.
struct TemplatePattern {
  /// The pattern as it is documented.
  let text: String
  /// The parts that a name must still have.
  private var rest: ArraySlice<String>

  /// Whether a name that was read so far is one of the pattern's.
  var isComplete: Bool { rest.isEmpty }

  /// The part that comes next, nil at the end.
  var next: String? { rest.first }

  /// The ways to read a pattern: one, or two where `[.at_VALUE]` may be left out.
  static func readings(of text: String) -> [TemplatePattern] {
    let option = "[.at_VALUE]"
    let texts =
      text.contains(option)
      ? [text.replacing(option, with: ""), text.replacing(option, with: ".at_VALUE")] : [text]
    return texts.map { reading in
      TemplatePattern(text: text, rest: reading.split(separator: ".").map(String.init)[...])
    }
  }

  /// The pattern after one more part of a name, nil if that part does not fit.
  ///
  /// - Parameters:
  ///   - name: The part.
  ///   - names: What each placeholder stands for, by its word; nothing for any name.
  /// - Returns: The rest of the pattern.
  func after(_ name: String, _ names: [String: Set<String>?]) -> TemplatePattern? {
    guard let part = rest.first, fits(name, part, names) else { return nil }
    var pattern = self
    pattern.rest.removeFirst()
    return pattern
  }

  private func fits(_ name: String, _ part: String, _ names: [String: Set<String>?]) -> Bool {
    if name == part { return true }
    let stem = part.prefix { !$0.isUppercase }
    guard let known = names[String(part.dropFirst(stem.count))], name.hasPrefix(stem) else {
      return false
    }
    return known?.contains(String(name.dropFirst(stem.count))) ?? true
  }
}
