internal import Drawing
internal import Notation

extension GoldenReport {
  /// The report as JUnit XML: a test case a picture, in the order of the results.
  ///
  /// A difference and a missing reference are failures, a file that cannot be read is an error. There is no time in it, so
  /// that the same pictures give the same bytes. Text is cut after 10,000 characters: CI systems refuse large nodes.
  public var junit: String {
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      "<testsuites \(totals)>",
      "  <testsuite name=\"\(title.escapedForMarkup)\" \(totals) skipped=\"0\">",
    ]
    for result in results { lines += testCase(result) }
    for fault in strictFaults {
      lines += [
        "    <testcase classname=\"\(title.escapedForMarkup)\" name=\"\(fault.name.escapedForMarkup)\">",
        "      <failure type=\"strict\" message=\"\(fault.text.escapedForMarkup)\"/>",
        "    </testcase>",
      ]
    }
    if !isStrict, !unused.isEmpty {
      let text = unused.map { "unused reference: \($0)" }.joined(separator: "\n")
      lines.append("    <system-out>\(Self.cut(text))</system-out>")
    }
    lines += ["  </testsuite>", "</testsuites>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var totals: String {
    "tests=\"\(results.count + strictFaults.count)\" "
      + "failures=\"\(count(.different) + count(.missing) + strictFaults.count)\" errors=\"\(count(.unreadable))\""
  }

  private func testCase(_ result: GoldenResult) -> [String] {
    let start =
      "    <testcase classname=\"\(title.escapedForMarkup)\" name=\"\(result.name.escapedForMarkup)\""
    let element: String
    switch result.verdict {
    case .equal: return [start + "/>"]
    case .tolerated:
      return [
        start + ">", "      <system-out>\(Self.cut(result.explanation))</system-out>",
        "    </testcase>",
      ]
    case .unreadable: element = "error"
    case .different, .missing: element = "failure"
    }
    let advice = result.verdict == .unreadable ? result.hint : accept.text(for: [result.name])
    let details = [result.explanation, result.text?.text, advice].compactMap(\.self)
      .joined(separator: "\n")
    return [
      start + ">",
      "      <\(element) type=\"\(result.verdict.rawValue)\" message=\"\(Self.cut(result.explanation))\">"
        + Self.cut(details) + "</\(element)>",
      "    </testcase>",
    ]
  }

  private static func cut(_ text: String) -> String {
    let limit = 10_000
    let start = text.unicodeScalars.prefix(limit)
    let isWhole = start.endIndex == text.unicodeScalars.endIndex
    return (String(start) + (isWhole ? "" : " …")).escapedForMarkup
  }
}
