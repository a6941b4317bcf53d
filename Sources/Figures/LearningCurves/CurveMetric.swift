internal import Experiments
internal import Faults
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import YAML

/// A number that is followed over a training, by its name in files: `validation_loss`, or of logs `validation/f1`.
struct CurveMetric: Sendable, Hashable {
  /// The name in files.
  let name: String
  /// Which numbers of a run it is.
  let key: SeriesKey
  /// What it is called where other programs logged it; nil for a number of ours.
  private let logged: MetricName?

  private init(_ name: String, _ key: SeriesKey) {
    (self.name, self.key, logged) = (name, key, nil)
  }

  /// A metric of logs.
  init(_ logged: MetricName) {
    name = logged.text
    key = SeriesKey(logged.metric, on: logged.split)
    self.logged = logged
  }

  static let trainingLoss = CurveMetric("training_loss", SeriesKey(.loss, on: .train))
  static let trainingAccuracy = CurveMetric("training_accuracy", SeriesKey(.accuracy, on: .train))
  static let validationLoss = CurveMetric("validation_loss", SeriesKey(.loss, on: .validation))
  static let validationAccuracy = CurveMetric(
    "validation_accuracy",
    SeriesKey(.accuracy, on: .validation)
  )

  /// The numbers of runs of ours.
  static let ours = [trainingLoss, trainingAccuracy, validationLoss, validationAccuracy]

  /// The numbers of a run in the order in which they were measured.
  func points(of run: MeasuredRun) -> SeriesPoints {
    logged.map(run.points) ?? run.points(key)
  }

  /// The words for an axis, without the unit.
  var title: String { (logged ?? MetricName(key.metric, on: key.split)).title.text }

  /// Whether it is a share.
  var isShare: Bool { key.metric.unit.isShare }

  /// Whether it is a loss in nats: the loss of another program is a plain number.
  var isLoss: Bool { key.metric == .loss }

  /// The metric that a figure of a study names.
  init(_ reader: FieldReader, _ study: Study, _ scope: ReadingScope) throws(Fault) {
    let text = try reader.text("metric")
    if let own = Self.ours.first(where: { $0.name == text }) {
      self = own
      return
    }
    let known = scope.metrics(of: study)
    guard known.contains(text) else {
      throw reader.unknown(
        text,
        "metric",
        known: Self.ours.map(\.name) + known,
        at: try reader.required("metric").position
      )
    }
    self.init(MetricName(text))
  }
}

/// What a training is followed over.
enum CurveProgress: String, CaseIterable, Sendable, Hashable {
  /// How often the training set was seen.
  case epochs
  /// How many updates there were.
  case updates

  /// A moment's place; nil where a run did not record it.
  func place(_ moment: TrainingMoment) -> Double? {
    switch self {
    case .epochs: moment.epoch
    case .updates: moment.step.map(Double.init)
    }
  }
}
