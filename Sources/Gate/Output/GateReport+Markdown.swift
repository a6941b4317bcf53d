internal import Notation

extension GateReport {
  /// The most bytes of a job's summary: over a mebibyte GitHub shows nothing of it.
  public static let summaryLimit = 900 * 1024
  /// The most characters of a comment.
  public static let commentLimit = 65_536

  /// The page for a job's summary: the outcome, what is not held, and all of it folded, as far as it fits by whole parts.
  public var summary: String {
    sections.text(limit: Self.summaryLimit) { $0.utf8.count }
  }

  /// The page for a comment on a pull request, with a mark that is not shown, by which a workflow finds it again.
  ///
  /// - Parameter name: What tells several checks of one request apart.
  /// - Returns: The page.
  public func comment(named name: String = "check") -> String {
    let limit = Self.commentLimit - Self.marker(name).utf16.count - 1
    // Counted as JavaScript counts, which is never less than what GitHub counts.
    return Self.marker(name) + "\n" + sections.text(limit: limit) { $0.utf16.count }
  }

  /// The mark of a comment.
  public static func marker(_ name: String = "check") -> String {
    let plain = name.unicodeScalars.prefix(100).map { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
        ? Character(scalar) : "-"
    }
    // Two hyphens would end the mark.
    var name = String(plain)
    while name.contains("--") { name = name.replacing("--", with: "-") }
    return "<!-- bnreport \(name) -->"
  }

  private var sections: MarkdownSections {
    var sections = MarkdownSections()
    sections.add("the outcome", head)
    for part in Self.parts(open, of: 100) {
      sections.add("what is not held", "### Not held\n\n" + Self.table(part))
    }
    for metric in Set(result.findings.map(\.cell.metric)).sorted() {
      let findings = result.findings.filter { $0.cell.metric == metric }
      for part in Self.parts(findings, of: 100) {
        sections.add(MarkdownText.escaped(metric), details(metric, part))
      }
    }
    return sections
  }

  /// The outcome, and what concerns all of it.
  private var head: String {
    var text = "**bnreport check: \(outcome)**\n\n"
    if let artifact { text += "[The whole report](<\(Self.address(artifact))>)\n\n" }
    var notes = self.notes
    if !result.ungated.isEmpty { notes.append("not gated: " + names(result.ungated)) }
    if result.looks > 1 { notes.append("look \(result.look) of \(result.looks)") }
    var shown = notes.prefix(20).map { "- \(MarkdownText.escaped($0))\n" }
    if notes.count > 20 { shown.append("- and \(notes.count - 20) more\n") }
    if !shown.isEmpty { text += shown.joined() + "\n" }
    return text + (result.findings.isEmpty ? "" : Self.legend + "\n")
  }

  /// All comparisons of a metric, folded.
  private func details(_ metric: String, _ findings: [GateFinding]) -> String {
    let words = GateWord.allCases.compactMap { word in
      let count = findings.count { $0.word == word }
      return count > 0 ? "\(count) \(word.rawValue)" : nil
    }
    let cells = Set(findings.map(\.cell))
    let curves = self.curves.filter { cells.contains($0.cell) }.map { curve in
      [
        MarkdownText.escaped(curve.cell.group), MarkdownText.escaped(curve.cell.level ?? ""),
        curve.bars,
      ]
    }
    let bars = curves.isEmpty ? "" : "\n" + MarkdownText.table(["group", "level", "curve"], curves)
    return """
      <details><summary>\(MarkdownText.escaped(metric)): \(words.joined(separator: ", "))</summary>

      \(Self.table(findings))\(bars)
      </details>
      """
  }

  private static func table(_ findings: [GateFinding]) -> String {
    let hasLevels = findings.contains { $0.cell.level != nil }
    let head =
      ["metric", "group"] + (hasLevels ? ["level"] : [])
      + ["baseline", "candidate", "difference", "margin", "p", "word", "remarks"]
    let rows = findings.map { finding in
      let text = GateFindingText(finding)
      return [finding.cell.metric, finding.cell.group].map(MarkdownText.escaped)
        + (hasLevels ? [MarkdownText.escaped(finding.cell.level ?? "")] : [])
        + [
          text.baseline, text.candidate, text.difference, text.margin,
          finding.comparison.map { probability($0.adjustedP).replacing("<", with: "&#60;") } ?? "–",
          finding.word.isHeld ? finding.word.rawValue : "**\(finding.word.rawValue)**",
          text.remarks.map(MarkdownText.escaped).joined(separator: "; "),
        ]
    }
    return MarkdownText.table(head, rows)
  }

  private static func parts(_ findings: [GateFinding], of size: Int) -> [[GateFinding]] {
    stride(from: 0, to: findings.count, by: size).map { start in
      Array(findings[start..<min(start + size, findings.count)])
    }
  }

  /// An address within angle brackets.
  private static func address(_ text: String) -> String {
    String(
      GateText.line(text).map { character in
        "<> \\".contains(character) ? "-" : character
      }
    )
  }
}
