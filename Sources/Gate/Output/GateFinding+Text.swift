/// The numbers of a finding as people read them; a part that is missing is a dash.
struct GateFindingText {
  let baseline: String
  let candidate: String
  let difference: String
  let margin: String
  /// Why, what is to be known, and the runs that would decide.
  let remarks: [String]

  init(_ finding: GateFinding) {
    let numbers = GateNumbers(
      metric: finding.cell.metric,
      margin: finding.margin,
      mean: finding.baseline?.mean ?? finding.candidate?.mean ?? 0
    )
    func text(_ sample: GateSample?) -> String {
      sample.map { "\(numbers.value($0.mean)) (n = \($0.count))" } ?? "–"
    }
    func text(_ comparison: GateComparison) -> String {
      numbers.difference(comparison.difference, low: comparison.low, high: comparison.high)
    }
    baseline = text(finding.baseline)
    candidate = text(finding.candidate)
    difference = finding.comparison.map(text) ?? "–"
    margin = numbers.margin(finding.margin)
    var remarks = finding.reasons
    if let anchor = finding.anchor, finding.comparison?.difference != anchor.difference,
      finding.word != .held
    {
      remarks.append(
        "since the first accepted values \(text(anchor)), margin \(numbers.margin(anchor.margin))"
      )
    }
    switch finding.furtherRuns {
    case .count(let count):
      remarks.append(
        "\(count) further \(count == 1 ? "run" : "runs") would decide with a chance of 80 %"
      )
    case .tooMany:
      remarks.append(
        "more than \(FurtherRuns.most) further runs would be needed: renew the baseline with more runs, "
          + "or widen the margin"
      )
    case nil: break
    }
    self.remarks = remarks
  }
}
