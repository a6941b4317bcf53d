internal import Evidence
internal import Experiments
internal import JSON
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics

/// The results as data for other programs: CSV and JSON, sorted and free of anything that depends on time.
enum DataFiles {
  /// `data/metrics.csv`: one value a row.
  ///
  /// A run that diverged ends with a running loss of `nan` at the epoch and update where it did.
  static func metrics(_ results: Results) -> [UInt8] {
    let factors = factorKeys(results.experiment)
    var table = CSVText()
    table.addRow(
      ["study", "network", "seed"] + factors.map(\.rawValue)
        + ["epoch", "step", "split", "mode", "metric", "value"]
    )
    for run in results.runs {
      let head = CSVText(fields: head(run, factors))
      func add(_ place: CSVText, _ metric: String, _ value: Double) {
        table.add(head)
        table.add(place)
        table.add(metric)
        table.add(Format.data(value))
        table.endRow()
      }
      func add(
        _ epoch: Int,
        _ step: Int,
        _ split: String,
        _ mode: String,
        _ value: Runs.Measurement
      ) {
        let place = CSVText(fields: [String(epoch), String(step), split, mode])
        add(place, "loss", value.loss)
        add(place, "accuracy", value.accuracy)
      }
      for epoch in run.record.epochs {
        add(epoch.epoch, epoch.step, "train", "inference", epoch.training)
        if let running = epoch.running { add(epoch.epoch, epoch.step, "train", "running", running) }
        add(epoch.epoch, epoch.step, "validation", "inference", epoch.validation)
      }
      if let divergence = run.record.divergence {
        let (epoch, step) = (String(divergence.epoch), String(divergence.step))
        add(CSVText(fields: [epoch, step, "train", "running"]), "loss", .nan)
      }
      for test in run.record.tests {
        let step = run.record.epochs.first { $0.epoch == test.epoch }?.step ?? 0
        add(test.epoch, step, "test", "inference_\(test.selection.rawValue)", test.test)
      }
      for evaluation in run.record.evaluations {
        guard let last = run.record.epochs.last else { continue }
        add(
          last.epoch,
          last.step,
          evaluation.split.rawValue,
          "\(evaluation.statistics.rawValue)_statistics",
          evaluation.measurement
        )
      }
    }
    return table.bytes
  }

  /// `data/claims.csv`: one part of a claim a row, and before several parts one with the verdict of them all.
  static func claims(_ results: [ClaimResult]) -> [UInt8] {
    let header = [
      "id", "question", "statement", "verdict", "effect", "unit", "low", "high", "level", "n",
      "test", "p", "p_adjusted", "figure",
    ]
    let rows = results.flatMap { result -> [[String]] in
      let claim = result.claim
      func row(_ id: String, _ statement: String, _ verdict: Verdict, _ numbers: [String])
        -> [String]
      {
        [id, cell(claim.question), cell(statement), verdict.rawValue] + numbers
          + [claim.figure ?? ""]
      }
      guard result.parts.count > 1 else {
        return result.parts.map { row(claim.id, claim.statement, $0.verdict, numbers($0)) }
      }
      return [
        row(claim.id, claim.statement, result.verdict, .init(repeating: "", count: 9))
      ]
        + result.parts.enumerated().map { index, part in
          row(
            "\(claim.id).\(index + 1)",
            "\(claim.statement): \(part.part.title ?? "")",
            part.verdict,
            numbers(part)
          )
        }
    }
    var table = CSVText()
    for row in [header] + rows { table.addRow(row) }
    return table.bytes
  }

  /// Effect, unit, interval, level, n, test and p of a part.
  private static func numbers(_ part: PartResult) -> [String] {
    let interval = part.interval
    return [
      part.effect.map(Format.data) ?? "", part.unit,
      interval.map { Format.data($0.low) } ?? "", interval.map { Format.data($0.high) } ?? "",
      interval.map { Format.data($0.level) } ?? "", "\(part.count)",
      part.comparison?.test?.method.rawValue ?? "",
      part.comparison?.p.map(Format.data) ?? "",
      part.judgement?.adjustedP.map(Format.data) ?? "",
    ]
  }

  /// `data/probes.csv`: one number of a probe a row; nil where there are no probes.
  static func probes(_ results: Results) -> [UInt8]? {
    guard results.runs.contains(where: { !$0.record.probes.isEmpty }) else { return nil }
    let factors = factorKeys(results.experiment)
    var table = CSVText()
    table.addRow(
      ["study", "network", "seed"] + factors.map(\.rawValue)
        + ["step", "layer", "quantity", "value"]
    )
    for run in results.runs where !run.record.probes.isEmpty {
      let head = CSVText(fields: head(run, factors))
      for probe in run.record.probes {
        table.add(head)
        table.addRow([
          String(probe.step), probe.layer.map(String.init) ?? "", probe.quantity,
          Format.data(probe.value),
        ])
      }
    }
    return table.bytes
  }

  /// The columns that name a run.
  private static func head(_ run: Results.Run, _ factors: [FactorDefinition]) -> [String] {
    [run.entry.study, run.entry.network, "\(run.entry.configuration.seed)"]
      + factors.map { key in run.entry.levels.first { $0.key == key }?.text ?? "" }
  }

  /// `results.json`, schema `bnreport.results/3`.
  static func results(_ results: Results, evidence: Evidence, tool: String) -> [UInt8] {
    CanonicalJSON.bytes(
      of: ResultsFile(
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
            evaluations: run.record.evaluations,
            probes: run.record.probes,
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
  ) -> [UInt8] {
    CanonicalJSON.bytes(
      of: TimingsFile(
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

  private static func factorKeys(_ experiment: Experiment) -> [FactorDefinition] {
    FactorDefinition.allCases.filter { key in
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
    var evaluations: [FinalEvaluation]
    var probes: [ProbeMeasurement]
    var divergence: Divergence?
  }

  struct Claim: Encodable {
    var id: String
    var question: String
    var statement: String
    var source: String?
    var verdict: String
    var parts: [Part]

    init(_ result: ClaimResult) {
      id = result.claim.id
      question = result.claim.question
      statement = result.claim.statement
      source = result.claim.source
      verdict = result.verdict.rawValue
      parts = result.parts.map(Part.init)
    }
  }

  struct Part: Encodable {
    var title: String?
    var verdict: String
    var effect: Double?
    var unit: String
    var low: Double?
    var high: Double?
    var level: Double?
    var smallestEffect: Double?
    var n: Int
    var test: String?
    var p: Double?
    var pAdjusted: Double?
    var notJudged: String?

    init(_ result: PartResult) {
      title = result.part.title
      verdict = result.verdict.rawValue
      effect = result.effect
      unit = result.unit
      low = result.interval?.low
      high = result.interval?.high
      level = result.interval?.level
      switch result.part.test {
      case .comparison(let comparison): smallestEffect = comparison.smallestEffect
      case .everyRun: smallestEffect = nil
      }
      n = result.count
      test = result.comparison?.test?.method.rawValue
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
