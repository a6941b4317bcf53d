/// The style sheet of a page, as it is written into it.
enum PageStyles {
  /// The program's own, without its comments, its indents and empty lines.
  static var own: String {
    let text = BuiltInFiles.text(of: "page/report.css")
    return text.replacing(/\/\*(?s:.*?)\*\//, with: "").split(separator: "\n")
      .map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
