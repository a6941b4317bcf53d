internal import Experiments
internal import Foundation
internal import Runs
internal import Statistics

/// The results as data for other programs: CSV and JSON, sorted and free of anything that depends on time.
enum DataFiles {
  /// `data/metrics.csv`: one value a row.
  ///
  /// A run that diverged ends with a running loss of `nan` at the epoch and update where it did.
  static func metrics(_ results: Results) -> String {
    let factors = factorKeys(results.experiment)
    var rows = [
      ["study", "network", "seed"] + factors.map(\.rawValue)
        + ["epoch", "step", "split", "mode", "metric", "value"]
    ]
    for run in results.runs {
      let entry = run.entry
      let levels = factors.map { key in entry.levels.first { $0.key == key }?.text ?? "" }
      let head = [entry.study, entry.network, "\(entry.configuration.seed)"] + levels
      func add(
        _ epoch: Int,
        _ step: Int,
        _ split: String,
        _ mode: String,
        _ value: Runs.Measurement
      ) {
        let place = ["\(epoch)", "\(step)", split, mode]
        rows.append(head + place + ["loss", Format.data(value.loss)])
        rows.append(head + place + ["accuracy", Format.data(value.accuracy)])
      }
      for epoch in run.record.epochs {
        add(epoch.epoch, epoch.step, "train", "inference", epoch.training)
        if let running = epoch.running { add(epoch.epoch, epoch.step, "train", "running", running) }
        add(epoch.epoch, epoch.step, "validation", "inference", epoch.validation)
      }
      if let divergence = run.record.divergence {
        rows.append(
          head + ["\(divergence.epoch)", "\(divergence.step)", "train", "running", "loss"]
            + [Format.data(.nan)]
        )
      }
      for test in run.record.tests {
        let step = run.record.epochs.first { $0.epoch == test.epoch }?.step ?? 0
        add(test.epoch, step, "test", "inference_\(test.selection.rawValue)", test.test)
      }
    }
    return csv(rows)
  }

  /// `data/claims.csv`: one claim a row.
  static func claims(_ results: [ClaimResult]) -> String {
    let header = [
      "id", "question", "statement", "verdict", "effect", "unit", "low", "high", "level", "n",
      "test",
      "p", "p_adjusted", "figure",
    ]
    return csv(
      [header]
        + results.map { result in
          let comparison = result.comparison
          return [
            result.claim.id, cell(result.claim.question), cell(result.claim.statement),
            result.verdict.rawValue,
            comparison.map { Format.data(result.scaled($0.mean)) } ?? "", result.unit,
            result.interval.map { Format.data(result.scaled($0.low)) } ?? "",
            result.interval.map { Format.data(result.scaled($0.high)) } ?? "",
            result.interval.map { Format.data($0.level) } ?? "", "\(result.pairCount)",
            comparison?.test?.method.rawValue ?? "",
            comparison?.p.map(Format.data) ?? "",
            result.judgement?.adjustedP.map(Format.data) ?? "", result.claim.figure ?? "",
          ]
        }
    )
  }

  /// `results.json`, schema `bnreport.results/3`.
  static func results(_ results: Results, evidence: Evidence, tool: String) -> Data {
    CanonicalJSON.encode(
      ResultsFile(
        schema: "bnreport.results/3",
        tool: tool,
        title: results.experiment.title,
        preset: results.experiment.preset,
        datasets: results.datasets.values.sorted { $0.name < $1.name },
        runs: results.runs.map { run in
          ResultsFile.Run(
            study: run.entry.study,
            network: run.entry.network,
            id: run.entry.id.description,
            factors: factors(run.entry),
            configuration: run.record.configuration,
            epochs: run.record.epochs,
            tests: run.record.tests,
            divergence: run.record.divergence
          )
        },
        claims: evidence.claims.map(ResultsFile.Claim.init)
      ),
      pretty: true
    )
  }

