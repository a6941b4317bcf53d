internal import Notation
internal import TemplateEngine

extension ReportTemplate {
  /// A template that has words in the language that is spoken now; another is as it was written.
  ///
  /// Its lines are words of the program.
  func translated() -> ReportTemplate {
    guard Self.paths.contains(file) else { return self }
    let words = Language.current.words
    var other = self
    // Where no space stands between sentences, those of a paragraph share a line.
    let isJoined = Language.current.sentenceSeparator.isEmpty
    let lines = Self.pieces(of: source.text).map { mark, line in
      let text = words[String(line)] ?? String(line)
      return isJoined && mark == "  " && !line.isEmpty ? text : "\n" + mark + text
    }
    other.source.text = String(lines.joined().dropFirst())
    return other
  }

  /// The file of the template that fits every experiment.
  static let generalPath = "generic/template.md"

  /// The files of the templates that fit any experiment, and any comparison of logs.
  private static let paths = [generalPath, "compare/template.md"]

  /// The lines of the general templates that have words, without their marks: keys of catalogues.
  package static var generalWords: [String] {
    paths.flatMap { pieces(of: BuiltInFiles.text(of: $0)) }.map { String($0.words) }
      .filter { line in
        line.replacing(/{{.*?}}/, with: "").contains(where: \.isLetter)
      }
  }

  /// The lines of a text, each with the marks that it begins with apart; program text has no words.
  private static func pieces(of text: String) -> [(mark: Substring, words: Substring)] {
    var isCode = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("```") { isCode.toggle() }
      guard !isCode, !line.hasPrefix("```") else { return (line, "") }
      let mark = line.prefix { " #-".contains($0) }
      return (mark, line[mark.endIndex...])
    }
  }
}
