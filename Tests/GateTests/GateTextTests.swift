import Gate
import Testing

struct GateTextTests {
  @Test func standardOutputHasALineForEachComparison() throws {
    let expected = #"""
      metric               group       baseline          candidate        difference                        margin      p        word
      validation/accuracy  batch_norm  0.97085 (n = 10)  0.96547 (n = 3)  −0.538 (−0.634 to −0.443) points  0.2 points  < 0.001  regressed
      validation/accuracy  better      0.97085 (n = 10)  0.97447 (n = 3)  +0.362 (+0.266 to +0.457) points  0.2 points  1.000    improved
      validation/accuracy  missing     0.97085 (n = 10)  –                –                                 0.2 points           unmeasured
          no run has it
      validation/accuracy  none        0.97085 (n = 10)  0.97060 (n = 3)  −0.025 (−0.122 to +0.072) points  0.2 points  0.651    held
      validation/accuracy  open        0.97085 (n = 10)  0.96953 (n = 3)  −0.132 (−0.248 to −0.015) points  0.2 points  0.101    undecided
          48 further runs would decide with a chance of 80 %
      Differences are candidate less baseline, turned so that worse is negative; the ends of an interval are one-sided bounds of 95 %.
      1 of 5 comparisons regressed, 1 unmeasured, 1 undecided

      """#
    #expect(try everyWord().text == expected)
  }

  @Test func whatHeldIsToldWithItsNumbers() throws {
    let expected = #"""
      metric               group       baseline          candidate        difference                        margin      p      word
      validation/accuracy  batch_norm  0.97085 (n = 10)  0.97060 (n = 3)  −0.025 (−0.122 to +0.072) points  0.2 points  0.326  held
      Differences are candidate less baseline, turned so that worse is negative; the ends of an interval are one-sided bounds of 95 %.
      1 comparison held

      """#
    #expect(try allHeld().text == expected)
  }

  @Test func nothingComparedIsNoPass() throws {
    let result = try Gate.check(GateCandidates(numbers: []), against: Baseline())
    let report = GateReport(result, baseline: Baseline(), file: "b.yaml")
    #expect(report.text == "nothing was compared\n")
    #expect(report.exitStatus == 3)
  }

  @Test func namesCannotCommandTheRunner() throws {
    let text = try hostile("a\n::error::x").text(stoppingCommandsBy: "T0K")
    #expect(text.hasPrefix("::stop-commands::T0K\n"))
    #expect(text.hasSuffix("\n::T0K::\n"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("::") } == 2)
  }

  @Test func exitStatusesAreThoseOfTheGravestWord() throws {
    #expect(try everyWord().exitStatus == 1)
    #expect(try allHeld().exitStatus == 0)
    let undecided = try Gate.check(
      GateCandidates(numbers: numbers(open)),
      against: Baseline(metrics: [metric()])
    )
    #expect(undecided.exitStatus() == 0)
    #expect(undecided.exitStatus(strict: true) == 3)
  }
}
