import Foundation
import Gate

/// A check with every word: one regressed, one undecided, one unmeasured, two held and one improved, in two groups, levels and
/// metrics.
func everyWord(strict: Bool = false) throws -> GateReport {
  let text = """
    format: bnreport-baseline/1
    metrics:
      validation/accuracy:
        direction: higher
        margin: 0.002
        groups:
          batch_norm: [\(list(tenRuns))]
          none: [\(list(tenRuns))]
          open: [\(list(tenRuns))]
          better: [\(list(tenRuns))]
          missing: [\(list(tenRuns))]
    """
  let baseline = try Baseline(reading: Data(text.utf8), file: "ci/baseline.yaml")
  let groups = ["batch_norm": worse, "none": equal, "open": open, "better": better]
  let candidates = groups.sorted { $0.key < $1.key }.flatMap { group, values in
    numbers(values, of: GateCell(metric: accuracy.metric, group: group))
  }
  let result = try Gate.check(GateCandidates(numbers: candidates), against: baseline)
  return GateReport(result, baseline: baseline, file: "ci/baseline.yaml", isStrict: strict)
}

/// A check in which everything held.
func allHeld() throws -> GateReport {
  let baseline = Baseline(metrics: [metric()])
  let result = try Gate.check(GateCandidates(numbers: numbers(equal)), against: baseline)
  return GateReport(result, baseline: baseline, file: "baseline.yaml")
}

/// A check of runs whose names are somebody's attack, and that have lost.
func hostile(_ name: String) throws -> GateReport {
  var metric = metric()
  metric.name = name
  metric.groups = [name: runs(tenRuns)]
  let baseline = Baseline(metrics: [metric])
  let candidates = numbers(worse, of: GateCell(metric: name, group: name))
  let result = try Gate.check(GateCandidates(numbers: candidates), against: baseline)
  return GateReport(result, baseline: baseline, file: "a:b,c%\n.yaml")
}

/// A check of many metrics and groups of which nothing is held.
func many(metrics: Int, groups: Int, suffix: String = "") throws -> GateReport {
  var baseline = Baseline()
  var candidates: [GateNumber] = []
  for index in 0..<metrics {
    var metric = metric(tenRuns)
    metric.name = "validation/accuracy of class \(index)\(suffix)"
    metric.groups = [:]
    for group in 0..<groups {
      metric.groups["group \(group)"] = runs(tenRuns)
      candidates += numbers(worse, of: GateCell(metric: metric.name, group: "group \(group)"))
    }
    baseline.metrics.append(metric)
  }
  let result = try Gate.check(GateCandidates(numbers: candidates), against: baseline)
  return GateReport(result, baseline: baseline, file: "baseline.yaml")
}

private func list(_ values: [Double]) -> String {
  values.enumerated().map { "{seed: \($0.offset + 1), value: \($0.element)}" }.joined(
    separator: ", "
  )
}
