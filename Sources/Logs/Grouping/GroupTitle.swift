internal import Notation

/// What groups are called.
struct GroupTitle: Hashable {
  /// For people, in their language.
  let phrase: Phrase
  /// The same in English, by which groups are told and ordered.
  let text: String
  /// The values that it is made of, for the order.
  let values: [Setting?]

  /// The title of a group by the values of its settings.
  init(_ keys: [VariedKey], run: Int) {
    values = keys.map { $0.values[run] }
    let words = keys.map { key -> Phrase in
      let name = key.name.split(separator: ".").last.map(String.init) ?? key.name
      guard let value = key.values[run] else { return Phrase("without \(name)") }
      let text = Self.text(value)
      let isWord = value.number == nil && value.text != "true" && value.text != "false"
      return Phrase(verbatim: isWord ? text : "\(name) = \(text)")
    }
    phrase =
      words.isEmpty
      ? Phrase("all runs") : words.count == 1 ? words[0] : Phrase("\(list: words)")
    let phrase = phrase
    text = Language.english.speaking { phrase.text }
  }

  /// The title of a group that was named.
  init(named name: String) {
    (phrase, text, values) = (Phrase(verbatim: name), name, [Setting(name)])
  }

  /// A value for people.
  static func text(_ value: Setting) -> String {
    if let number = value.number { return Setting(number).text }
    return ["", "null", "None", "~"].contains(value.text) ? "none" : value.text
  }

  /// A name that is a word of letters, digits, `_` and `-`, and that none of some others has.
  func name(beside others: Set<String>) -> String {
    var name = ""
    for scalar in text.inLatinLetters.unicodeScalars {
      let isKept =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isKept || scalar == "-" {
        name.unicodeScalars.append(scalar)
      } else if !name.isEmpty, name.last != "_" {
        name += "_"
      }
    }
    while let last = name.last, last == "_" || last == "-" { name.removeLast() }
    name = name.lowercased()
    if name.first?.isLetter != true { name = name.isEmpty ? "group" : "group_" + name }
    var unique = name
    var number = 2
    while others.contains(unique) {
      unique = "\(name)_\(number)"
      number += 1
    }
    return unique
  }

  /// The words by which people call what others are compared with, those that are surer first.
  private static let references = [
    "baseline", "base", "control", "reference", "ref", "vanilla", "none", "no", "without", "false",
  ]

  /// How surely it is the reference; the smallest is the surest, nil for no.
  var referenceRank: Int? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return Self.references.firstIndex { words.contains($0) }
  }

  /// Whether a group comes before another by its values: numbers ascending, words in natural order, none first.
  static func precedes(_ one: GroupTitle, _ other: GroupTitle) -> Bool {
    for (a, b) in zip(one.values, other.values) where a != b {
      guard let a else { return true }
      guard let b else { return false }
      return Setting.precedes(a, b)
    }
    return NaturalOrder.precedes(one.text, other.text)
  }
}
