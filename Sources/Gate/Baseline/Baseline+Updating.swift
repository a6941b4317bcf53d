public import Faults
internal import Notation

extension Baseline {
  /// The baseline with the candidates' values accepted; the first accepted values stay as the anchor.
  ///
  /// Cells without candidates stay as they are. A metric that is new needs a margin; groups and levels of a gated metric
  /// are added. The same runs again change nothing, so that the file keeps its bytes.
  ///
  /// - Parameters:
  ///   - candidates: The runs that are accepted.
  ///   - reason: Why; nil for none given.
  ///   - revision: The revision that they are of.
  ///   - margins: Margins of metrics that are new, or that get another one.
  ///   - checkedRuns: How many runs a check will have: what it notices depends on it.
  /// - Returns: The baseline and the table of what is new.
  /// - Throws: ``Faults`` for runs that cannot be compared with those before, too few of them, and metrics without direction.
  public func updating(
    with candidates: GateCandidates,
    reason: String? = nil,
    revision: String? = nil,
    margins: [String: Double] = [:],
    checkedRuns: Int = 3
  ) throws(Faults) -> BaselineUpdate {
    var updater = BaselineUpdater(self, candidates, checkedRuns: checkedRuns)
    return try updater.update(reason: reason, revision: revision, margins: margins)
  }

  /// The first baseline of some runs.
  ///
  /// - Parameters:
  ///   - candidates: The runs that are accepted; their endpoint and budget are fixed, as all that `constant` names.
  ///   - margins: The loss that matters, by metric; without one an accuracy has half a percentage point, and others are
  ///     not gated.
  ///   - constant: Which of the candidates' constants must be the same to compare; nil for all.
  ///   - reason: Why they are accepted; nil for none given.
  ///   - revision: The revision that they are of.
  ///   - checkedRuns: How many runs a check will have.
  /// - Returns: The baseline and the table of what is in it.
  /// - Throws: ``Faults`` for too few runs, and for metrics without direction or margin.
  public static func making(
    from candidates: GateCandidates,
    margins: [String: Double] = [:],
    constant: [String]? = nil,
    reason: String? = nil,
    revision: String? = nil,
    checkedRuns: Int = 3
  ) throws(Faults) -> BaselineUpdate {
    var margins = margins
    for number in candidates.numbers {
      let name = number.cell.metric
      guard margins[name] == nil, GateMetricName.isAccuracy(name), let value = number.value else {
        continue
      }
      margins[name] = value > 1.5 ? 0.5 : 0.005
    }
    let kept = candidates.constants.filter { constant?.contains($0.key) ?? true }
    let empty = Baseline(endpoint: candidates.endpoint, budget: candidates.budget, constant: kept)
    let update = try empty.updating(
      with: candidates,
      reason: reason,
      revision: revision,
      margins: margins,
      checkedRuns: checkedRuns
    )
    guard update.baseline.metrics.isEmpty else { return update }
    throw Faults(
      Fault(
        .usage,
        "no metric has a margin (expected one at least)",
        hint:
          "Give the smallest loss that matters, in the metric's own unit: `--margin METRIC=0.01`."
      )
    )
  }
}
