internal import Runs

extension Plan {
  /// The entries, where studies that say nothing of evaluations within epochs share the runs of those that have them.
  ///
  /// An evaluation changes no number of a run, so that one run serves both. It is the same for all seeds of a
  /// configuration: a study that gets more of them later keeps those that it has.
  static func sharingEvaluations(_ entries: [Entry], of studies: [Study]) -> [Entry] {
    let silent = Set(studies.filter { $0.evaluation == nil }.map(\.name))
    let evaluated = entries.filter { !$0.configuration.measurements.evaluationSteps.isEmpty }
    guard !silent.isEmpty, !evaluated.isEmpty else { return entries }
    let steps = Dictionary(
      evaluated.map {
        ($0.configuration.unevaluated, $0.configuration.measurements.evaluationSteps)
      }
    ) { first, _ in first }
    return entries.map { entry in
      guard silent.contains(entry.study), let steps = steps[entry.configuration.unevaluated] else {
        return entry
      }
      var entry = entry
      entry.configuration.measurements.evaluationSteps = steps
      entry.id = entry.configuration.id
      return entry
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
