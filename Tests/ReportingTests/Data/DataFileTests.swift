import ExperimentSamples
import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Reporting

@Suite struct DataFileTests {
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
      text.hasPrefix(
        "study,network,seed,batch_size,learning_rate,weight_decay,initialization_scale,"
          + "normalization_momentum,normalization_epsilon,hidden_layers,ghost_batch,feature_scale,repeats,epoch,"
          + "step,split,mode,metric,value\n"
      )
    )
    #expect(text.contains("\nsmall,small_baseline,1001,,,,,,,,,,,0,0,train,inference,loss,"))
    #expect(text.contains("\nbatch_size,compact,1001,8,,,,,,,,,,0,0,train,inference,loss,"))
  }

  @Test func claimsAreOneARow() throws {
    let lines = try lines("data/claims.csv")
    #expect(
      lines[0]
        == "id,question,statement,verdict,effect,unit,low,high,significance,n,test,p,p_equivalence,"
        + "p_adjusted,smallest_effect,mean,standard_error,skewness,share_won,resolution,pairs_needed,figure,role"
    )
    #expect(lines.count == 2)
    #expect(lines[1].hasPrefix("better,Q1,Wide layers end with a lower validation loss,"))
    #expect(lines[1].hasSuffix(",curves,finding"))
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
    #expect(swept["batch_size"] as? Int == 2)
    let epochs = try #require(swept["epochs"] as? [[String: Any]])
    #expect(epochs.first?["epoch"] as? Int == 1)
    #expect(epochs.first?["train_seconds"] is Double)
    #expect(epochs.first?["evaluate_seconds"] is Double)
  }

  // MARK: Claims of several parts

  /// The rows of claims on the five pairs of ``PartResultTests/fivePairs``.
  private func rows(_ claims: Claim...) -> [String] {
    let table = DataFile.claimsTable(of: Evidence(claims, cells: HandMade.fivePairs).all)
    return String(decoding: table.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func everyPartOfAClaimIsARowBelowTheirVerdict() {
    let claim = HandMade.claim(
      id: "both",
      figure: "curves",
      HandMade.part(title: "By points"),
      HandMade.check(title: "In every run", in: 0.95...1)
    )
    let rows = rows(claim)
    #expect(rows.count == 4)
    #expect(
      rows[1] == "both,Q1.1,It *holds*,refuted," + String(repeating: ",", count: 17)
        + "curves,finding"
    )
    let part = rows[2].split(separator: ",", omittingEmptySubsequences: false)
    // The numbers are those of PartResultTests; here their first digits.
    #expect(part[0...3].joined(separator: ",") == "both.1,Q1.1,It *holds*: By points,supported")
    #expect(part[5] == "percentage points")
    #expect(part[6].hasPrefix("0.75833") && part[7].hasPrefix("3.24166"))
    #expect(part[8...10].joined(separator: ",") == "0.05,5,paired t and Hall")
    // The p-value of a mean outside half a point is the larger of t.sf((0.02 ± 0.005)/s · √5, 4).
    #expect(part[11].hasPrefix("0.0110564") && part[12].hasPrefix("0.985769"))
    #expect(part[13] == part[11] && part[14] == "0.5")
    // Mean and standard error are shares; the least that five pairs tell from none is half the interval.
    #expect(part[15].hasPrefix("0.02") || part[15].hasPrefix("0.0199999"))
    #expect(part[16].hasPrefix("0.0044721"))
    #expect(part[18] == "1" && part[19].hasPrefix("0.0124166"))
    #expect(part[20] == "" && part[21] == "curves")
    // Wilson's interval of 0 of 5: 0 to 0.4344825.
    let check = rows[3].split(separator: ",", omittingEmptySubsequences: false)
    #expect(
      check[0...5].joined(separator: ",")
        == "both.2,Q1.1,It *holds*: In every run,refuted,0,share of runs"
    )
    #expect(check[6] == "0" && check[7].hasPrefix("0.43448"))
    #expect(
      check[8...].joined(separator: ",") == "0.05,5" + String(repeating: ",", count: 12)
        + "curves,finding"
    )
  }

  @Test func aFieldWithACommaOrAQuoteIsQuoted() {
    var claim = HandMade.claim(
      HandMade.part(.accuracy(.test, .batch), title: "said \"so\""),
      HandMade.check(title: "first, second", in: 0...1)
    )
    claim.question = "=Q1"
    let rows = rows(claim)
    // RFC 4180; the apostrophe keeps spreadsheets from computing the cell.
    #expect(
      rows[2]
        == "claim.1,'=Q1,\"It *holds*: said \"\"so\"\"\",inconclusive,,percentage points,,,,5,,,,,0.5,"
        + ",,,,,,,finding"
    )
    #expect(
      rows[3].hasPrefix("claim.2,'=Q1,\"It *holds*: first, second\",supported,1,share of runs,")
    )
  }

  // MARK: Evaluations and probes

  private static func measured() throws -> Results {
    var results = try FrozenResults.own(seeds: 1)
    results.runs[0].record.probes = [
      ProbeMeasurement(step: 0, quantity: .weightNorm, layer: 2, value: 0.5),
      ProbeMeasurement(step: 10, quantity: .smoothness, value: 3),
    ]
    results.runs[1].record.evaluations = [
      FinalEvaluation(
        split: .test,
        statistics: .batch,
        measurement: Measurement(loss: 0.25, accuracy: 0.75, count: 10)
      ),
      FinalEvaluation(
        split: .train,
        statistics: .precise,
        measurement: Measurement(loss: 0.5, accuracy: 0.625, count: 10)
      ),
    ]
    return results
  }

  /// The text of a file; nil where there is none.
  private func text(_ file: DataFile, of results: Results) -> String? {
    let evidence = Evidence(results.experiment.claims, cells: Cell.cells(of: results))
    return file.parts(.init(results: results, evidence: evidence, tool: "bnreport"))
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func everyFileHasAPathOfItsOwnAndIsInAReportThatHasEverything() throws {
    let results = try Self.measured()
    #expect(Set(DataFile.all.map(\.path)).count == DataFile.all.count)
    // Runs that were trained here have no effects as others report them.
    for file in DataFile.all where file.path != "data/effects.csv" {
      #expect(text(file, of: results) != nil, "\(file.path)")
    }
  }

  @Test func probesAreOneNumberARow() throws {
    #expect(
      text(.probes, of: try Self.measured()) == """
        study,network,seed,step,layer,quantity,value
        width,narrow,1,0,2,weight_norm,0.5
        width,narrow,1,0,2,effective_learning_rate,0.4
        width,narrow,1,10,,smoothness,3

        """
    )
    #expect(text(.probes, of: try FrozenResults.own(seeds: 1)) == nil)
  }

  @Test func probesOfASweepHaveTheirLevel() throws {
    var results = try FrozenResults.sweep("learning_rate", values: ["0.1", "1"])
    results.runs[0].record.probes = [
      ProbeMeasurement(step: 0, quantity: .weightNorm, layer: 1, value: 2)
    ]
    let lines = try #require(text(.probes, of: results)).split(separator: "\n")
    #expect(
      lines == [
        "study,network,seed,learning_rate,step,layer,quantity,value",
        "swept,plain,1,0.1,0,1,weight_norm,2",
        "swept,plain,1,0.1,0,1,effective_learning_rate,0.025",
      ]
    )
  }

  @Test func theFileOfProbesIsOnlyThereWithProbes() throws {
    #expect(report.files["data/probes.csv"] == nil)
    let probed = try Report(
      of: try Self.measured(),
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    #expect(probed.files["data/probes.csv"] != nil)
  }

  @Test func furtherEvaluationsAreRowsOfTheLastEpoch() throws {
    let lines = try #require(text(.metrics, of: try Self.measured())).split(separator: "\n")
    // 1000 examples in batches of 50: three epochs of 20 updates.
    #expect(
      lines.suffix(4) == [
        "width,wide,1,3,60,test,batch_statistics,loss,0.25",
        "width,wide,1,3,60,test,batch_statistics,accuracy,0.75",
        "width,wide,1,3,60,train,precise_statistics,loss,0.5",
        "width,wide,1,3,60,train,precise_statistics,accuracy,0.625",
      ]
    )
  }

  private func json(_ results: Results) throws -> [String: Any] {
    let object = try #require(text(.results, of: results))
    return try #require(
      try JSONSerialization.jsonObject(with: Data(object.utf8)) as? [String: Any]
    )
  }

  @Test func resultsHaveTheProbesAndEvaluationsOfARun() throws {
    let runs = try #require(try json(try Self.measured())["runs"] as? [[String: Any]])
    let probes = try #require(runs[0]["probes"] as? [[String: Any]])
    #expect(probes.count == 2)
    #expect(probes[0]["quantity"] as? String == "weight_norm")
    #expect(probes[0]["layer"] as? Int == 2)
    #expect(probes[1]["layer"] == nil)
    let evaluations = try #require(runs[1]["evaluations"] as? [[String: Any]])
    #expect(evaluations[0]["split"] as? String == "test")
    #expect(evaluations[0]["statistics"] as? String == "batch")
  }

  @Test func resultsHaveThePartsOfAClaim() throws {
    var results = try FrozenResults.own(seeds: 3)
    results.experiment.claims = [
      HandMade.claim(
        HandMade.part(
          title: "Points",
          subject: .side(HandMade.side("wide", study: "width")),
          reference: .side(HandMade.side("narrow", study: "width")),
          smallest: 0.25
        ),
        HandMade.check(
          .accuracy(.test, .batch),
          title: "All",
          side: HandMade.side("wide", study: "width"),
          in: 0...1
        )
      )
    ]
    let claims = try #require(try json(results)["claims"] as? [[String: Any]])
    let parts = try #require(claims[0]["parts"] as? [[String: Any]])
    #expect(parts.map { $0["title"] as? String } == ["Points", "All"])
    #expect(parts[0]["smallest_effect"] as? Double == 0.25)
    #expect(parts[0]["n"] as? Int == 3)
    #expect(parts[0]["test"] as? String == "paired t and Hall")
    #expect(parts[0]["significance"] as? Double == 0.05)
    let looks = try #require(parts[0]["looks"] as? [[String: Any]])
    #expect(looks.map { $0["n"] as? Int } == [3])
    #expect(looks[0]["p"] as? Double == parts[0]["p"] as? Double)
    #expect(parts[1]["looks"] == nil)
    #expect(parts[1]["smallest_effect"] == nil)
    #expect(parts[1]["not_judged"] as? String == "no number for 3 of 3 runs")
    #expect(parts[1]["effect"] == nil)
  }
}
