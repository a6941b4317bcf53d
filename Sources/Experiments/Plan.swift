public import Faults
public import Measures
internal import Models
public import Runs

/// The runs that answer an experiment, in a fixed order: by study, factor levels, network and seed.
public struct Plan: Sendable {
  /// A network at some levels of a study: what a seed is added to.
  public struct Place: Sendable, Hashable {
    /// The name of the study.
    public var study: String
    /// The name of the network.
    public var network: String
    /// The levels of the study's factors.
    public var levels: [FactorLevel]

    /// Creates a place.
    public init(study: String, network: String, levels: [FactorLevel]) {
      self.study = study
      self.network = network
      self.levels = levels
    }
  }

  /// One run in its place.
  public struct Entry: Sendable, Hashable {
    /// The name of the study.
    public var study: String
    /// The name of the network.
    public var network: String
    /// The levels of the study's factors.
    public var levels: [FactorLevel]
    /// What is run.
    public var configuration: RunConfiguration
    /// The name of the run in the store.
    public var id: RunID

    /// Where it stands, whatever its seed.
    public var place: Place { Place(study: study, network: network, levels: levels) }
  }

  /// The runs in order; a configuration that two studies or levels share appears in both and is run once.
  public let entries: [Entry]

  private static let limit = 100_000
  /// A look takes as long as some updates, and its numbers are kept.
  private static let probeLimit = 10_000

  /// The plan of an experiment.
  ///
  /// - Parameters:
  ///   - experiment: What is asked.
  ///   - datasets: A summary of each data set that a study names.
  ///   - file: The experiment's file, for messages.
  ///   - seeds: How many seeds places have that have more than the least of their study.
  /// - Throws: ``Faults`` with all runs that cannot be: a network that does not fit the data, a batch larger than
  ///   the training set, a last batch of one example under batch norm, too many runs, or a claim that compares runs with
  ///   themselves.
  public init(
    _ experiment: Experiment,
    datasets: [String: DatasetSummary],
    file: String,
    seeds: [Place: Int] = [:]
  ) throws(Faults) {
    var entries: [Entry] = []
    var faults = FaultCollector()
    for study in experiment.studies {
      guard let dataset = datasets[study.dataset] else {
        preconditionFailure("Every study's data set is summarised before planning.")
      }
      try Faults.one { () throws(Fault) in
        try Self.checkCount(study, beside: entries.count, experiment.places, file: file)
      }
      for levels in Self.combinations(of: study.sweep) {
        for name in study.networks {
          guard let network = experiment.network(name) else {
            preconditionFailure("Reading checks the networks of every study.")
          }
          let base = faults.collect { () throws(Fault) in
            try Self.configuration(study, network, levels, dataset, experiment.places, file: file)
          }
          guard let base else { continue }
          let place = Place(study: study.name, network: name, levels: levels)
          for index in 0..<max(study.seeds.least, seeds[place] ?? 0) {
            var configuration = base
            configuration.seed = experiment.firstSeed + UInt64(index)
            entries.append(
              Entry(
                study: study.name,
                network: name,
                levels: levels,
                configuration: configuration,
                id: configuration.id
              )
            )
          }
        }
      }
    }
    try faults.check()
    self.entries = Self.sharingEvaluations(entries, of: experiment.studies)
    try checkThatClaimsCompare(experiment, file: file)
  }

  /// Refuses more runs than a plan may have, before the levels are made: two factors of some ten thousand values each fit in a
  /// file.
  private static func checkCount(
    _ study: Study,
    beside others: Int,
    _ places: SourcePlaces,
    file: String
  ) throws(Fault) {
    let count = runCount(of: study)
    guard count > limit - others else { return }
    let (total, isBeyond) = others.addingReportingOverflow(count)
    throw Fault(
      file: file,
      at: places.first(of: ["studies.\(study.name)"]),
      "study \"\(study.name)\" brings the plan to \(isBeyond ? Int.max : total) runs"
        + " (expected at most \(limit))",
      hint: "Sweep fewer values or use fewer seeds."
    )
  }

  private init(entries: [Entry]) { self.entries = entries }

  /// The part of the plan whose runs nobody has yet.
  public func without(_ known: some Collection<RunID>) -> Plan {
    let known = Set(known)
    return Plan(entries: entries.filter { !known.contains($0.id) })
  }

  /// How many runs a study has, the largest number where that is beyond what can be counted.
  private static func runCount(of study: Study) -> Int {
    (study.sweep.map(\.values.count) + [study.networks.count, study.seeds.least]).reduce(1) {
      let (product, isBeyond) = $0.multipliedReportingOverflow(by: $1)
      return isBeyond ? .max : product
    }
  }

  /// Every combination of one value of each factor, the last factor varying fastest.
  private static func combinations(of factors: [Factor]) -> [[FactorLevel]] {
    factors.reduce([[]]) { combinations, factor in
      combinations.flatMap { levels in
        factor.levels.map { levels + [$0] }
      }
    }
  }

