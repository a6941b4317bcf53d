import Gate
import Testing

struct GateWorkflowTests {
  @Test func oneErrorAndOneWarningTellAll() throws {
    let expected = #"""
      ::error file=ci/baseline.yaml,line=3,title=bnreport check%3A 1 regressed::validation/accuracy, batch_norm: regressed −0.538 (−0.634 to −0.443) points, margin 0.2 points
      ::warning file=ci/baseline.yaml,line=3,title=bnreport check%3A 1 undecided%2C 1 unmeasured::validation/accuracy, missing: unmeasured; no run has it%0Avalidation/accuracy, open: undecided −0.132 (−0.248 to −0.015) points, margin 0.2 points

      """#
    #expect(try everyWord().annotations == expected)
    #expect(try allHeld().annotations.isEmpty)
  }

  @Test func aHundredLossesAreOneError() throws {
    let lines = try many(metrics: 10, groups: 10).annotations.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines[0].contains("title=bnreport check%3A 100 regressed::"))
    #expect(lines[0].hasSuffix("%0Aand 95 more"))
  }

  @Test func whatWouldEndACommandIsEncoded() throws {
    let line = try hostile("a\n::error::100%").annotations
    #expect(
      line.hasPrefix(
        "::error file=a%3Ab%2Cc%25%0A.yaml,title=bnreport check%3A 1 regressed::a ::error::100%25, a "
      )
    )
    #expect(line.split(separator: "\n").count == 1)
  }

  @Test func outputsAreOneLineEach() throws {
    #expect(
      try everyWord().outputs(report: "out/report.html", delimiter: "D") == """
        verdict=regressed
        regressed=1
        undecided=1
        unmeasured=1
        report=out/report.html

        """
    )
    #expect(
      try allHeld().outputs(report: "a\nverdict=held", delimiter: "D3L")
        .hasSuffix("report<<D3L\na\nverdict=held\nD3L\n")
    )
  }

  @Test func aWorkflowIsToldByItsVariable() {
    #expect(GateReport.isWorkflow(["GITHUB_ACTIONS": "true"]))
    #expect(!GateReport.isWorkflow(["GITHUB_ACTIONS": "1"]))
    #expect(!GateReport.isWorkflow([:]))
  }
}
