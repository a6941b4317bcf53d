import Foundation
import Gate
import Testing

/// What was given and could not be read may have been a run: nothing passes beside it.
struct GateUnreadTests {
  private func report(_ unread: [String], _ values: [Double] = equal) throws -> GateReport {
    let baseline = Baseline(metrics: [metric()])
    let candidates = GateCandidates(numbers: numbers(values), unread: unread)
    let result = try Gate.check(candidates, against: baseline)
    return GateReport(result, baseline: baseline, file: "baseline.yaml")
  }

  @Test func nothingPassesBesideIt() throws {
    let report = try report(["a.csv: row 3 is too short"])
    #expect(report.result.findings.map(\.word) == [.held])
    #expect(report.result.verdict == .unmeasured)
    #expect(report.exitStatus == 3)
    #expect(report.outcome == "1 comparison held, 1 input could not be read")
    #expect(try self.report([]).exitStatus == 0)
  }

  @Test func aLossIsGraver() throws {
    #expect(try report(["a", "b"], worse).exitStatus == 1)
    #expect(
      try report(["a", "b"], worse).outcome
        == "1 of 1 comparison regressed, 2 inputs could not be read"
    )
  }

  @Test func everyOutputTellsIt() throws {
    let report = try report(["a<b.csv: cut"])
    #expect(report.text.contains("\nnote: could not be read: a<b.csv: cut\n"))
    #expect(report.summary.contains("- could not be read: a&#60;b.csv: cut\n"))
    #expect(report.junit.contains("tests=\"2\" failures=\"0\" errors=\"1\""))
    #expect(report.junit.contains("<error message=\"could not be read\">a&lt;b.csv: cut</error>"))
    #expect(
      report.annotations
        == "::warning file=baseline.yaml,title=bnreport check%3A 1 not read::a<b.csv: cut\n"
    )
    #expect(try GateRecord(reading: Data(report.json.utf8), file: "x").unread == ["a<b.csv: cut"])
  }
}
