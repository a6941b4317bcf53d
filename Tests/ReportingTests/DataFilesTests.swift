import Foundation
import Reporting
import Testing

@Suite struct DataFilesTests {
  private let report: Report

  init() throws {
    report = try Report(
      of: try FrozenResults.own(seeds: 2),
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
  }

  private func lines(_ path: String) throws -> [String] {
    String(decoding: try #require(report.files[path]), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test func metricsAreOneValueARow() throws {
    let lines = try lines("data/metrics.csv")
    #expect(lines[0] == "study,network,seed,epoch,step,split,mode,metric,value")
    // Seed 1, epoch 0: loss 0.3 + 2 + 0.008; 4 runs × (epoch 0: 4 values, 3 epochs: 6, tests: 4).
    #expect(lines[1] == "width,narrow,1,0,0,train,inference,loss,2.308")
    #expect(lines.count == 1 + 4 * (4 + 3 * 6 + 4))
  }

  @Test func metricsOfASweepHaveTheFactorsAsColumns() throws {
    let report = try Report(
      of: try FrozenResults.builtIn(seeds: 1),
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    let text = String(decoding: try #require(report.files["data/metrics.csv"]), as: UTF8.self)
    #expect(
      text.hasPrefix("study,network,seed,batch_size,epoch,step,split,mode,metric,value\n")
    )
    #expect(text.contains("\nsmall,small_baseline,101,,0,0,train,inference,loss,"))
    #expect(text.contains("\nbatch_size,baseline,101,8,0,0,train,inference,loss,"))
  }

  @Test func claimsAreOneARow() throws {
    let lines = try lines("data/claims.csv")
    #expect(
      lines[0]
        == "id,question,statement,verdict,effect,unit,low,high,level,n,test,p,p_adjusted,figure"
    )
    #expect(lines.count == 2)
    #expect(lines[1].hasPrefix("better,Q1,Wide layers end with a lower validation loss,"))
    #expect(lines[1].hasSuffix(",curves"))
  }

  @Test func resultsHoldNothingThatDependsOnTime() throws {
    let text = try lines("results.json").joined()
    #expect(text.contains("\"bnreport.results/4\""))
    for word in ["seconds", "finished", "timing", "A processor"] {
      #expect(!text.contains(word))
    }
  }

  @Test func timingsHaveTheFactorsBesideTheOtherFields() throws {
    let report = try Report(
      of: try FrozenResults.builtIn(seeds: 1),
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    let object = try JSONSerialization.jsonObject(
      with: Data(try #require(report.files["timings.json"]))
    )
    let runs = try #require((object as? [String: Any])?["runs"] as? [[String: Any]])
    let swept = try #require(runs.first { $0["study"] as? String == "batch_size" })
    #expect(swept["batch_size"] as? Int == 8)
    let epochs = try #require(swept["epochs"] as? [[String: Any]])
    #expect(epochs.first?["epoch"] as? Int == 1)
    #expect(epochs.first?["train_seconds"] is Double)
    #expect(epochs.first?["evaluate_seconds"] is Double)
  }
}
