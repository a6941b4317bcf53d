internal import Statistics

/// What the pattern of many differences suggests, although none of them fails.
enum Drift {
  /// How many checks in a row, this one included, are a pattern.
  static let checks = 5

  /// Sentences about metrics that moved one way everywhere, and about cells that moved one way for long.
  static func suggestions(_ findings: [GateFinding], history: [[GateCell: Double]]) -> [String] {
    let metrics = Set(findings.map(\.cell.metric)).sorted()
    return metrics.compactMap { metric in everywhere(findings.filter { $0.cell.metric == metric }) }
      + findings.compactMap { inARow($0, history) }
  }

  /// One direction in all groups and levels, and too far together for chance: Stouffer's z beyond 2.
  private static func everywhere(_ findings: [GateFinding]) -> String? {
    let comparisons = findings.compactMap(\.comparison)
    guard findings.count > 1, comparisons.count == findings.count else { return nil }
    let isUp = comparisons[0].difference > 0
    guard comparisons.allSatisfy({ isUp ? $0.difference > 0 : $0.difference < 0 }) else {
      return nil
    }
    let sum = comparisons.reduce(0) {
      $0 + abs(StandardNormal.quantile(min(max($1.p, 1e-12), 1 - 1e-12)))
    }
    guard sum / Double(comparisons.count).squareRoot() >= 2 else { return nil }
    return
      "\(findings[0].cell.metric) is \(isUp ? "better" : "worse") in all \(findings.count) groups and levels: "
      + "the change did that, or the baseline was a lucky draw; "
      + "run the baseline's revision again with other seeds to tell"
  }

  /// One direction in five checks in a row, none of which failed.
  private static func inARow(_ finding: GateFinding, _ history: [[GateCell: Double]]) -> String? {
    let earlier = history.prefix(checks - 1).compactMap { $0[finding.cell] }
    guard finding.word != .regressed, earlier.count == checks - 1,
      let now = finding.comparison?.difference, now != 0
    else { return nil }
    guard earlier.allSatisfy({ now > 0 ? $0 > 0 : $0 < 0 }) else { return nil }
    return "\(finding.cell.name) is \(now > 0 ? "better" : "worse") in \(checks) checks in a row: "
      + "the baseline itself may have been a lucky draw; renew it with more runs"
  }
}
