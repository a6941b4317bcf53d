import ExperimentSamples
import Experiments
import Foundation
import Models
import Runs
import Testing

@testable import Reporting

@Suite struct StepEvaluationDataTests {
  @Test func anEvaluationWithinAnEpochStandsAtItsPartOfTheEpoch() throws {
    var results = try FrozenResults.own(seeds: 1)
    let perEpoch = results.runs[0].record.configuration.updatesPerEpoch
    let step = perEpoch + 1
    let measurement = Measurement(loss: 0.75, accuracy: 0.5, count: 100)
    results.runs[0].record.stepEvaluations = [StepEvaluation(step: step, validation: measurement)]
    results.runs[0].record.timings[1].steps = [StepTiming(step: step, trainSeconds: 0.125)]
    let report = try Report(
      of: results,
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    func text(_ path: String) throws -> String {
      String(decoding: try #require(report.files[path]), as: UTF8.self)
    }
    let lines = try text("data/metrics.csv").split(separator: "\n")
    let rows = lines.filter { $0.contains(",\(step),") }.map { $0.split(separator: ",") }
    #expect(
      rows.map { $0.suffix(4).joined(separator: ",") } == [
        "validation,inference,loss,0.75", "validation,inference,accuracy,0.5",
      ]
    )
    for row in rows {
      #expect(Double(row[3]) == 1 + 1 / Double(perEpoch))
    }
    // It stands between the epochs around it.
    let steps = lines.filter { $0.contains("validation,inference,loss") }.prefix(4)
      .compactMap { Int($0.split(separator: ",")[4]) }
    #expect(steps == [0, perEpoch, step, 2 * perEpoch])
    #expect(try text("results.json").contains("\"step_evaluations\""))
    #expect(try !text("results.json").contains("seconds"))
    #expect(try text("timings.json").contains("0.125"))
  }
}
