/// How long a text takes to read, which a template can name although it is known only when the text is written.
enum ReadingTime {
  /// What stands for the minutes until the text is written: a character for private use, which no value keeps.
  static let placeholder = "\u{F8FF}"
  /// Words of non-fiction that an adult reads silently in a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047).
  private static let wordsPerMinute = 238

  /// The text with its reading time in minutes, rounded up, in place of the placeholder.
  static func fillIn(_ markdown: String) -> String {
    guard markdown.contains(placeholder) else { return markdown }
    return markdown.replacing(placeholder, with: "\(minutes(of: markdown))")
  }

  /// The minutes that running text takes; tables, program text and formulas on lines of their own are looked at, not read.
  static func minutes(of markdown: String) -> Int {
    var words = 0
    var isCode = false
    for line in markdown.split(separator: "\n") {
      if line.hasPrefix("```") {
        isCode.toggle()
      } else if !isCode, !line.hasPrefix("|") {
        words += line.split(separator: " ").count
      }
    }
    return (words + wordsPerMinute - 1) / wordsPerMinute
  }
}
