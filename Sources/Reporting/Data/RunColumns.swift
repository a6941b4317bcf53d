internal import Experiments
internal import Measures
internal import Models
internal import Runs

/// The columns that name a run in a table of data: study, network, seed, and each factor that a study of the experiment
/// sweeps.
struct RunColumns {
  private let factors: [FactorDefinition]

  init(_ experiment: Experiment) {
    let swept = experiment.studies.flatMap(\.sweep).map(\.key)
    var known: Set<String> = []
    // Ours in their order, then settings of logs.
    factors = (FactorDefinition.allCases.filter(swept.contains) + swept).filter {
      known.insert($0.rawValue).inserted
    }
  }

  /// Their names.
  var names: [String] { ["study", "network", "seed"] + factors.map(\.rawValue) }

  /// The fields of a run that was logged; no seed where none is recorded.
  func fields(study: String, group: String, seed: String?, _ levels: [FactorLevel]) -> CSVText {
    CSVText(
      fields: [study, group, seed ?? ""]
        + factors.map { key in levels.first { $0.key == key }?.text ?? "" }
    )
  }

  /// The fields of a run; empty for a factor that its study does not sweep.
  func fields(_ run: Results.Run) -> CSVText {
    CSVText(
      fields: [run.entry.study, run.entry.network, "\(run.entry.configuration.seed)"]
        + factors.map { key in run.entry.levels.first { $0.key == key }?.text ?? "" }
    )
  }
}

extension Plan.Entry {
  /// The value of each factor, by its name in files.
  var factors: [String: Double] {
    levels.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
  }
}
