internal import Datasets
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Reporting
internal import Runs

/// What `plan` prints: the studies with their cost, and the runs one by one.
struct PlanListing: Encodable {
  /// A run of the plan.
  struct Run: Encodable {
    var study: String
    var network: String
    var factors: [String: Double]
    var seed: UInt64
    var id: String
    var isStored: Bool
    /// On one core, whether the run is stored or not.
    var seconds: Double
  }

  /// What a study, or all of them, costs.
  struct Cost: Encodable {
    /// Different runs.
    var runs = 0
    /// Those of them that the store has.
    var stored = 0
    /// Until the missing ones are trained on all workers.
    var seconds = 0.0
    fileprivate var longest = 0.0

    private enum CodingKeys: CodingKey {
      case runs
      case stored
      case seconds
    }
  }

  /// A study with what it costs: runs that an earlier one shares are paid for there.
  struct Study: Encodable {
    var name: String
    var title: String
    var cost: Cost
  }

  /// A data set, and how it was read where it is a table.
  struct Data: Encodable {
    var name: String
    var title: String
    var digest: String
    var trainingCount: Int
    var validationCount: Int
    var testCount: Int
    var classNames: [String]
    var table: TableReading?
  }

  var datasets: [Data] = []
  var networks: [NetworkTable] = []
  var remarks: [Plan.Remark] = []
  var studies: [Study] = []
  var total = Cost()
  var runs: [Run] = []
  /// How many runs are trained at once.
  var workers: Int
  /// From how many stored runs of this machine the seconds are predicted; 0 for a stated speed.
  var timedRuns: Int

  /// Lists a plan.
  ///
  /// - Parameters:
  ///   - experiment: What was asked.
  ///   - plan: Its runs.
  ///   - datasets: What it is planned for, by the names that studies use.
  ///   - stored: Which of the runs the store has.
  ///   - prediction: How long runs take.
  ///   - workers: How many runs are trained at once.
  ///   - listsRuns: Whether the single runs are listed too.
  init(
    _ experiment: Experiment,
    _ plan: Plan,
    datasets: [String: DatasetSummary],
    stored: Set<RunID>,
    prediction: TimePrediction,
    workers: Int,
    listsRuns: Bool
  ) {
    self.workers = workers
    let used = Set(experiment.studies.flatMap(\.networks))
    networks = experiment.networks.filter { used.contains($0.name) }.compactMap(NetworkTable.init)
    remarks = plan.remarks(experiment)
    self.datasets = datasets.sorted { $0.key < $1.key }.map { Data($1) }
    timedRuns = prediction.runCount
    let seconds = plan.entries.seconds(prediction)
    let mine = Dictionary(grouping: plan.entries.indices, by: { plan.entries[$0].study })
    var paid: Set<RunID> = []
    for study in experiment.studies {
      var cost = Cost()
      var seen: Set<RunID> = []
      for index in mine[study.name] ?? [] {
        let entry = plan.entries[index]
        let isStored = stored.contains(entry.id)
        if listsRuns { runs.append(Run(entry, isStored: isStored, seconds: seconds[index])) }
        guard seen.insert(entry.id).inserted else { continue }
        let isNew = paid.insert(entry.id).inserted
        cost.add(isStored: isStored, seconds: isNew ? seconds[index] : 0)
        if isNew { total.add(isStored: isStored, seconds: seconds[index]) }
      }
      cost.share(among: workers)
      studies.append(Study(name: study.name, title: study.title, cost: cost))
    }
    total.share(among: workers)
  }

  /// The table of the studies, a total last; no study has a name with brackets.
  var studyLines: [[String]] {
    [["study", "runs", "stored", "seconds"]]
      + studies.map { [$0.name] + $0.cost.columns } + [["(total)"] + total.columns]
  }

  /// All that is printed where the single runs are not asked for.
  var lines: [[String]] { studyLines + networkLines + remarkLines + dataLines }

  /// How each table was read.
  var dataLines: [[String]] {
    datasets.compactMap { data in data.table.map { ["(data \(data.name))", $0.words()] } }
  }

  /// The table of the runs.
  var runLines: [[String]] {
    let work = runs.map(\.seconds).reduce(0, +)
    return [["study", "network", "levels", "seed", "run", "work", "stored"]]
      + runs.map { run in
        let levels = run.factors.sorted { $0.key < $1.key }
          .map { "\($0.key)=\(Format.data($0.value))" }
        return [
          run.study, run.network, levels.isEmpty ? "-" : levels.joined(separator: " "),
          "\(run.seed)", String(run.id.prefix(12)), Format.percent(run.seconds / work),
          run.isStored ? "yes" : "no",
        ]
      }
  }
}

extension [Plan.Entry] {
  /// The seconds of each run: those of one place, which differ by their seed, take as long.
  fileprivate func seconds(_ prediction: TimePrediction) -> [Double] {
    var last: (entry: Plan.Entry, seconds: Double)?
    return map { entry in
      if let last, last.entry.place == entry.place { return last.seconds }
      let seconds = prediction.seconds(of: entry.configuration)
      last = (entry, seconds)
      return seconds
    }
  }
}

extension PlanListing.Run {
  fileprivate init(_ entry: Plan.Entry, isStored: Bool, seconds: Double) {
    self.init(
      study: entry.study,
      network: entry.network,
      factors: entry.levels.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value },
      seed: entry.configuration.seed,
      id: entry.id.description,
      isStored: isStored,
      seconds: seconds
    )
  }
}

extension PlanListing.Data {
  fileprivate init(_ summary: DatasetSummary) {
    self.init(
      name: summary.name,
      title: summary.title,
      digest: summary.digest,
      trainingCount: summary.trainingCount,
      validationCount: summary.validationCount,
      testCount: summary.testCount,
      classNames: summary.classNames,
      table: summary.table
    )
  }
}

extension PlanListing.Cost {
  fileprivate mutating func add(isStored: Bool, seconds: Double) {
    runs += 1
    if isStored {
      stored += 1
    } else {
      self.seconds += seconds
      longest = max(longest, seconds)
    }
  }

  /// From seconds of one core to those until all workers are done: a run is never divided.
  fileprivate mutating func share(among workers: Int) {
    seconds = max(seconds / Double(workers), longest)
  }

  fileprivate var columns: [String] {
    ["\(runs)", "\(stored)", Format.fixed(seconds, decimals: seconds < 10 ? 1 : 0)]
  }
}
