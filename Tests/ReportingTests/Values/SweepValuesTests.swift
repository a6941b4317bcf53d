import ExperimentSamples
import Foundation
import Testing

@testable import Reporting

@Suite struct SweepValuesTests {
  @Test func theReportOfASweepNamesItsLevels() throws {
    let report = try Report(
      of: try FrozenResults.sweep("normalization_epsilon", values: ["1e-5", "0.1"]),
      template: ReportTemplate(
        text: "{{studies.swept.normal.at_1e_05.last.test_accuracy.mean}}, {{claims.better.effect}}",
        file: "own.md"
      ),
      formats: [.md],
      environment: FrozenResults.environment
    )
    let metrics = String(
      decoding: try #require(report.files["data/metrics.csv"]),
      as: UTF8.self
    )
    #expect(
      metrics.hasPrefix(
        "study,network,seed,normalization_epsilon,epoch,step,split,mode,metric,value\n"
      )
    )
    #expect(metrics.contains("\nswept,normal,1,1e-05,0,"))
  }

  @Test func aSweptCountIsARange() throws {
    let report = try Report(
      of: try FrozenResults.sweep("examples", values: ["500", "1000"]),
      template: ReportTemplate(text: "{{studies.swept.training_count}} examples", file: "own.md"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    let text = String(decoding: try #require(report.files["report.md"]), as: UTF8.self)
    #expect(text.contains("500 to 1,000 examples"))
  }
}