  /// One run of a network at some levels, for whichever seed.
  ///
  /// - Throws: ``Fault`` that names study, network and levels when they cannot be trained.
  private static func configuration(
    _ study: Study,
    _ network: Network,
    _ levels: [FactorLevel],
    _ dataset: DatasetSummary,
    _ places: SourcePlaces,
    file: String
  ) throws(Fault) -> RunConfiguration {
    let conditions = conditions(study, network, levels)
    let count = min(conditions.data.examples ?? dataset.trainingCount, dataset.trainingCount)
    let data = DataConfiguration(
      digest: dataset.digest,
      trainingCount: count,
      validationCount: min(study.validationExamples ?? .max, dataset.validationCount),
      splitSeed: dataset.splitSeed,
      normalization: study.normalization,
      featureScale: conditions.data.featureScale,
      labels: study.labels
    )
    let training = conditions.training
    let (ofStudy, ofNetwork) = ("studies.\(study.name)", "networks.\(network.name)")
    func check(_ paths: [String], _ body: () throws(Fault) -> Void) throws(Fault) {
      do throws(Fault) {
        try body()
      } catch {
        let place =
          "study \"\(study.name)\", network \"\(network.name)\""
          + levels.map { ", \($0.key.rawValue) \($0.text)" }.joined()
        throw Fault(
          file: file,
          at: places.first(of: paths + [ofStudy]),
          "\(place): \(error.message)",
          hint: error.hint
        )
      }
    }
    try check(["\(ofNetwork).layers", ofNetwork]) { () throws(Fault) in
      try checkNetwork(conditions, dataset)
    }
    try check([ofNetwork]) { () throws(Fault) in
      try conditions.network.initialization.check()
      try conditions.training.update.check()
    }
    try check(["\(ofStudy).sweep"]) { () throws(Fault) in
      try checkLevels(levels, data)
    }
    try check([ofStudy]) { () throws(Fault) in try checkExamples(data, dataset) }
    try check(["\(ofNetwork).training", "\(ofStudy).training"]) { () throws(Fault) in
      try checkBatches(study, conditions, data, dataset)
    }
    let perEpoch = (count + training.batchSize - 1) / training.batchSize
    let updates = training.epochs * perEpoch
    try check(["\(ofStudy).probe_steps"]) { () throws(Fault) in
      try checkProbes(study, updates: updates)
    }
    try check(["\(ofStudy).evaluate"]) { () throws(Fault) in
      try checkEvaluations(study, updates: updates)
    }
    return RunConfiguration(
      data: data,
      network: conditions.network,
      training: training,
      measurements: study.measurements(updates: updates, perEpoch: perEpoch),
      seed: 0
    )
  }

  /// What the levels make of a study's settings.
  private static func conditions(
    _ study: Study,
    _ network: Network,
    _ levels: [FactorLevel]
  ) -> RunConditions {
    let training = study.training(of: network.name)
    var conditions = RunConditions(
      network: network.configuration,
      training: training,
      examples: study.examples,
      featureScale: study.featureScale
    )
    for level in levels { level.apply(to: &conditions) }
    study.batchSizeScaling.apply(to: &conditions.training, from: training)
    conditions.network.normalization.leaveOutGhosts(of: conditions.training.batchSize)
    return conditions
  }

  // MARK: What cannot be trained

  private static func checkNetwork(
    _ conditions: RunConditions,
    _ dataset: DatasetSummary
  ) throws(Fault) {
    let architecture = conditions.network.architecture
    try architecture.check(
      featureCount: dataset.featureCount,
      classCount: dataset.classNames.count
    )
    try architecture.check()
  }

  private static func checkLevels(
    _ levels: [FactorLevel],
    _ data: DataConfiguration
  ) throws(Fault) {
    let count = data.trainingCount
    // A study may ask for more than there are and gets all; a level that did would stand at a number it is not.
    for level in levels where level.value > level.key.limit?(count) ?? .infinity {
      throw Fault(
        .invalid,
        "the level is beyond the training set (got \(level.text), expected at most \(count))",
        hint: "Sweep numbers of examples that the data set has."
      )
    }
  }

  private static func checkExamples(
    _ data: DataConfiguration,
    _ dataset: DatasetSummary
  ) throws(Fault) {
    guard dataset.validationCount > 0 else {
      throw Fault(
        .invalid,
        "the data set is too small (got \(data.trainingCount) examples, expected at least 5, of which a "
          + "tenth validate)",
        hint: "Use more examples."
      )
    }
  }

  private static func checkBatches(
    _ study: Study,
    _ conditions: RunConditions,
    _ data: DataConfiguration,
    _ dataset: DatasetSummary
  ) throws(Fault) {
    let architecture = conditions.network.architecture
    try architecture.check(
      batchSize: conditions.training.batchSize,
      exampleCount: data.trainingCount
    )
    try architecture.check(
      evaluating: [data.validationCount, study.measuresTest ? dataset.testCount : 0],
      with: study.statistics.contains(.batch) ? .batch : .running
    )
  }

  private static func checkProbes(_ study: Study, updates: Int) throws(Fault) {
    guard !study.probes.isEmpty, case .spaced(let spacing) = study.probeSteps else { return }
    let count = spacing.count(through: updates)
    guard count > probeLimit else { return }
    throw Fault(
      .invalid,
      "the probes look too often (got \(count + 1) times, expected at most \(probeLimit))",
      hint: "Name a larger number in `probe_steps: { every: … }`."
    )
  }

  private static func checkEvaluations(_ study: Study, updates: Int) throws(Fault) {
    guard case .spaced(let spacing) = study.evaluation else { return }
    let count = spacing.count(through: updates)
    guard count > probeLimit else { return }
    throw Fault(
      .invalid,
      "the validation examples are evaluated too often (got \(count) times, expected at most "
        + "\(probeLimit))",
      hint: "Name a larger number in `evaluate: { every: … }`."
    )
  }
}
