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
      let head = place(of: run.entry, factors)
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
      if let last = run.record.epochs.last {
        for evaluation in run.record.evaluations {
          let mode = "\(evaluation.statistics.rawValue)_statistics"
          add(last.epoch, last.step, evaluation.split.rawValue, mode, evaluation.measurement)
        }
      }
    }
    return csv(rows)
  }

  /// `data/probes.csv`: one number of a probe a row; nil where nothing was probed.
  ///
  /// A quantity of the whole network has no layer.
  static func probes(_ results: Results) -> String? {
    guard results.runs.contains(where: { !$0.record.probes.isEmpty }) else { return nil }
    let factors = factorKeys(results.experiment)
    let header =
      ["study", "network", "seed"] + factors.map(\.rawValue)
      + ["step", "layer", "quantity", "value"]
    return csv(
      [header]
        + results.runs.flatMap { run in
          let place = place(of: run.entry, factors)
          return run.record.probes.map { probe in
            place + [
              "\(probe.step)", probe.layer.map(String.init) ?? "", probe.quantity.rawValue,
              Format.data(probe.value),
            ]
          }
        }
    )
  }

  /// The study, network, seed and levels of a run: the first cells of its rows.
  private static func place(of entry: Plan.Entry, _ factors: [Factor.Key]) -> [String] {
    [entry.study, entry.network, "\(entry.configuration.seed)"]
      + factors.map { key in entry.levels.first { $0.key == key }?.text ?? "" }
  }

  /// `data/claims.csv`: one part of a claim a row, below a row for the claim where it has several.
  static func claims(_ results: [ClaimResult]) -> String {
    let header = [
      "id", "question", "statement", "verdict", "effect", "unit", "low", "high", "level", "n",
      "test", "p", "p_adjusted", "figure",
    ]
    return csv([header] + results.flatMap(rows))
  }

  private static func rows(of result: ClaimResult) -> [[String]] {
    let claim = result.claim
    func row(id: String, statement: String, verdict: String, numbers: [String]) -> [String] {
      [id, cell(claim.question), cell(statement), verdict] + numbers + [claim.figure ?? ""]
    }
    if let part = result.onlyPart {
      return [
        row(
          id: claim.id,
          statement: claim.statement,
          verdict: part.verdict.rawValue,
          numbers: numbers(of: part)
        )
      ]
    }
    let whole = row(
      id: claim.id,
      statement: claim.statement,
      verdict: result.verdict.rawValue,
      numbers: .init(repeating: "", count: 9)
    )
    return [whole]
      + result.parts.enumerated().map { index, part in
        row(
          id: "\(claim.id).\(index + 1)",
          statement: claim.statement + (part.title.map { ": \($0)" } ?? ""),
          verdict: part.verdict.rawValue,
          numbers: numbers(of: part)
        )
      }
  }

  private static func numbers(of part: PartResult) -> [String] {
    [
      part.effect.map(Format.data) ?? "", part.unit.name,
      part.interval.map { Format.data($0.low) } ?? "",
      part.interval.map { Format.data($0.high) } ?? "",
      part.interval.map { Format.data($0.level) } ?? "", "\(part.count)",
      part.judgement?.test?.method.rawValue ?? "",
      part.judgement?.test.map { Format.data($0.p) } ?? "",
      part.judgement?.adjustedP.map(Format.data) ?? "",
    ]
  }

  /// `results.json`, schema `bnreport.results/4`.
  static func results(_ results: Results, evidence: Evidence, tool: String) -> Data {
    CanonicalJSON.encode(ResultsFile(results, evidence: evidence, tool: tool), pretty: true)
  }

  /// `timings.json`: everything that depends on the machine's speed.
  static func timings(_ results: Results, evidence: Evidence) -> Data {
    CanonicalJSON.encode(TimingsFile(results, evidence: evidence), pretty: true)
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
