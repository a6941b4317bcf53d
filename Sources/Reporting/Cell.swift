internal import Experiments
internal import Runs

/// The runs of one network at one level of a study's factors, which differ by their seed only.
struct Cell {
  var study: Study
  var network: Network
  var levels: [FactorLevel]
  /// The records, by seed in ascending order.
  var records: [RunRecord]

  /// The records whose loss stayed a number.
  var finished: [RunRecord] { records.filter { $0.divergence == nil } }

  /// The cells of all studies, in the plan's order.
  static func cells(of results: Results) -> [Cell] {
    var cells: [Cell] = []
    for run in results.runs {
      let entry = run.entry
      if let last = cells.indices.last, cells[last].study.name == entry.study,
        cells[last].network.name == entry.network, cells[last].levels == entry.levels
      {
        cells[last].records.append(run.record)
      } else if let study = results.experiment.study(entry.study),
        let network = results.experiment.network(entry.network)
      {
        cells.append(
          Cell(study: study, network: network, levels: entry.levels, records: [run.record])
        )
      }
    }
    return cells
  }
}

/// A quantity that the report shows with its mean and interval over seeds.
enum Metric: String, CaseIterable {
  case trainLoss = "train_loss"
  case trainAccuracy = "train_accuracy"
  case validationLoss = "validation_loss"
  case validationAccuracy = "validation_accuracy"
  case runningLoss = "running_loss"
  case runningAccuracy = "running_accuracy"
  case testLoss = "test_loss"
  case testAccuracy = "test_accuracy"

  /// When in a run a metric is read.
  enum Moment: String, CaseIterable {
    /// After the first epoch.
    case first
    /// After the last epoch.
    case last
    /// At the epoch of the lowest validation loss.
    case best
  }

  /// The value in a record, nil where the record has none: no test set, or no such epoch.
  func value(in record: RunRecord, at moment: Moment) -> Double? {
    let epoch: EpochMetrics? =
      switch moment {
      case .first: record.epochs.dropFirst().first
      case .last: record.epochs.last
      case .best: record.bestEpoch
      }
    let selection: TestMetrics.Selection? =
      switch moment {
      case .first: nil
      case .last: .lastEpoch
      case .best: .bestValidationLoss
      }
    let test = record.tests.first { $0.selection == selection }?.test
    return switch self {
    case .trainLoss: epoch?.training.loss
    case .trainAccuracy: epoch?.training.accuracy
    case .validationLoss: epoch?.validation.loss
    case .validationAccuracy: epoch?.validation.accuracy
    case .runningLoss: epoch?.running?.loss
    case .runningAccuracy: epoch?.running?.accuracy
    case .testLoss: test?.loss
    case .testAccuracy: test?.accuracy
    }
  }

  /// Whether the metric is a share, shown as a percentage; the others are losses in nats.
  var isAccuracy: Bool {
    switch self {
    case .trainAccuracy, .validationAccuracy, .runningAccuracy, .testAccuracy: true
    case .trainLoss, .validationLoss, .runningLoss, .testLoss: false
    }
  }
}
