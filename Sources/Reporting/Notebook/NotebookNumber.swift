internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Runs

/// A number of a run that a notebook measures too.
struct NotebookNumber: Sendable {
  /// The name in Python.
  let name: String
  /// The number of a run of the report; nil where it has none.
  let value: @Sendable (MeasuredRun) -> Double?

  /// The numbers of every run, in the order of tables: before training, after the first epoch, and at the end.
  static let usual: [NotebookNumber] =
    [
      NotebookNumber("initial_validation_loss") { run in
        run.points(.loss, on: .validation).first { $0.isBeforeTraining }?.value
      }
    ]
    + [
      ("first_running_loss", SeriesKey(.loss, on: .train, .runningMean)),
      ("first_training_loss", SeriesKey(.loss, on: .train)),
      ("first_validation_loss", SeriesKey(.loss, on: .validation)),
      ("first_validation_accuracy", SeriesKey(.accuracy, on: .validation)),
    ].map { name, key in NotebookNumber(name) { $0.value(of: key, at: .first) } }
    + [
      ("running_loss", SeriesKey(.loss, on: .train, .runningMean)),
      ("training_loss", SeriesKey(.loss, on: .train)),
      ("training_accuracy", SeriesKey(.accuracy, on: .train)),
      ("validation_loss", SeriesKey(.loss, on: .validation)),
      ("validation_accuracy", SeriesKey(.accuracy, on: .validation)),
      ("test_loss", SeriesKey(.loss, on: .test)),
      ("test_accuracy", SeriesKey(.accuracy, on: .test)),
    ].map { name, key in NotebookNumber(name) { $0.value(of: key, at: .last) } }
    + [NotebookNumber(.selectedTestAccuracy), NotebookNumber(.lowestValidationLoss)]

  /// The numbers of a study with a sweep: those at the end.
  static let ofSweeps = usual.filter { !$0.name.hasPrefix("first_") }

  /// The measures that `measures.py` knows; others need what a notebook does not look at, such as probes and times.
  private static let known: Set<String> = [
    "training_loss", "training_accuracy", "validation_loss", "validation_accuracy", "test_loss",
    "test_accuracy", "selected_test_accuracy", "selected_validation_accuracy",
    "lowest_validation_loss", "best_validation_accuracy", "generalization_gap", "last_batch_loss",
    "loss_roughness", "steps_to_accuracy", "epochs_to_accuracy", "gap_at_training_loss",
  ]

  private init(_ name: String, _ value: @escaping @Sendable (MeasuredRun) -> Double?) {
    self.name = name
    self.value = value
  }

  private init(_ measure: Measure) {
    self.init(Self.name(of: measure)) { measure.value(of: $0).exact }
  }

  /// A measure of a claim; nil where a notebook does not have it.
  init?(known measure: Measure) {
    guard Self.known.contains(measure.name), measure.yamlOptions.count < 2,
      !measure.yamlOptions.contains(where: { $0.hasPrefix("statistics") })
    else { return nil }
    self.init(measure)
  }

  /// The name with its option: `steps_to_accuracy 0.82`.
  private static func name(of measure: Measure) -> String {
    ([measure.name]
      + measure.yamlOptions.map { $0.split(separator: " ").last.map(String.init) ?? "" })
      .joined(separator: " ")
  }
}
