internal import Notation

extension GateReport {
  /// The check in JUnit's XML, which GitLab, Jenkins and Azure read: a suite for each group, a case for each metric and level.
  ///
  /// Without times, which would differ from one check to the next.
  public var junit: String {
    let suites = Set(result.findings.map(\.cell.group)).sorted().map { group in
      suite(group, result.findings.filter { $0.cell.group == group })
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="bnreport check"\(counts(result.findings, unread: unread.count))>
      \(suites.joined())\(inputs)</testsuites>

      """
  }

  private var unread: [String] { result.candidates.unread }

  /// A suite of what could not be read, as no group is known of it.
  private var inputs: String {
    guard !unread.isEmpty else { return "" }
    let cases = unread.enumerated().map { index, text in
      "    <testcase classname=\"bnreport.inputs\" name=\"input \(index + 1)\">\n"
        + "      <error message=\"could not be read\">\(Self.xml(text))</error>\n    </testcase>\n"
    }
    return "  <testsuite name=\"inputs\"\(counts([], unread: unread.count))>\n" + cases.joined()
      + "  </testsuite>\n"
  }

  private func counts(_ findings: [GateFinding], unread: Int = 0) -> String {
    let undecided = findings.count { $0.word == .undecided }
    let failures = findings.count { $0.word == .regressed } + (isStrict ? undecided : 0)
    let errors = findings.count { $0.word == .unmeasured } + unread
    return " tests=\"\(findings.count + unread)\" failures=\"\(failures)\" errors=\"\(errors)\" "
      + "skipped=\"\(isStrict ? 0 : undecided)\""
  }

  private func suite(_ group: String, _ findings: [GateFinding]) -> String {
    "  <testsuite name=\"\(Self.xml(group))\"\(counts(findings))>\n"
      + findings.map(testCase).joined() + "  </testsuite>\n"
  }

  private func testCase(_ finding: GateFinding) -> String {
    let cell = finding.cell
    let name = cell.metric + (cell.level.map { " [\($0)]" } ?? "")
    let numbers = Self.numbers(finding).map { key, value in
      "        <property name=\"\(key)\" value=\"\(Self.xml(value))\"/>\n"
    }
    return
      "    <testcase classname=\"\(Self.xml("bnreport." + cell.group))\" name=\"\(Self.xml(name))\">\n"
      + "      <properties>\n" + numbers.joined() + "      </properties>\n"
      + outcome(of: finding) + "    </testcase>\n"
  }

  /// What is not held: its kind decides how the reader counts it.
  private func outcome(of finding: GateFinding) -> String {
    let element: String
    switch finding.word {
    case .held, .improved: return ""
    case .regressed: element = "failure"
    case .unmeasured: element = "error"
    case .undecided: element = isStrict ? "failure" : "skipped"
    }
    let text = GateFindingText(finding)
    let numbers =
      "baseline \(text.baseline), candidate \(text.candidate), difference \(text.difference), margin \(text.margin)"
    let whole = ([numbers] + text.remarks).joined(separator: "\n")
    return
      "      <\(element) message=\"\(finding.word.rawValue)\">\(Self.xml(whole))</\(element)>\n"
  }

  /// The numbers for programs, by name.
  private static func numbers(_ finding: GateFinding) -> [(String, String)] {
    var numbers = [("word", finding.word.rawValue), ("margin", Format.data(finding.margin))]
    func add(_ name: String, _ value: Double?) {
      if let value { numbers.append((name, Format.data(value))) }
    }
    add("baseline_mean", finding.baseline?.mean)
    add("baseline_n", (finding.baseline?.count).map(Double.init))
    add("candidate_mean", finding.candidate?.mean)
    add("candidate_n", (finding.candidate?.count).map(Double.init))
    add("candidate_diverged", Double(finding.diverged))
    add("difference", finding.comparison?.difference)
    add("low", finding.comparison?.low)
    add("high", finding.comparison?.high)
    add("p", finding.comparison?.p)
    add("adjusted_p", finding.comparison?.adjustedP)
    add("anchor_difference", finding.anchor?.difference)
    add("further_runs", (finding.furtherRuns?.number).map(Double.init))
    return numbers
  }

  /// Text for XML, of at most 10,000 characters, without those that XML 1.0 forbids (production 2).
  static func xml(_ text: String) -> String {
    let allowed = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0xFFFD: true
      default: scalar.value >= 0x10000
      }
    }
    var result = ""
    for scalar in allowed.prefix(10_000) {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // As they stand, a reader would make spaces of them within an attribute.
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
