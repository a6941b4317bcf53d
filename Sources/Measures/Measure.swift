package import Faults
public import Models
package import Notation
public import Runs

/// What one run is reduced to: a number with a meaning and a unit, for claims, figures and tables alike.
///
/// The words of this module:
/// - A **metric** is what a run logs over its training, such as the loss (``Metric``); its numbers are a *series* of *points*.
/// - A **quantity** is what a probe finds inside the network (``ProbeQuantity``).
/// - A **measure** makes one number of the series and findings of a run: the accuracy at the end, the updates to an
///   accuracy, the largest jitter. Claims and figures ask for measures.
/// - A **measured value** is what a measure is for one run: a number, a bound, or none (``MeasuredValue``).
/// - A **factor** is a setting that a study varies; a value of it is a *level*.
/// - An *endpoint* (`Experiments`) is what a claim compares: a measure, or a summary of it over the levels of a factor.
///
/// Every measure is one file below `Measures`: a function or constant that makes it, and a ``MeasureDefinition`` that reads
/// it, which stands in the registry. Two measures are one if their names and options are.
public struct Measure: Sendable, Hashable {
  /// When a number is taken.
  package enum Moment: Sendable, Hashable {
    /// After the last epoch.
    case lastEpoch
    /// When a probe looks: ``Measure/details`` says when.
    case look
    /// Over all epochs, as the words say.
    case allEpochs(Phrase)
  }

  /// The name in files and data tables.
  public let name: String
  /// The options beside the name, as fields of YAML; none for those at their default.
  package let yamlOptions: [String]
  /// The words for an axis or a column, without the unit: `Updates to 88 % validation accuracy`.
  public var title: String { titlePhrase.text }
  package let titlePhrase: Phrase
  /// What tells the measure from others of the same title, for a caption or a note:
  /// `with the statistics of each batch`, `largest over layers, after 10 updates`; nil where there is nothing to tell.
  public var details: String? { detailsPhrase?.text }
  package let detailsPhrase: Phrase?
  /// What it is counted in.
  public let unit: MeasureUnit
  /// How one of its numbers is written.
  package let style: NumberStyle
  /// How two of its numbers are compared where a claim does not say.
  public let usualScale: EffectScale
  /// Which of two numbers is better; nil where neither is.
  public let better: Metric.Better?
  /// Whether the number can be 0 or less, so that ratios of it say nothing.
  public let canBeNegative: Bool
  /// Whether the number is a difference, which counts from 0 to both sides.
  public let isDifference: Bool
  /// Whether the number depends on the machine's speed and so stays out of the reproducible files.
  public let isTimed: Bool
  /// Whether the number is a time to an accuracy.
  ///
  /// It is known only between two evaluations: of a run that is there at the first one
  /// after the start it is at most that, of one that is not there at the last it is at least that.
  public let isCrossing: Bool
  /// Whether it is of the loss that is made small, so that those of networks with different losses cannot be compared.
  public let isOfTrainedLoss: Bool
  /// Whether the number is 1 for a run that is as asked and 0 for one that is not, a diverged one included.
  public let isYesOrNo: Bool
  /// The split of whose examples it is a share, or a difference of shares: no two of its numbers are nearer than one example;
  /// nil for what is not counted in examples.
  public let countedSplit: DataSplit?
  /// When it is taken.
  package let moment: Moment
  /// The quantity of a probe that it reads; nil for what is read from series.
  public let quantity: ProbeQuantity?
  /// The metric of any name that it reads; nil for what is read of runs of ours alone.
  public let metric: MetricName?
  /// What theory says of it; nil where there is none.
  public let theory: Theory?
  /// What the equations say that it is proportional to, for networks that do the same work otherwise; nil where nothing is.
  public let cost: (@Sendable (NetworkConfiguration) -> Double)?
  private let needsEpochs: Bool
  private let need: @Sendable (MeasureCheck) throws(Fault) -> Void
  private let read: @Sendable (MeasuredRun) -> MeasuredValue
  private let substitute: (@Sendable () -> Measure)?

