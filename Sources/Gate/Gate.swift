public import Faults

/// The regression gate: whether runs of a new revision are as good as those that were accepted.
///
/// A metric regressed if it is worse by the margin at least **and** not by chance; it held if a loss as large as the margin
/// is excluded. What is neither is undecided, and what cannot be compared is never a pass.
public enum Gate {
  /// Compares candidates with a baseline.
  ///
  /// - Parameters:
  ///   - candidates: The runs of the new revision.
  ///   - baseline: What was accepted.
  ///   - options: What a command says beside the baseline.
  /// - Returns: A finding for each metric, group and level of the baseline.
  /// - Throws: ``Fault`` of usage for an option that no check can have.
  public static func check(
    _ candidates: GateCandidates,
    against baseline: Baseline,
    options: GateOptions = GateOptions()
  ) throws(Fault) -> GateResult {
    try options.check(against: baseline)
    let alpha = (options.alpha ?? baseline.alpha) / Double(baseline.looks)
    let common = Comparability.reasons(candidates, baseline)
    // By cell once: a file of hundreds of metrics would be gone through for each of them.
    let numbers = Dictionary(grouping: candidates.numbers, by: \.cell)
    let earlier = Dictionary(grouping: options.earlier, by: \.cell)
    let cases = baseline.metrics.flatMap { metric in
      metric.runsByCell.map { cell, runs in
        GateCase(
          cell,
          metric,
          runs,
          given: numbers[cell] ?? [],
          earlier: earlier[cell] ?? [],
          margin: options.margins[metric.name] ?? metric.margin,
          file: baseline,
          alpha: alpha,
          unmeasured: common
        )
      }
    }.sorted { $0.cell < $1.cell }
    let findings = GateFamily(cases, alpha: alpha).findings(
      isLastLook: baseline.looks > 1 && options.look == baseline.looks
    )
    let gated = Set(findings.map(\.cell))
    return GateResult(
      findings: findings,
      alpha: alpha,
      look: options.look,
      looks: baseline.looks,
      differences: options.differences(from: baseline)
        + Comparability.directions(candidates, baseline),
      ungated: Set(candidates.numbers.map(\.cell)).subtracting(gated).sorted(),
      suggestions: Drift.suggestions(findings, history: options.history),
      candidates: candidates
    )
  }
}
