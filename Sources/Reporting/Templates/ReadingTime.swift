internal import Foundation

/// How long a text takes to read, which a template can name although it is known only when the text is written.
enum ReadingTime {
  /// What stands for the minutes of the whole text until it is written: a character for private use, which no value keeps.
  static let placeholder = "\u{F8FF}"
  /// The same for the text before the appendix.
  static let mainPlaceholder = "\u{F8FE}"
  /// Words of non-fiction that an adult reads silently in a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047).
  private static let wordsPerMinute = 238

  /// The text with its reading times in minutes, rounded up, in place of the placeholders.
  static func fillIn(_ markdown: String) -> String {
    guard markdown.contains(placeholder) || markdown.contains(mainPlaceholder) else {
      return markdown
    }
    return markdown.replacing(placeholder, with: "\(minutes(of: markdown))")
      .replacing(mainPlaceholder, with: "\(minutes(of: mainPart(of: markdown)))")
  }

  /// The minutes that running text takes; tables, program text, formulas on lines of their own and what stands for a picture
  /// where it cannot be seen are looked at, not read.
  static func minutes(of markdown: some StringProtocol) -> Int {
    var words = 0
    var isCode = false
    for line in markdown.split(separator: "\n") {
      if line.hasPrefix("```") {
        isCode.toggle()
      } else if !isCode, !line.hasPrefix("|") {
        words += read(line).split(separator: " ").count
      }
    }
    return (words + wordsPerMinute - 1) / wordsPerMinute
  }

  /// A line without the words that stand for a picture: of those of a figure its caption alone is read.
  private static func read(_ line: some StringProtocol) -> Substring {
    guard line.hasPrefix("!["), let end = line.firstRange(of: "](") else { return Substring(line) }
    return Substring(line[end.upperBound...])
  }

  /// The text before the heading that begins the appendix; all of it where there is none.
  private static func mainPart(of markdown: String) -> Substring {
    var isCode = false
    var index = markdown.startIndex
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      if !isCode, line.hasPrefix("## "), line.hasSuffix("{.appendix}") { break }
      index = line.endIndex
    }
    return markdown[..<index]
  }
}
