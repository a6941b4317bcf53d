internal import Measures
public import Runs

/// What an experiment measured: the plan's runs with their records.
public struct Results: Sendable {
  /// One run of a study with what it measured.
  public struct Run: Sendable {
    /// The place in the plan.
    public var entry: Plan.Entry
    /// What it measured.
    @Shared public var record: RunRecord

    /// Creates a run with its record.
    public init(entry: Plan.Entry, record: RunRecord) {
      self.init(entry: entry, record: Shared(wrappedValue: record))
    }

    /// Creates a run with a record that others have too.
    public init(entry: Plan.Entry, record: Shared<RunRecord>) {
      self.entry = entry
      _record = record
    }
  }

  /// What was asked.
  public var experiment: Experiment
  /// The examples, by the name that studies call them.
  public var datasets: [String: DatasetSummary]
  /// The runs in the plan's order.
  public var runs: [Run]
  /// The seeds that open comparisons got, round by round.
  public var rounds: [SeedRound]
  /// What was read from the logs of studies that have some, by the name of the study.
  public var logs: [String: LoggedStudy]

  /// The runs that diverged although their study does not expect it.
  public var failures: [Run] {
    runs.filter { run in
      run.record.divergence != nil
        && experiment.study(run.entry.study)?.expectsDivergence != true
    }
  }

  /// How many of the runs that other programs logged diverged.
  public var divergedLogs: Int {
    logs.values.reduce(0) { sum, study in
      study.cells.reduce(sum) { $0 + $1.runs.count { $0.divergence != nil } }
    }
  }

  /// Creates results.
  public init(
    experiment: Experiment,
    datasets: [String: DatasetSummary],
    runs: [Run],
    rounds: [SeedRound] = [],
    logs: [String: LoggedStudy] = [:]
  ) {
    self.experiment = experiment
    self.datasets = datasets
    self.runs = runs
    self.rounds = rounds
    self.logs = logs
  }
}
