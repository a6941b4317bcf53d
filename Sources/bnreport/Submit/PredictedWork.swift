internal import Clusters
internal import Experiments
internal import Models
internal import Running
internal import Runs

/// What the missing runs of a study will take.
struct PredictedWork {
  /// How many runs are missing.
  let runs: Int
  /// What they take on one core, with what the budget has for further seeds.
  let seconds: Double
  /// The longest of them.
  private let longest: Double
  /// The longest epoch of any, after which a stopped run is kept.
  private let longestEpoch: Double

  init(
    of experiment: Experiment,
    _ missing: (runs: [RunConfiguration], planned: Double)
  ) {
    let costs = missing.runs.map { Runner.cost(of: $0) }
    runs = missing.runs.count
    let further = max(0, (experiment.budget?.coreSeconds ?? 0) - missing.planned)
    seconds = costs.reduce(0, +) + (runs > 0 ? further : 0)
    longest = costs.max() ?? 0
    longestEpoch =
      zip(missing.runs, costs).map { $1 / Double(max(1, $0.training.epochs)) }.max() ?? 0
  }

  /// Twice what is predicted, since nodes may be slower: ten minutes at least, in steps of five.
  func time(tasks: Int, cpus: Int) -> SlurmTime {
    let predicted = 2 * (seconds / Double(max(1, tasks * cpus)) + longest)
    return SlurmTime(seconds: max(600, Int((predicted / 300).rounded(.up)) * 300))
  }

  /// How many seconds a task needs to save its states, at least a minute.
  var warning: Int { 60 + Int(min(2 * longestEpoch, 3600).rounded(.up)) }
}
