internal import Runs

extension Plan {
  /// The places, where studies that say nothing of evaluations within epochs share the runs of those that have them.
  ///
  /// An evaluation changes no number of a run, so that one run serves both. It is the same for all seeds of a
  /// configuration: a study that gets more of them later keeps those that it has.
  static func sharingEvaluations(
    _ places: [PlannedPlace],
    of studies: [Study]
  ) -> [PlannedPlace] {
    let silent = Set(studies.filter { $0.evaluation == nil }.map(\.name))
    // A place without seeds has no runs to share.
    let evaluated = places.filter {
      $0.seeds > 0 && !$0.configuration.measurements.evaluationSteps.isEmpty
    }
    guard !silent.isEmpty, !evaluated.isEmpty else { return places }
    let steps = Dictionary(
      evaluated.map {
        ($0.configuration.unevaluated, $0.configuration.measurements.evaluationSteps)
      }
    ) { first, _ in first }
    return places.map { planned in
      guard silent.contains(planned.place.study),
        let steps = steps[planned.configuration.unevaluated]
      else { return planned }
      var planned = planned
      planned.configuration.measurements.evaluationSteps = steps
      return planned
    }
  }
}

extension RunConfiguration {
  /// The configuration of all seeds, but for evaluations within epochs.
  fileprivate var unevaluated: RunConfiguration {
    var configuration = self
    configuration.seed = 0
    configuration.measurements.evaluationSteps = []
    return configuration
  }
}
