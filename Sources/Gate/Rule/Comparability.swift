internal import Notation

/// Whether the runs were measured under the conditions that the baseline records.
enum Comparability {
  /// Why no number can be compared; empty where all can.
  static func reasons(_ candidates: GateCandidates, _ baseline: Baseline) -> [String] {
    var reasons: [String] = []
    if candidates.endpoint != baseline.endpoint {
      reasons.append(
        "the endpoint is \(candidates.endpoint.rawValue), in the baseline \(baseline.endpoint.rawValue)"
      )
    }
    for (unit, wanted) in baseline.budget.sorted(by: { $0.key < $1.key }) {
      let found = candidates.budget[unit]
      guard found != wanted else { continue }
      reasons.append(
        "the budget is \(found.map(Format.data) ?? "an unknown number of") \(unit), "
          + "in the baseline \(Format.data(wanted))"
      )
    }
    for (key, wanted) in baseline.constant.sorted(by: { $0.key < $1.key }) {
      let found = candidates.constants[key]
      guard !isSame(found, wanted) else { continue }
      reasons.append(
        found.map { "\(key) is \($0), in the baseline \(wanted)" }
          ?? "\(key) is not recorded, in the baseline it is \(wanted)"
      )
    }
    return reasons
  }

  /// Two settings are the same if they are equal as numbers, however they are written.
  static func isSame(_ one: String?, _ other: String) -> Bool {
    guard let one else { return false }
    if one == other { return true }
    guard let first = Double(one), let second = Double(other) else { return false }
    return first == second
  }

  /// The metrics whose logs say another direction than the baseline, which decides.
  static func directions(_ candidates: GateCandidates, _ baseline: Baseline) -> [String] {
    baseline.metrics.compactMap { metric in
      let isOther = candidates.numbers.contains {
        $0.cell.metric == metric.name && $0.direction != nil && $0.direction != metric.direction
      }
      guard isOther else { return nil }
      return "\(metric.name) is better when \(metric.direction.rawValue) in the baseline, "
        + "which decides; the runs say otherwise"
    }
  }

  /// Why the unit of a metric cannot be the same: an accuracy in per cent beside one that is a share.
  static func unit(of metric: String, _ candidate: GateSample, _ baseline: GateSample) -> String? {
    guard GateMetricName.isShare(metric) else { return nil }
    switch (candidate.mean > 1.5, baseline.mean > 1.5) {
    case (true, false): return "the value is in per cent, in the baseline a share"
    // A training that collapsed has a low percentage; a share is near to the baseline when it is read as one.
    case (false, true) where abs(100 * candidate.mean - baseline.mean) < baseline.mean / 2:
      return "the value is a share, in the baseline in per cent"
    default: return nil
    }
  }
}
