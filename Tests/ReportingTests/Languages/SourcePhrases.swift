import Foundation

/// The phrases of the program's source: every literal behind `localized(`, `Phrase(` and `LogNote(.kind, `, as the key that
/// catalogues have.
struct SourcePhrases {
  private(set) var keys: Set<String> = []
  /// Calls whose argument is no literal, by file: their words would be in no catalogue.
  private(set) var strangers: [String] = []

  /// Reads all Swift files below a folder.
  init(below folder: URL) throws {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", !file.path.contains("/Notation/Languages/Phrase") else {
        continue
      }
      read(try String(contentsOf: file, encoding: .utf8), name: file.lastPathComponent)
    }
  }

  private mutating func read(_ text: String, name: String) {
    let code = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    for match in code.matches(of: /\b(?:localized|Phrase)\(/) {
      var rest = code[match.range.upperBound...].drop(while: \.isWhitespace)
      if rest.hasPrefix("verbatim:") || rest.hasPrefix("_ literal") { continue }
      guard rest.first == "\"" else {
        strangers.append("\(name): \(rest.prefix(40))")
        continue
      }
      rest = rest.dropFirst()
      keys.insert(Self.key(&rest))
    }
    for match in code.matches(of: /\bLogNote\(/) { readNote(code[match.range.upperBound...], name) }
  }

  /// Takes the text of a note behind its kind; one that is no literal is a phrase, which is found elsewhere.
  private mutating func readNote(_ arguments: Substring, _ name: String) {
    var rest = arguments
    guard let comma = rest.firstIndex(of: ",") else { return }
    rest = rest[rest.index(after: comma)...].drop(while: \.isWhitespace)
    if rest.first == "\"" {
      rest = rest.dropFirst()
      keys.insert(Self.key(&rest))
      return
    }
    // A literal of a choice is a note's without `Phrase(`, too.
    let before = rest.prefix { $0 != "\"" && $0 != ")" }
    if before.contains(/[?:]\s*$/), !before.hasSuffix("verbatim: ") {
      strangers.append("\(name): \(rest.prefix(40))")
    }
  }

  /// The key of a literal whose opening quote is taken.
  private static func key(_ rest: inout Substring) -> String {
    var key = ""
    var count = 0
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\", let escaped = rest.popFirst() else {
        key.append(character)
        continue
      }
      switch escaped {
      case "(":
        count += 1
        let forms = Self.forms(ofArgument: &rest)
        key += "{\(count)\(forms.map { "|\($0)" }.joined())}"
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        rest = rest[digits.endIndex...].dropFirst()
        key.unicodeScalars.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
      case "n": key.append("\n")
      default: key.append(escaped)
      }
    }
    return key
  }

  /// The literals behind the first comma of an interpolation, whose opening parenthesis is taken: forms of a counted word.
  private static func forms(ofArgument rest: inout Substring) -> [String] {
    var depth = 1
    var forms: [String] = []
    var follows = false
    while let character = rest.popFirst() {
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        depth -= 1
        if depth == 0 { return forms }
      case ",": follows = depth == 1
      case "\"":
        let literal = key(&rest)
        if follows, depth == 1 { forms.append(literal) }
      default: if !character.isWhitespace { follows = false }
      }
    }
    return forms
  }
}
