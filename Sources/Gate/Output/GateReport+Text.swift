internal import Notation

extension GateReport {
  /// The lines of standard output: one for each comparison, what is not held with its reasons below it, and the outcome.
  public var text: String {
    let head = [
      "metric", "group", "level", "baseline", "candidate", "difference", "margin", "p", "word",
    ]
    let rows = result.findings.map { finding in
      let text = GateFindingText(finding)
      return [
        finding.cell.metric, finding.cell.group, finding.cell.level ?? "", text.baseline,
        text.candidate,
        text.difference, text.margin,
        finding.comparison.map { Self.probability($0.adjustedP) } ?? "",
        finding.word.rawValue,
      ]
    }
    var lines = TextTable.text([head] + rows).split(separator: "\n").map(String.init)
    for (index, finding) in result.findings.enumerated().reversed() {
      let remarks = GateFindingText(finding).remarks.map { "    " + GateText.line($0) }
      lines.insert(contentsOf: remarks, at: index + 2)
    }
    if result.findings.isEmpty { lines = [] }
    lines += notes.map { "note: " + GateText.line($0) }
    lines += result.ungated.isEmpty ? [] : [GateText.line("not gated: " + names(result.ungated))]
    if !result.findings.isEmpty { lines.append(Self.legend) }
    let look = result.looks > 1 ? "look \(result.look) of \(result.looks): " : ""
    return (lines + [look + outcome]).joined(separator: "\n") + "\n"
  }

  /// The same for a log of GitHub's, which would run lines of it as commands: names are somebody else's.
  ///
  /// - Parameter token: A random word that ends the text.
  /// - Returns: The lines.
  public func text(stoppingCommandsBy token: String) -> String {
    "::stop-commands::\(token)\n\(text)::\(token)::\n"
  }

  /// The first names of some cells.
  func names(_ cells: [GateCell], most: Int = 5) -> String {
    let names = cells.prefix(most).map(\.name).joined(separator: "; ")
    return cells.count > most ? names + "; and \(cells.count - most) more" : names
  }

  /// A p-value with three decimals, or a bound.
  static func probability(_ p: Double) -> String {
    p < 0.001 ? "< 0.001" : Format.fixed(p, decimals: 3)
  }
}
