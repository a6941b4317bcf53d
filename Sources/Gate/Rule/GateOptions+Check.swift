internal import Faults
internal import Notation

extension GateOptions {
  /// Refuses options that no check can have.
  ///
  /// - Throws: ``Fault`` of usage.
  func check(against baseline: Baseline) throws(Fault) {
    if let alpha, !(alpha > 0 && alpha < 0.5) {
      throw Fault(
        .usage,
        "the level of significance is not in range (got \(Format.data(alpha)), expected above 0 and below 0.5)",
        hint: "Write a share, such as 0.01."
      )
    }
    guard (1...baseline.looks).contains(look) else {
      throw Fault(
        .usage,
        "this look is none of the baseline's (got look \(look), expected 1 to \(baseline.looks))",
        hint: "Each look costs a share of the level, so that their number is fixed in advance: "
          + "write `looks: \(max(2, look))` into the baseline file before the first one."
      )
    }
    for (metric, margin) in margins.sorted(by: { $0.key < $1.key }) {
      guard baseline[metric] != nil else {
        let names = baseline.metrics.map(\.name)
        let nearest = Spelling.nearest(to: metric, among: names)
        throw Fault(
          .usage,
          "a margin is given for a metric that is not gated (got \"\(metric)\")",
          hint: (nearest.map { "Did you mean \"\($0)\"? " } ?? "")
            + "Gated: \(names.joined(separator: ", "))."
        )
      }
      guard margin > 0, margin.isFinite else {
        throw Fault(
          .usage,
          "the margin of \(metric) is not in range (got \(Format.data(margin)), expected above 0)",
          hint: "Write the smallest loss that matters, in the metric's own unit."
        )
      }
    }
  }

  /// What the options say otherwise than the baseline file, in words.
  func differences(from baseline: Baseline) -> [String] {
    var told: [String] = []
    if let alpha, alpha != baseline.alpha {
      told.append(
        "alpha is \(Format.data(alpha)) by an option, \(Format.data(baseline.alpha)) in the baseline"
      )
    }
    for (name, margin) in margins.sorted(by: { $0.key < $1.key }) {
      guard let metric = baseline[name], metric.margin != margin else { continue }
      told.append(
        "the margin of \(name) is \(Format.data(margin)) by an option, "
          + "\(Format.data(metric.margin)) in the baseline"
      )
    }
    return told
  }
}
