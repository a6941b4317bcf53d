import Experiments
import Foundation
import Reporting
import Runs
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

  private func lines(_ path: String) throws -> [String] { try lines(path, of: report) }

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

  /// Two runs with a further evaluation and a probe, and a claim of two parts.
  private func richer() throws -> Report {
    var results = try FrozenResults.own(seeds: 2)
    for index in results.runs.indices {
      results.runs[index].record.evaluations = [
        FinalEvaluation(
          split: .test,
          statistics: .precise,
          measurement: Measurement(loss: 0.5, accuracy: 0.75, count: 10)
        )
      ]
      results.runs[index].record.probes = [
        ProbeMeasurement(step: 0, quantity: .jitter, layer: 1, value: 0.25),
        ProbeMeasurement(step: 60, quantity: .jitter, layer: 1, value: 0.5),
        ProbeMeasurement(step: 0, quantity: .lossChange, value: 2),
      ]
    }
    let claim = results.experiment.claims[0]
    let part = claim.parts[0]
    results.experiment.claims[0].parts = ["one way", "=another"].map { title in
      var part = part
      part.title = title
      return part
    }
    results.experiment.claims.append(claim)
    results.experiment.claims[1].id = "check"
    results.experiment.claims[1].parts = [
      Claim.Part(
        endpoint: Endpoint(.accuracy(.test, .precise)),
        test: .everyRun(Claim.Side(study: "width", network: "wide"), in: 0.5...1)
      )
    ]
    return try Report(
      of: results,
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
  }

  private func lines(_ path: String, of report: Report) throws -> [String] {
    String(decoding: try #require(report.files[path]), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test func furtherEvaluationsHaveAModeOfTheirOwn() throws {
    let lines = try lines("data/metrics.csv", of: try richer())
    #expect(lines.contains("width,narrow,1,3,60,test,precise_statistics,loss,0.5"))
    #expect(lines.contains("width,wide,2,3,60,test,precise_statistics,accuracy,0.75"))
  }

  @Test func probesAreOneNumberARow() throws {
    let lines = try lines("data/probes.csv", of: try richer())
    #expect(
      lines.prefix(4) == [
        "study,network,seed,step,layer,quantity,value", "width,narrow,1,0,1,jitter,0.25",
        "width,narrow,1,60,1,jitter,0.5", "width,narrow,1,0,,loss_change,2",
      ]
    )
    #expect(lines.count == 1 + 4 * 3)
    #expect(report.files["data/probes.csv"] == nil, "nothing was probed")
  }

  @Test func aClaimOfSeveralPartsHasARowAboveThem() throws {
    let lines = try lines("data/claims.csv", of: try richer())
    #expect(lines.count == 5)
    let claim = lines[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(claim[2] == "Wide layers end with a lower validation loss")
    // Two seeds of formulas: whatever the verdict, its numbers are those of the parts.
    #expect(["supported", "inconclusive"].contains(claim[3]))
    #expect(claim[4..<13].allSatisfy { $0.isEmpty })
    #expect(
      lines[2].hasPrefix("better.1,Q1,Wide layers end with a lower validation loss: one way,")
    )
    #expect(
      lines[3].hasPrefix("better.2,Q1,Wide layers end with a lower validation loss: =another,")
    )
    #expect(lines[3].contains(",nats,"))
    // Wilson's interval of 2 of 2: 2 / (2 + 1.959964²) = 0.342380 to 1.
    #expect(
      lines[4].hasPrefix(
        "check,Q1,Wide layers end with a lower validation loss,supported,1,share of runs,0.34238"
      )
    )
    #expect(lines[4].hasSuffix(",1,0.95,2,,,,curves"))
    let columns = lines[0].split(separator: ",").count
    for line in lines { #expect(line.count { $0 == "," } == columns - 1) }
  }

  @Test func resultsHaveTheClaimsWithTheirPartsAndWhatProbesFound() throws {
    let report = try richer()
    let object = try JSONSerialization.jsonObject(
      with: Data(try #require(report.files["results.json"]))
    )
    let results = try #require(object as? [String: Any])
    let claims = try #require(results["claims"] as? [[String: Any]])
    let parts = try #require(claims[0]["parts"] as? [[String: Any]])
    #expect(parts.map { $0["title"] as? String } == ["one way", "=another"])
    #expect(parts[0]["unit"] as? String == "nats")
    #expect(parts[0]["smallest_effect"] as? Double == 0.05)
    #expect(parts[0]["n"] as? Int == 2)
    #expect(parts[0]["p_adjusted"] is Double)
    let runs = try #require(results["runs"] as? [[String: Any]])
    let probes = try #require(runs[0]["probes"] as? [[String: Any]])
    #expect(probes.map { $0["quantity"] as? String } == ["jitter", "loss_change"])
    #expect(probes[0]["layer"] as? Int == 1)
    #expect(probes[0]["steps"] as? [Int] == [0, 60])
    #expect(probes[0]["values"] as? [Double] == [0.25, 0.5])
    #expect((runs[0]["evaluations"] as? [Any])?.count == 1)
  }

  @Test func timedClaimsAreInTheTimingsOnly() throws {
    var results = try FrozenResults.own(seeds: 2)
    results.experiment.claims[0].parts[0].endpoint = Endpoint(.secondsPerEpoch)
    let report = try Report(
      of: results,
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    #expect(try lines("data/claims.csv", of: report).count == 1)
    #expect(try lines("timings.json", of: report).joined().contains("\"id\" : \"better\""))
    #expect(!(try lines("results.json", of: report).joined().contains("\"id\" : \"better\"")))
  }
}
