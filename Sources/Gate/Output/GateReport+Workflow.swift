internal import Faults

// What GitHub's runner reads of a step.

extension GateReport {
  /// Whether a program runs in a workflow of GitHub's, the only place where annotations mean anything.
  ///
  /// - Parameter environment: The variables of the environment.
  /// - Returns: Whether it does.
  public static func isWorkflow(_ environment: [String: String]) -> Bool {
    environment["GITHUB_ACTIONS"] == "true"
  }

  /// One error for all that regressed, and one warning for all that is undecided or unmeasured: a step shows ten of each,
  /// and drops the others without a word.
  ///
  /// - Returns: No, one or two lines of commands.
  public var annotations: String {
    let regressed = result.findings.filter { $0.word == .regressed }
    let open = self.open.filter { $0.word != .regressed }
    let undecided = result.count(.undecided)
    let unmeasured = result.count(.unmeasured)
    let title = [
      undecided > 0 ? "\(undecided) undecided" : nil,
      unmeasured > 0 ? "\(unmeasured) unmeasured" : nil,
    ].compactMap(\.self).joined(separator: ", ")
    return annotation("error", "\(regressed.count) regressed", regressed)
      + annotation("warning", title, open) + unreadAnnotation
  }

  private var unreadAnnotation: String {
    let unread = result.candidates.unread
    guard !unread.isEmpty else { return "" }
    let shown = unread.prefix(5).map { String(GateText.line($0).prefix(300)) }
    let rest = unread.count > 5 ? ["and \(unread.count - 5) more"] : []
    let title = Self.property("bnreport check: \(unread.count) not read")
    return "::warning file=\(Self.property(baselineFile)),title=\(title)::"
      + Self.message((shown + rest).joined(separator: "\n")) + "\n"
  }

  private func annotation(_ kind: String, _ title: String, _ findings: [GateFinding]) -> String {
    guard let first = findings.first else { return "" }
    let shown = findings.prefix(5).map { finding in
      let text = GateFindingText(finding)
      let name = GateText.line(finding.cell.name).prefix(300)
      let numbers = finding.comparison == nil ? "" : " \(text.difference), margin \(text.margin)"
      let reasons = finding.reasons.map { String(GateText.line($0).prefix(300)) }
      return "\(name): \(finding.word.rawValue)\(numbers)" + reasons.map { "; \($0)" }.joined()
    }
    let rest = findings.count > 5 ? ["and \(findings.count - 5) more"] : []
    let properties = [
      "file=\(Self.property(baselineFile))",
      lines[first.cell.metric].map { "line=\($0)" },
      "title=\(Self.property("bnreport check: \(title)"))",
    ].compactMap(\.self).joined(separator: ",")
    return "::\(kind) \(properties)::\(Self.message((shown + rest).joined(separator: "\n")))\n"
  }

  /// A message of a command (actions/toolkit, `escapeData`).
  static func message(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A property of a command (actions/toolkit, `escapeProperty`).
  static func property(_ text: String) -> String {
    message(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// The lines for `$GITHUB_OUTPUT`: `verdict`, the counts, and where the report is.
  ///
  /// - Parameters:
  ///   - report: The path of the report.
  ///   - delimiter: A random word that ends a value with line breaks, so that no value can write another.
  /// - Returns: The lines.
  public func outputs(report: String, delimiter: String) -> String {
    let values = [
      ("verdict", result.verdict.rawValue),
      ("regressed", "\(result.count(.regressed))"),
      ("undecided", "\(result.count(.undecided))"),
      ("unmeasured", "\(result.count(.unmeasured))"),
      ("report", report),
    ]
    return values.map { name, value in
      value.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
        ? "\(name)<<\(delimiter)\n\(value)\n\(delimiter)\n" : "\(name)=\(value)\n"
    }.joined()
  }
}
