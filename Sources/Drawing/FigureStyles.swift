/// What the elements of a page's figures look like, each look once: a page of seventy figures has thousands of elements
/// and some two hundred looks.
package struct FigureStyles: Sendable {
  private var numbers: [String: Int] = [:]
  private var declarations: [String] = []

  /// No styles yet.
  package init() {}

  /// The class that stands for a look.
  ///
  /// - Parameter text: the declarations, as a style attribute has them.
  /// - Returns: the name, the same for the same declarations.
  mutating func name(of text: String) -> String {
    if let number = numbers[text] { return "s\(number)" }
    declarations.append(text)
    numbers[text] = declarations.count
    return "s\(declarations.count)"
  }

  /// The rules for the page's style sheet, one a line, after that of all figures.
  package var css: String {
    let all =
      ".bn-figure{font-family:'DejaVu Sans',Verdana,sans-serif;stroke-linejoin:round;stroke-linecap:round}\n"
    let rules = declarations.enumerated().map { ".s\($0.offset + 1){\($0.element)}\n" }
    return all + rules.joined()
  }
}