  /// Creates a measure.
  ///
  /// - Parameters:
  ///   - name: The name in files.
  ///   - options: The options beside it, as fields of YAML, without those at their default.
  ///   - title: The words without the unit.
  ///   - details: What tells it from others of the same title.
  ///   - unit: What it is counted in.
  ///   - style: How a number is written; that of the unit where nothing is said.
  ///   - usualScale: How two numbers are compared.
  ///   - better: Which of two numbers is better.
  ///   - canBeNegative: Whether it can be 0 or less.
  ///   - isDifference: Whether it counts from 0 to both sides.
  ///   - isTimed: Whether it depends on the machine's speed.
  ///   - isCrossing: Whether it is a time to an accuracy.
  ///   - isOfTrainedLoss: Whether it is of the loss that is made small.
  ///   - isYesOrNo: Whether it is 1 or 0, the latter for a run that diverged.
  ///   - countedSplit: The split of whose examples it is a share.
  ///   - moment: When it is taken.
  ///   - quantity: The quantity of a probe that it reads.
  ///   - metric: The metric of any name that it reads.
  ///   - theory: What theory says of it.
  ///   - cost: What the equations say that it is proportional to.
  ///   - needsEpochs: Whether a run that is only measured before training has no such number.
  ///   - substitute: What stands in its place where the data have no test set.
  ///   - need: Refuses a study whose runs will not have it.
  ///   - value: The number of a run that did not diverge.
  init(
    _ name: String,
    options: [String] = [],
    title: Phrase,
    details: Phrase? = nil,
    unit: MeasureUnit = .plain,
    style: NumberStyle? = nil,
    usualScale: EffectScale = .ratio,
    better: Metric.Better? = nil,
    canBeNegative: Bool = false,
    isDifference: Bool = false,
    isTimed: Bool = false,
    isCrossing: Bool = false,
    isOfTrainedLoss: Bool = false,
    isYesOrNo: Bool = false,
    countedSplit: DataSplit? = nil,
    moment: Moment = .lastEpoch,
    quantity: ProbeQuantity? = nil,
    metric: MetricName? = nil,
    theory: Theory? = nil,
    cost: (@Sendable (NetworkConfiguration) -> Double)? = nil,
    needsEpochs: Bool = false,
    withoutTests substitute: (@Sendable () -> Measure)? = nil,
    need: @escaping @Sendable (MeasureCheck) throws(Fault) -> Void = { _ in },
    value: @escaping @Sendable (MeasuredRun) -> MeasuredValue
  ) {
    self.name = name
    yamlOptions = options
    titlePhrase = title
    detailsPhrase = details
    self.unit = unit
    self.style = style ?? unit.style
    self.usualScale = usualScale
    self.better = better
    self.canBeNegative = canBeNegative
    self.isDifference = isDifference
    self.isTimed = isTimed
    self.isCrossing = isCrossing
    self.isOfTrainedLoss = isOfTrainedLoss
    self.isYesOrNo = isYesOrNo
    self.countedSplit = countedSplit
    self.moment = moment
    self.quantity = quantity
    self.metric = metric
    self.theory = theory
    self.cost = cost
    self.needsEpochs = needsEpochs
    self.substitute = substitute
    self.need = need
    read = value
  }

  /// Whether two measures have one name and the same options.
  public static func == (one: Measure, other: Measure) -> Bool {
    one.name == other.name && one.yamlOptions == other.yamlOptions
  }

  /// Hashes name and options.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(yamlOptions)
  }

  /// The words for an axis or a column, with the unit: `Test loss (nats)`.
  public var words: String { unit.words(title) }

  /// A number of the measure for a sentence: a share in per cent, a time in seconds, another with three digits.
  package func text(_ value: Double) -> String { style.text(value) }

  /// What is measured where the data have no test set: the measure itself, or the same on the validation set.
  public var withoutTests: Measure { substitute?() ?? self }

  /// Whether the numbers of two measures can share an axis.
  public func sharesAxis(with other: Measure) -> Bool {
    name == other.name || (unit == other.unit && unit != .plain)
  }

  /// The measure of a run.
  public func value(of run: MeasuredRun) -> MeasuredValue {
    guard run.divergence == nil else { return isYesOrNo ? .number(0) : .diverged }
    return read(run)
  }

  /// Refuses a measure of which the runs of a study will have no number.
  ///
  /// - Throws: ``Fault`` with what the study lacks.
  package func check(_ check: MeasureCheck) throws(Fault) {
    if needsEpochs, check.study.epochs == 0 {
      throw try check.error(
        "study \"\(check.study.name)\" has no epochs, of which \(name) is measured",
        hint: "Set the study's `training: { epochs: … }` to 1 or more."
      )
    }
    try need(check)
  }

  /// Refuses a measure for a figure of a study, no network of which has the number.
  ///
  /// - Throws: ``Fault`` with what is lacking.
  package func checkFigure(_ check: MeasureCheck) throws(Fault) {
    try self.check(check.withoutNetworks)
    try quantity?.checkFigure(check)
  }
}

extension MeasuredValue {
  /// A number where there is one that is finite.
  init(_ number: Double?) {
    self = number.flatMap { $0.isFinite ? .number($0) : nil } ?? .notRecorded
  }
}
