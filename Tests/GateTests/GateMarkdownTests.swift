import Gate
import Testing

struct GateMarkdownTests {
  @Test func theSummaryBeginsWithTheOutcomeAndEndsWithAllOfIt() throws {
    var report = try everyWord()
    report.artifact = "https://example.org/a b>"
    report.curves = [GateCurve(accuracy, [0.1, 0.5, .nan, 0.9, 1])]
    let expected = #"""
      **bnreport check: 1 of 5 comparisons regressed, 1 unmeasured, 1 undecided**

      [The whole report](<https://example.org/a-b->)

      Differences are candidate less baseline, turned so that worse is negative; the ends of an interval are one-sided bounds of 95 %.

      ### Not held

      | metric | group | baseline | candidate | difference | margin | p | word | remarks |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | validation/accuracy | batch_norm | 0.97085 (n = 10) | 0.96547 (n = 3) | −0.538 (−0.634 to −0.443) points | 0.2 points | &#60; 0.001 | **regressed** |  |
      | validation/accuracy | missing | 0.97085 (n = 10) | – | – | 0.2 points | – | **unmeasured** | no run has it |
      | validation/accuracy | open | 0.97085 (n = 10) | 0.96953 (n = 3) | −0.132 (−0.248 to −0.015) points | 0.2 points | 0.101 | **undecided** | 48 further runs would decide with a chance of 80 % |

      <details><summary>validation/accuracy: 1 held, 1 improved, 1 regressed, 1 undecided, 1 unmeasured</summary>

      | metric | group | baseline | candidate | difference | margin | p | word | remarks |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | validation/accuracy | batch_norm | 0.97085 (n = 10) | 0.96547 (n = 3) | −0.538 (−0.634 to −0.443) points | 0.2 points | &#60; 0.001 | **regressed** |  |
      | validation/accuracy | better | 0.97085 (n = 10) | 0.97447 (n = 3) | +0.362 (+0.266 to +0.457) points | 0.2 points | 1.000 | improved |  |
      | validation/accuracy | missing | 0.97085 (n = 10) | – | – | 0.2 points | – | **unmeasured** | no run has it |
      | validation/accuracy | none | 0.97085 (n = 10) | 0.97060 (n = 3) | −0.025 (−0.122 to +0.072) points | 0.2 points | 0.651 | held |  |
      | validation/accuracy | open | 0.97085 (n = 10) | 0.96953 (n = 3) | −0.132 (−0.248 to −0.015) points | 0.2 points | 0.101 | **undecided** | 48 further runs would decide with a chance of 80 % |

      | group | level | curve |
      | --- | --- | --- |
      | batch_norm |  | ▁▄×██ |

      </details>

      """#
    #expect(report.summary == expected)
  }

  @Test(arguments: [
    ("a|b", "a&#124;b"), ("`x`", "&#96;x&#96;"), ("<img src=x>", "&#60;img src=x&#62;"),
    ("a\r\nb\nc", "a  b c"), ("@kim", "@&#8203;kim"), ("#12", "#&#8203;12"),
    ("*b* _c_ d_e", "&#42;b&#42; &#95;c&#95; d_e"), ("[x](y)", "&#91;x&#93;(y)"),
    ("$x$", "&#36;x&#36;"), ("\\|", "&#92;&#124;"), ("&lt;", "&#38;lt;"),
    ("https://x.y", "https:&#8203;//x.y"), ("www.x.y", "www&#8203;.x.y"),
    ("a\u{202E}b", "a\u{FFFD}b"),
    ("validation/accuracy", "validation/accuracy"),
  ])
  func namesAreShownAsTheyAre(name: String, expected: String) throws {
    let report = try hostile(name)
    #expect(report.summary.contains("| \(expected) | \(expected) |"), "\(report.summary)")
    #expect(report.comment().contains("| \(expected) | \(expected) |"))
  }

  @Test func fiveHundredMetricsFitIntoASummary() throws {
    let report = try many(metrics: 500, groups: 1)
    let summary = report.summary
    #expect(summary.utf8.count <= 900 * 1024)
    #expect(summary.contains("class 499</summary>") || summary.contains("class 499:"))
    #expect(!summary.contains("left out"))
  }

  @Test func whatDoesNotFitIsLeftOutByWholeParts() throws {
    let report = try many(metrics: 30, groups: 50, suffix: String(repeating: "x", count: 170))
    let summary = report.summary
    #expect(summary.utf8.count <= 900 * 1024)
    #expect(summary.contains("do not fit here and are left out: "))
    let comment = report.comment()
    for text in [summary, comment] {
      #expect(
        text.split(separator: "<details>").count - 1 == text.split(separator: "</details>").count
          - 1
      )
      #expect(text.contains("left out"))
      #expect(text.contains("**bnreport check: 1500 of 1500 comparisons regressed**"))
    }
    #expect(comment.utf16.count <= 65_536)
    #expect(comment.utf16.count > 30_000)
  }

  @Test func aCommentIsFoundAgainByItsMark() throws {
    #expect(
      try allHeld().comment().hasPrefix(
        "<!-- bnreport check -->\n**bnreport check: 1 comparison held**"
      )
    )
    #expect(GateReport.marker("a--> <b") == "<!-- bnreport a-b -->")
  }

  // By hand: 81 values are shown in steps of three, the last included.
  @Test func longCurvesShowTheirLastValue() throws {
    var report = try allHeld()
    report.curves = [GateCurve(accuracy, (0...80).map { $0 == 80 ? 100 : 0 })]
    #expect(report.summary.contains("| " + String(repeating: "▁", count: 26) + "█ |"))
    report.curves = [
      GateCurve(accuracy, []), GateCurve(accuracy, [.nan]), GateCurve(accuracy, [3]),
    ]
    report.curves.append(GateCurve(accuracy, [-1.7e308, 0, 1.7e308]))
    #expect(report.summary.contains("| ▁▅█ |"))
    #expect(report.summary.contains("| × |"))
    #expect(report.summary.contains("| ▅ |"))
  }
}
