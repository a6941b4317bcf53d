internal import Notation

/// Colours for program text: comments, strings, numbers and keywords, found line by line without understanding the language.
///
/// The classes are `comment`, `string`, `number`, `keyword` and `key` (of a YAML mapping). A language that is not known stays plain.
enum CodeHighlighter {
  private struct Language {
    var comment: String
    var quotes: Set<Unicode.Scalar>
    var keywords: Set<String>
    var hasKeys = false
  }

  private static func language(_ name: String?) -> Language? {
    switch name {
    case "yaml":
      Language(
        comment: "#",
        quotes: ["\"", "'"],
        keywords: ["true", "false", "null"],
        hasKeys: true
      )
    case "python":
      Language(
        comment: "#",
        quotes: ["\"", "'"],
        keywords: [
          "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def",
          "del", "elif", "else", "except", "finally", "for", "from", "if", "import", "in", "is",
          "lambda", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
        ]
      )
    case "swift":
      Language(
        comment: "//",
        quotes: ["\""],
        keywords: [
          "else", "enum", "extension", "false", "for", "func", "guard", "if", "import", "in",
          "init",
          "let", "mutating", "nil", "private", "public", "return", "self", "static", "struct",
          "switch", "true", "var", "while",
        ]
      )
    case "sh", "bash", "console":
      Language(comment: "#", quotes: ["\"", "'"], keywords: [])
    default: nil
    }
  }

  /// The text as HTML.
  static func html(_ text: String, language name: String?) -> String {
    guard let language = language(name) else { return text.escapedForMarkup }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line($0.unicodeScalars[...], language) }
      .joined(separator: "\n")
  }

  private static func line(
    _ line: Substring.UnicodeScalarView,
    _ language: Language
  ) -> String {
    var html = ""
    var rest = line
    var followsWord = false
    var isFirst = true
    while let scalar = rest.first {
      var token: Substring.UnicodeScalarView
      var style: String?
      if rest.starts(with: language.comment.unicodeScalars), !followsWord {
        token = rest
        style = "comment"
      } else if language.quotes.contains(scalar), !followsWord,
        let end = rest.dropFirst().firstIndex(of: scalar)
      {
        token = rest[...end]
        style = "string"
      } else if isWord(scalar) {
        token = rest.prefix(while: isWord)
        let word = String(token)
        if language.hasKeys, isFirst, isKey(rest.dropFirst(token.count)) {
          style = "key"
        } else if language.keywords.contains(word) {
          style = "keyword"
        } else if ("0"..."9").contains(scalar) {
          style = "number"
        }
        isFirst = false
      } else {
        token = rest.prefix(1)
        if "{,".unicodeScalars.contains(scalar) { isFirst = true }
      }
      let text = String(token).escapedForMarkup
      html += style.map { "<span class=\"\($0)\">\(text)</span>" } ?? text
      followsWord = token.last.map(isWord) ?? false
      rest = rest.dropFirst(token.count)
    }
    return html
  }

  private static func isKey(_ rest: Substring.UnicodeScalarView) -> Bool {
    rest.first == ":" && (rest.dropFirst().first ?? " ") == " "
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "." || scalar.properties.isAlphabetic
      || scalar.properties.numericType != nil
  }
}