  /// `timings.json`: everything that depends on the machine's speed.
  static func timings(
    _ results: Results,
    evidence: Evidence
  ) -> Data {
    CanonicalJSON.encode(
      TimingsFile(
        schema: "bnreport.timings/1",
        runs: results.runs.map { run in
          TimingsFile.Run(
            study: run.entry.study,
            network: run.entry.network,
            seed: run.entry.configuration.seed,
            factors: factors(run.entry),
            host: run.record.host,
            epochs: run.record.timings.map {
              .init(
                epoch: $0.epoch,
                trainSeconds: $0.trainSeconds,
                evaluateSeconds: $0.evaluateSeconds
              )
            }
          )
        },
        claims: evidence.timedClaims.map(ResultsFile.Claim.init)
      ),
      pretty: true
    )
  }

  private static func factors(_ entry: Plan.Entry) -> [String: Double] {
    entry.levels.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
  }

  private static func factorKeys(_ experiment: Experiment) -> [Factor.Key] {
    Factor.Key.allCases.filter { key in
      experiment.studies.contains { $0.sweep.contains { $0.key == key } }
    }
  }

  /// A text cell that no spreadsheet takes for a formula.
  private static func cell(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  /// RFC 4180: fields with commas, quotes or line ends are quoted.
  private static func csv(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { field in
        field.unicodeScalars.contains { "\",\n\r".unicodeScalars.contains($0) }
          ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
      }.joined(separator: ",") + "\n"
    }.joined()
  }
}

/// The shape of `results.json`.
private struct ResultsFile: Encodable {
  struct Run: Encodable {
    var study: String
    var network: String
    var id: String
    var factors: [String: Double]
    var configuration: RunConfiguration
    var epochs: [EpochMetrics]
    var tests: [TestMetrics]
    var divergence: Divergence?
  }

  struct Claim: Encodable {
    var id: String
    var question: String
    var statement: String
    var verdict: String
    var effect: Double?
    var unit: String
    var low: Double?
    var high: Double?
    var level: Double?
    var n: Int
    var p: Double?
    var pAdjusted: Double?
    var notJudged: String?

    init(_ result: ClaimResult) {
      id = result.claim.id
      question = result.claim.question
      statement = result.claim.statement
      verdict = result.verdict.rawValue
      effect = result.comparison.map { result.scaled($0.mean) }
      unit = result.unit
      low = result.interval.map { result.scaled($0.low) }
      high = result.interval.map { result.scaled($0.high) }
      level = result.interval?.level
      n = result.pairCount
      p = result.comparison?.p
      pAdjusted = result.judgement?.adjustedP
      notJudged = result.obstacleText
    }
  }

  var schema: String
  var tool: String
  var title: String
  var preset: String
  var datasets: [DatasetSummary]
  var runs: [Run]
  var claims: [Claim]
}

/// The shape of `timings.json`.
private struct TimingsFile: Encodable {
  struct Epoch: Encodable {
    var epoch: Int
    var trainSeconds: Double
    var evaluateSeconds: Double
  }

  struct Run: Encodable {
    var study: String
    var network: String
    var seed: UInt64
    var factors: [String: Double]
    var host: Runs.Host
    var epochs: [Epoch]

    /// The factors stand beside the other fields, each under its own name.
    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: FieldName.self)
      try fields.encode(study, forKey: FieldName("study"))
      try fields.encode(network, forKey: FieldName("network"))
      try fields.encode(seed, forKey: FieldName("seed"))
      for (name, value) in factors { try fields.encode(value, forKey: FieldName(name)) }
      try fields.encode(host.machine, forKey: FieldName("machine"))
      try fields.encode(host.workers, forKey: FieldName("workers"))
      try fields.encode(epochs, forKey: FieldName("epochs"))
    }
  }

  struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  var schema: String
  var runs: [Run]
  var claims: [ResultsFile.Claim]
}
