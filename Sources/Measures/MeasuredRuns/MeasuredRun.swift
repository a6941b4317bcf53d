public import Models
public import Runs

/// The numbers of one run, whoever trained it: what measures, evidence, figures and tables take theirs from.
///
/// A run of ours becomes one by ``init(_:)``, the log of another tool by whatever reads it. What a run did not record is not
/// there: a series is empty, a seed or a configuration nil, and a measure answers ``MeasuredValue/notRecorded``.
public struct MeasuredRun: Sendable, Hashable {
  /// What fixed the initial weights and the order of examples: runs of one seed are pairs.
  ///
  /// Nil where it is not recorded, and
  /// then nothing is a pair of the run.
  public var seed: UInt64?
  /// How the run was trained; nil where it is not recorded as we do.
  public var configuration: RunConfiguration?
  /// Where the loss or the weights stopped being finite, if they did: the run ends there.
  public var divergence: TrainingMoment?
  /// Whether the final weights classify each test example correctly, in the order of the test set; nil where it is not
  /// recorded.
  public var isCorrect: [Bool]?
  /// How many examples of a split it was measured on; nothing where that is not recorded.
  public var exampleCounts: [DataSplit: Int]
  private(set) var series: SeriesTable
  /// The series whose numbers are means over an epoch while the weights changed, and so of its middle.
  public var meansOfEpochs: Set<SeriesKey> = []
  /// What probes found, by the name of the quantity.
  private var findings: [String: [ProbeMeasurement]]

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - seed: What fixed its chance, if it is recorded.
  ///   - configuration: How it was trained, if it is recorded.
  ///   - divergence: Where its numbers stopped being finite, if they did.
  ///   - series: The numbers over the training, each series in the order in which it was measured.
  ///   - findings: What probes found, in ascending order of steps.
  ///   - isCorrect: Whether the final weights classify each test example correctly, if it is recorded.
  ///   - exampleCounts: How many examples of each split it was measured on, where that is recorded.
  public init(
    seed: UInt64?,
    configuration: RunConfiguration? = nil,
    divergence: TrainingMoment? = nil,
    series: [SeriesKey: SeriesPoints],
    findings: [ProbeMeasurement] = [],
    isCorrect: [Bool]? = nil,
    exampleCounts: [DataSplit: Int] = [:]
  ) {
    self.init(
      seed: seed,
      configuration: configuration,
      divergence: divergence,
      series: SeriesTable(series),
      findings: findings,
      isCorrect: isCorrect,
      exampleCounts: exampleCounts
    )
  }

  init(
    seed: UInt64?,
    configuration: RunConfiguration?,
    divergence: TrainingMoment?,
    series: SeriesTable,
    findings: [ProbeMeasurement],
    isCorrect: [Bool]?,
    exampleCounts: [DataSplit: Int]
  ) {
    self.seed = seed
    self.configuration = configuration
    self.divergence = divergence
    self.series = series
    self.findings = Dictionary(grouping: findings, by: \.quantity)
    self.isCorrect = isCorrect
    self.exampleCounts = exampleCounts
  }

  /// The numbers of a series in the order in which they were measured; none where it is not recorded.
  public func points(_ key: SeriesKey) -> SeriesPoints { series[key] }

  /// The numbers of a metric on a split, evaluated as in inference where nothing else is said.
  public func points(
    _ metric: Metric,
    on split: DataSplit?,
    _ mode: MeasuringMode = .evaluated(.running)
  ) -> SeriesPoints {
    points(SeriesKey(metric, on: split, mode))
  }

  /// Which series it has, by split, metric and mode.
  public var keys: [SeriesKey] {
    func place(_ key: SeriesKey) -> (Int, String, Int) {
      let split = key.split.flatMap(DataSplit.allCases.firstIndex) ?? DataSplit.allCases.count
      return (split, key.metric.name, key.mode.rank)
    }
    return series.keys.sorted { place($0) < place($1) }
  }

  /// Forgets series of a run that was logged.
  public mutating func removeSeries(where isUnwanted: (SeriesKey) -> Bool) {
    series.removeAll(where: isUnwanted)
  }

  /// What probes found of a quantity, in ascending order of steps; none where it is not recorded.
  public func findings(of quantity: ProbeQuantity) -> [ProbeMeasurement] {
    findings[quantity.rawValue] ?? []
  }

  /// The numbers of updates after which a quantity was looked at, ascending.
  public func steps(of quantity: ProbeQuantity) -> [Int] {
    Set(findings(of: quantity).lazy.map(\.step)).sorted()
  }

  /// The layers of which a quantity was looked at, ascending; empty for one of the whole network.
  public func layers(of quantity: ProbeQuantity) -> [Int] {
    Set(findings(of: quantity).lazy.compactMap(\.layer)).sorted()
  }

  /// The moment of the lowest validation loss, the first one if several share it; the untrained network and evaluations
  /// within epochs do not count.
  public var bestMoment: TrainingMoment? {
    points(.loss, on: .validation)
      .filter { !$0.isBeforeTraining && !$0.isWithinEpoch && $0.value.isFinite }
      .min { $0.value < $1.value }?.moment
  }
}
