public import Experiments
internal import Faults
internal import Measures
internal import Models
public import Runs

extension CheckedRuns {
  /// The runs of an experiment of ours, as far as there are records of them, and those that its studies of logs have.
  ///
  /// - Parameters:
  ///   - experiment: What is asked.
  ///   - preset: How thorough it is run.
  ///   - plan: The runs of its studies.
  ///   - logs: What was read for studies of logs, by name.
  ///   - unread: What could not be read of those.
  ///   - record: The record of a run; nil where there is none.
  /// - Throws: What `record` throws.
  public init(
    _ experiment: Experiment,
    preset: String,
    _ plan: Plan,
    logs: [String: LoggedStudy] = [:],
    unread: [String] = [],
    record: (Plan.Entry) throws -> RunRecord?
  ) rethrows {
    var cells: [CheckedCell] = []
    var places: [Plan.Place: Int] = [:]
    for entry in plan.entries {
      let seed = Int(exactly: entry.configuration.seed)
      let run =
        try record(entry).map { CheckedRun(MeasuredRun($0), seed: seed) }
        ?? CheckedRun(missing: "the store lacks it", seed: seed)
      if let place = places[entry.place] {
        cells[place].runs.append(run)
      } else {
        places[entry.place] = cells.count
        cells.append(
          CheckedCell(
            group: "\(entry.study)/\(entry.network)",
            level: CheckedCell.level(entry.levels),
            runs: [run]
          )
        )
      }
    }
    var metrics = Self.ownMetrics(cells)
    for (name, study) in logs.sorted(by: { $0.key < $1.key }) {
      let logged = CheckedRuns(study, prefix: "\(name)/")
      cells += logged.cells
      metrics += logged.metrics.filter { !metrics.contains($0) }
    }
    let own = metrics.map(\.text)
    self.init(
      cells: cells,
      metrics: metrics,
      primary: own.contains("validation/accuracy")
        ? "validation/accuracy" : logs.values.lazy.compactMap(\.primary?.name).first,
      constants: Self.constants(experiment, preset: preset, plan),
      budget: plan.entries.isEmpty ? nil : Self.budget(plan),
      unread: unread
    )
  }

  /// Accuracies and losses: times differ between machines, and the rest is what probes are for.
  private static func ownMetrics(_ cells: [CheckedCell]) -> [MetricName] {
    var found: [MetricName] = []
    for run in cells.flatMap(\.runs).compactMap(\.measured) {
      for key in run.keys where key.metric == .accuracy || key.metric == .loss {
        let name = MetricName(key.metric, on: key.split)
        if !found.contains(name) { found.append(name) }
      }
    }
    return found
  }

  /// The epochs of all runs; nothing where studies differ, whose own are constants then.
  private static func budget(_ plan: Plan) -> [String: Double] {
    let epochs = Set(plan.entries.map(\.configuration.training.epochs))
    return epochs.count == 1
      ? [TrainingBudget.Unit.epochs.rawValue: Double(epochs.first ?? 0)] : [:]
  }

  /// What must be the same for runs of ours to be compared: the experiment, its preset, the data and how much of it.
  private static func constants(
    _ experiment: Experiment,
    preset: String,
    _ plan: Plan
  ) -> [String: String] {
    var constants = [experimentKey: experiment.name, presetKey: preset]
    func set(_ key: String, _ value: (Plan.Entry) -> String) {
      let common = Set(plan.entries.map(value))
      if common.count == 1 {
        constants[key] = common.first
        return
      }
      for (study, entries) in Dictionary(grouping: plan.entries, by: \.study) {
        let values = Set(entries.map(value)).sorted()
        constants["\(study).\(key)"] = values.joined(separator: ", ")
      }
    }
    set("dataset") { experiment.study($0.study)?.dataset ?? "" }
    set("examples") { "\($0.configuration.data.trainingCount)" }
    if budget(plan).isEmpty { set("epochs") { "\($0.configuration.training.epochs)" } }
    return constants
  }

  /// The constant that names the experiment, so that a check without arguments finds it.
  public static let experimentKey = "experiment"
  /// The constant that names its preset.
  public static let presetKey = "preset"
}
