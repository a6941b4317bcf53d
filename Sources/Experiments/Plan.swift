internal import Datasets
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

  /// A place with what is run there, but for the seeds.
  struct PlannedPlace {
    var place: Place
    /// What is run, whatever its seed.
    var configuration: RunConfiguration
    /// How many seeds it has.
    var seeds: Int

    /// One entry for each seed.
    fileprivate func entries(firstSeed: UInt64) -> [Entry] {
      let names = SeedNames(configuration)
      return (0..<seeds).map { index in
        var configuration = configuration
        configuration.seed = firstSeed + UInt64(index)
        return Entry(
          study: place.study,
          network: place.network,
          levels: place.levels,
          configuration: configuration,
          id: names.id(seed: configuration.seed)
        )
      }
    }
  }

  /// The runs in order; a configuration that two studies or levels share appears in both and is run once.
  public let entries: [Entry]

  private static let limit = 100_000
  /// A look takes as long as some updates, and its numbers are kept.
  private static let probeLimit = 10_000

  /// The plan of an experiment.
  ///
  /// - Parameters:
  ///   - experiment: What is asked, fitted to the data (``Experiment/fitted(to:file:)``).
  ///   - datasets: A summary of each data set that a study names.
  ///   - file: The experiment's file, for messages.
  ///   - seeds: How many seeds places have that have more than the least of their study.
  /// - Throws: ``Faults`` when a run cannot be: a network that does not fit the data, a class without an example, a batch
  ///   larger than the training set, a last batch of one example under batch norm, too many runs, or a claim that compares
  ///   runs with themselves.
  public init(
    _ experiment: Experiment,
    datasets: [String: DatasetSummary],
    file: String,
    seeds: [Place: Int] = [:]
  ) throws(Faults) {
    var planned: [PlannedPlace] = []
    var total = 0
    var faults = FaultCollector()
    // A network that does not fit is one mistake, at however many levels and in however many studies.
    var known: Set<RunFault> = []
    for study in experiment.studies where !study.isLogged {
      guard let dataset = datasets[study.dataset] else {
        preconditionFailure("Every study's data set is summarised before planning.")
      }
      // Counted before the levels are made: two factors of some ten thousand values each fit in a file.
      let count = Self.runCount(of: study)
      guard count <= Self.limit - total else {
        let (total, isBeyond) = total.addingReportingOverflow(count)
        throw Faults(
          Fault(
            file: file,
            "study \"\(study.name)\" brings the plan to \(isBeyond ? Int.max : total) runs"
              + " (expected at most \(Self.limit))",
            hint: "Sweep fewer values or use fewer seeds."
          )
        )
      }
      let levels = Self.combinations(of: study.sweep)
      for level in levels {
        for name in study.networks {
          guard let network = experiment.network(name), let built = network.configuration else {
            preconditionFailure("Reading checks the networks of every study.")
          }
          let base: RunConfiguration
          do throws(RunFault) {
            base = try Self.configuration(study, network, built, level, dataset: dataset)
          } catch {
            // The same mistake at the same place is said once.
            if known.insert(error).inserted {
              faults.collect { () throws(Fault) in
                throw error.placed(in: experiment, file: file, study, network, level)
              }
            }
            continue
          }
          let place = Place(study: study.name, network: name, levels: level)
          let seeds = max(study.seeds.least, seeds[place] ?? 0)
          planned.append(PlannedPlace(place: place, configuration: base, seeds: seeds))
          total += seeds
        }
      }
    }
    try faults.check()
    entries = Self.sharingEvaluations(planned, of: experiment.studies)
      .flatMap { $0.entries(firstSeed: experiment.firstSeed) }
    try checkThatClaimsCompare(experiment, file: file)
  }

  private init(entries: [Entry]) { self.entries = entries }

  /// The part of the plan whose runs nobody has yet.
  public func without(_ known: some Collection<RunID>) -> Plan {
    let known = Set(known)
    return Plan(entries: entries.filter { !known.contains($0.id) })
  }

  /// The part of the plan with these runs.
  public func only(_ ids: Set<RunID>) -> Plan {
    Plan(entries: entries.filter { ids.contains($0.id) })
  }

  /// The plan with the runs of another one that it lacks behind its own.
  public func with(_ other: Plan) -> Plan {
    Plan(entries: entries + other.without(entries.map(\.id)).entries)
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
  /// - Throws: ``RunFault`` with the fields that are at fault when it cannot be trained.
  private static func configuration(
    _ study: Study,
    _ network: Network,
    _ built: NetworkConfiguration,
    _ levels: [FactorLevel],
    dataset: DatasetSummary
  ) throws(RunFault) -> RunConfiguration {
    let conditions = conditions(study, network, built, levels)
    let count = min(conditions.data.examples ?? dataset.trainingCount, dataset.trainingCount)
    let validationCount = min(study.validationExamples ?? .max, dataset.validationCount)
    let sizes = zip(dataset.trainingCounts, dataset.validationCounts).map { $0 + $1 }
    let data = DataConfiguration(
      digest: dataset.digest,
      trainingCount: count,
      validationCount: validationCount,
      splitSeed: dataset.splitSeed,
      normalization: study.normalization,
      featureScale: conditions.data.featureScale,
      labels: study.labels,
      everyClass: Split.leavesOutAClass(
        sizes: sizes,
        training: count,
        validation: validationCount
      )
    )
    let training = conditions.training
    let path = "studies.\(study.name)"
    let datasetFields = ["\(path).dataset", "dataset"]
    try RunFault.at(datasetFields) { () throws(Fault) in try dataset.checkClasses(for: study) }
    try RunFault.at(["networks.\(network.name).layers"]) { () throws(Fault) in
      try checkNetwork(conditions, dataset, named: network.name)
    }
    try RunFault.at(["networks.\(network.name).initialization", "\(path).training"]) {
      () throws(Fault) in
      try conditions.network.initialization.check()
      try conditions.training.update.check()
    }
    let exampleFields = [
      "\(path).examples", "\(path).sweep.examples", "\(path).validation_examples",
    ]
    try RunFault.at(exampleFields + datasetFields) {
      () throws(Fault) in
      try checkExamples(study, levels, data, dataset)
    }
    try RunFault.at([
      "\(path).sweep.batch_size", "\(path).\(Study.networkTrainingKey).\(network.name).batch_size",
      "networks.\(network.name).training.batch_size", "\(path).training.batch_size",
      "training.batch_size",
    ]) {
      () throws(Fault) in
      try conditions.network.architecture.check(
        batchSize: conditions.training.batchSize,
        exampleCount: data.trainingCount
      )
    }
    try RunFault.at(["\(path).statistics", "networks.\(network.name).normalization"]) {
      () throws(Fault) in
      try checkEvaluated(study, conditions, data, dataset)
    }
    let perEpoch = (count + training.batchSize - 1) / training.batchSize
    let updates = training.epochs * perEpoch
    try RunFault.at(["\(path).probe_steps"]) { () throws(Fault) in
      try checkProbes(study, updates: updates)
    }
    try RunFault.at(["\(path).\(EvaluationSteps.key)"]) { () throws(Fault) in
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
    _ built: NetworkConfiguration,
    _ levels: [FactorLevel]
  ) -> RunConditions {
    let training = study.training(of: network.name)
    var conditions = RunConditions(
      network: built,
      training: training,
      examples: study.examples,
      featureScale: study.featureScale
    )
    for level in levels { level.apply(to: &conditions) }
    study.batchSizeScaling.apply(to: &conditions.training, from: training)
    conditions.network.normalization.leaveOutGhosts(of: conditions.training.batchSize)
    // What computes the same is one run.
    conditions.network.leaveOutOrders()
    conditions.network.layers = LayerEntry.merged(conditions.network.layers)
    if conditions.training.weightDecay == 0 { conditions.training.weightDecayOf = .all }
    return conditions
  }

  // MARK: What cannot be trained

  private static func checkNetwork(
    _ conditions: RunConditions,
    _ dataset: DatasetSummary,
    named name: String
  ) throws(Fault) {
    let architecture = conditions.network.architecture
    precondition(!conditions.network.isOfAnyImage, "An experiment is fitted to its data first.")
    try dataset.checkFit(conditions.network, of: name)
    if let mistake = conditions.network.stages().mistake {
      throw Fault(.invalid, "networks.\(name).layers: \(mistake.message)", hint: mistake.hint)
    }
    try architecture.check()
    try conditions.network.checkMemory(batchSize: conditions.training.batchSize)
  }

  private static func checkExamples(
    _ study: Study,
    _ levels: [FactorLevel],
    _ data: DataConfiguration,
    _ dataset: DatasetSummary
  ) throws(Fault) {
    let count = data.trainingCount
    if let asked = study.examples, !study.examplesAreLimit, asked > dataset.trainingCount {
      throw Fault(
        .invalid,
        "the study asks for more examples than there are to train on (got \(asked), expected at most "
          + "\(dataset.trainingCount))",
        hint: "Write `examples: \(dataset.trainingCount)`, or leave it out for all of them; "
          + "`examples: { at_most: \(asked) }` takes fewer where there are fewer."
      )
    }
    try checkParts(study, data, dataset)
    // A level beyond what there is would stand at a number it is not.
    for level in levels where level.value > level.key.limit?(count) ?? .infinity {
      throw Fault(
        .invalid,
        "the level is beyond the training set (got \(level.text), expected at most \(count))",
        hint: "Sweep numbers of examples that the data set has."
      )
    }
    guard dataset.validationCount > 0 else {
      throw Fault(
        .invalid,
        "the data set is too small (got \(counted(count, "example", "examples")), expected at least 5, of which a "
          + "tenth validate)",
        hint: "Use more examples."
      )
    }
  }

  /// Refuses numbers of examples that leave a class without one.
  private static func checkParts(
    _ study: Study,
    _ data: DataConfiguration,
    _ dataset: DatasetSummary
  ) throws(Fault) {
    let sizes = zip(dataset.trainingCounts, dataset.validationCounts).map { $0 + $1 }
    let parts = Split.counts(
      sizes: sizes,
      training: data.trainingCount,
      validation: data.validationCount,
      everyClass: data.everyClass ?? false
    )
    for (part, what, count) in [
      (parts.training, "train", data.trainingCount),
      (parts.validation, "validate", data.validationCount),
    ] where count > 0 && count < dataset.classNames.count {
      guard let label = sizes.indices.first(where: { sizes[$0] > 0 && part[$0] == 0 }) else {
        continue
      }
      throw Fault(
        .invalid,
        "\(counted(count, "example", "examples")) to \(what) \(count == 1 ? "is" : "are") too few for one of each class (got none of "
          + "\"\(dataset.classNames[label].prefix(60))\", expected at least \(dataset.classNames.count))",
        hint: "Use more examples, or fewer classes."
      )
    }
  }

  private static func checkEvaluated(
    _ study: Study,
    _ conditions: RunConditions,
    _ data: DataConfiguration,
    _ dataset: DatasetSummary
  ) throws(Fault) {
    try conditions.network.architecture.check(
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
