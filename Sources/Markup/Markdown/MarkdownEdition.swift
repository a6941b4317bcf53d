internal import Notation

/// The Markdown edition of a text: what `Document` reads, as GitHub and GitLab show it best.
///
/// Both hide the title of a picture and know no captions, so a caption becomes a line of its own, with the number that
/// the other editions give it. GitHub refuses `\operatorname` (its "macros not allowed"), so it becomes what it stands for.
public enum MarkdownEdition {
  /// Rewrites a text.
  /// - Parameter markdown: A text that ``Document/init(markdown:)`` reads.
  /// - Returns: The text of the edition.
  public static func text(of markdown: String) -> String {
    var fence: Substring?
    var isMath = false
    var figures = 0
    var tables = 0
    // Made once: a pattern is compiled wherever it stands, which takes longer than to match it.
    let figurePattern = #/(!\[.*\]\(figures/[\w-]+\.svg) +["'](.*)["']\)\s*/#
    let formulaPattern = #/\$`[^`]+`\$/#
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let margin = line.prefix { $0 == " " || $0 == ">" }
      let text = line[margin.endIndex...]
      if let open = fence {
        if text.hasPrefix(open) { fence = nil }
        return isMath ? withoutOperatorNames(line) : String(line)
      }
      if text.hasPrefix("```") || text.hasPrefix("~~~") {
        fence = text.prefix { $0 == text.first }
        isMath = text.hasSuffix("math")
        return String(line)
      }
      if text.hasPrefix("!["), let figure = text.wholeMatch(of: figurePattern) {
        figures += 1
        return
          "\(margin)\(figure.1))\n\(blank(margin))\n\(margin)**\(localized("Figure \(figures)."))** \(figure.2)"
      }
      if text.hasPrefix("Table: ") {
        tables += 1
        return "\(margin)**\(localized("Table \(tables)."))** \(text.dropFirst(7))"
      }
      guard text.contains("$`") else { return String(line) }
      return "\(margin)\(text.replacing(formulaPattern) { withoutOperatorNames($0.output) })"
    }
    return lines.joined(separator: "\n")
  }

  /// The margin of an empty line.
  private static func blank(_ margin: Substring) -> Substring {
    margin[..<(margin.lastIndex(of: ">").map(margin.index(after:)) ?? margin.startIndex)]
  }

  private static func withoutOperatorNames(_ formula: Substring) -> String {
    guard formula.contains("\\operatorname") else { return String(formula) }
    return formula.replacing(#/\\operatorname\{([^{}]*)\}/#) { "\\mathop{\\mathrm{\($0.1)}}" }
      .description
  }
}
