internal import Notation

/// The Markdown edition of a text: what `Document` reads, as GitHub and GitLab show it best.
///
/// Both hide the title of a picture and know no captions, so a caption becomes a line of its own, with the number that
/// the other editions give it. GitHub refuses `\operatorname` (its "macros not allowed"), so it becomes what it stands for.
/// A formula between dollar signs is written with backticks or as a block, in which no `_` or `\` is lost.
public enum MarkdownEdition {
  /// Rewrites a text.
  /// - Parameters:
  ///   - markdown: A text that ``Document/init(markdown:pictures:)`` reads.
  ///   - pictures: The path in the edition of each picture of the template's own, by the path that the text has.
  /// - Returns: The text of the edition.
  public static func text(of markdown: String, pictures: [String: String] = [:]) -> String {
    var scanner = MarkdownScanner(ProgramBlocks.removed(from: markdown))
    let markdown = FormulaFences.written(withProgramsShown(scanner.hidden()))
    var fence: Substring?
    var isMath = false
    var figures = 0
    var tables = 0
    // Made once: a pattern is compiled wherever it stands, which takes longer than to match it.
    let figurePattern = #/!\[(.*)\]\(([^\s)]+)(?: +["'](.*)["'])?\)\s*/#
    let formulaPattern = #/\$`[^`]+`\$/#
    let references = EditionReferences(markdown)
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
        let path = String(figure.2)
        guard path.hasPrefix("figures/") || pictures[path] != nil else { return String(line) }
        figures += 1
        let caption = figure.3.map { " \(references.resolved($0))" } ?? ""
        return
          "\(margin)![\(figure.1)](\(pictures[path] ?? path))\n\(blank(margin))\n\(margin)**\(localized("Figure \(figures)."))**\(caption)"
      }
      if text.hasPrefix("Table: ") {
        tables += 1
        let caption = references.resolved(Substring(TextAttribute.split(text.dropFirst(7)).words))
        return "\(margin)**\(localized("Table \(tables)."))** \(caption)"
      }
      if text.hasPrefix("#") { return String(margin) + TextAttribute.split(text).words }
      let words = references.resolved(text)
      guard words.contains("$`") else { return margin + words }
      return "\(margin)\(words.replacing(formulaPattern) { withoutOperatorNames($0.output) })"
    }
    return lines.joined(separator: "\n")
  }

  /// A text with hidden formulas, but for what cmark takes for a program by its indentation.
  private static func withProgramsShown(_ hidden: String) -> String {
    guard DollarMath.isHidden(in: hidden), hidden.contains("    "),
      let tree = try? CommonMark.parse(hidden)
    else { return hidden }
    var lines = hidden.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func visit(_ node: SourceNode) {
      if case .codeBlock = node.kind {
        for line in node.position.line...max(node.position.line, node.endLine)
        where lines.indices.contains(line - 1) {
          lines[line - 1] = DollarMath.shown(lines[line - 1])
        }
      }
      node.children.forEach(visit)
    }
    visit(tree)
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
