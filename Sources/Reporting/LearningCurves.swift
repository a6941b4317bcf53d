internal import Experiments
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// Loss and accuracy of the networks of a study after every epoch, on the training and the validation set.
struct LearningCurves {
  let cells: [Cell]
  let palette: NetworkPalette
  /// A validation accuracy that claims ask for, drawn as a line.
  var threshold: Double?

  var plot: CaptionedPlot {
    let epochs = cells.first?.study.training.epochs ?? 1
    let splits: [(String, KeyPath<EpochMetrics, Runs.Measurement>)] = [
      ("Training set", \.training), ("Validation set", \.validation),
    ]
    let showsLearning = showsLearning
    var rows: [[Panel]] = [
      splits.map { title, split in
        panel(title, epochs, lossAxis) { Point($0, \.loss, of: split) }
      },
      splits.map { title, split in
        panel(title, epochs, .accuracy()) {
          $0.epoch == 0 && showsLearning ? nil : Point($0, \.accuracy, of: split)
        }
      },
    ]
    if let threshold {
      rows[1][1].marks.append(RuleMark(.y(threshold), label: Format.percent(threshold)))
    }
    if let trained = trainedLossPanels(epochs) { rows.append(trained) }
    return CaptionedPlot(
      plot: Plot(
        title: finding,
        subtitle: "Inference mode at the end of each epoch, same weights",
        panels: rows
      ),
      caption: caption
    )
  }

  /// The loss that is made small, where it is not the one that is measured, with its bounds: a softmax taken twice.
  private func trainedLossPanels(_ epochs: Int) -> [Panel]? {
    guard let study = cells.first?.study, let network = cells.first?.network,
      let bounds = study.training.loss.bounds?(network.configuration.layers.last ?? 2)
    else { return nil }
    let rules = [
      RuleMark(
        .y(bounds.lowerBound),
        label: "Floor \(Format.fixed(bounds.lowerBound, decimals: 3))"
      ),
      RuleMark(
        .y(bounds.upperBound),
        label: "Ceiling \(Format.fixed(bounds.upperBound, decimals: 3))"
      ),
    ]
    let axis = Axis("Trained loss (nats)")
    let readings: [(title: String, value: (EpochMetrics) -> Double?)] = [
      ("Mean over the epoch's mini-batches", { $0.running?.loss }),
      ("Last mini-batch alone", { $0.lastBatchLoss }),
    ]
    return readings.map { title, value in
      var panel = panel(title, epochs, axis) { epoch in
        value(epoch).map { Point(x: Double(epoch.epoch), y: $0) }
      }
      panel.marks += rules
      return panel
    }
  }

  /// Whether any run has an epoch behind it: then the accuracies before training, far below, are left out.
  private var showsLearning: Bool {
    cells.contains { $0.records.contains { $0.epochs.count > 1 } }
  }

  /// The coordinates of an epoch in a panel.
  private struct Point {
    var x: Double
    var y: Double

    init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }

    init(
      _ epoch: EpochMetrics,
      _ value: KeyPath<Runs.Measurement, Double>,
      of split: KeyPath<EpochMetrics, Runs.Measurement>
    ) {
      x = Double(epoch.epoch)
      y = epoch[keyPath: split][keyPath: value]
    }
  }

  /// Before training the loss is ln 10, later a few tenths: on a linear axis the end of the curves is flat.
  private var lossAxis: Axis {
    let losses = cells.flatMap(\.records).flatMap(\.epochs)
      .flatMap { [$0.training.loss, $0.validation.loss] }.filter { $0.isFinite && $0 > 0 }
    let isWide = (losses.max() ?? 1) > 5 * (losses.min() ?? 1)
    return isWide
      ? Axis("Loss (nats, log scale)", scale: .logarithmic(base: 10)) : Axis("Loss (nats)")
  }

  private func panel(
    _ title: String,
    _ epochs: Int,
    _ y: Axis,
    _ point: (EpochMetrics) -> Point?
  ) -> Panel {
    Panel(
      title,
      x: .epochs(through: epochs),
      y: y,
      marks: cells.flatMap { marks(of: $0, point) }
    )
  }

  /// Every run as a thin line, and the mean with its band over the epochs that all finished runs have.
  private func marks(of cell: Cell, _ point: (EpochMetrics) -> Point?) -> [any Mark] {
    let series = palette.series(of: cell.network)
    let runs = cell.records.map { record in
      var points = record.epochs.compactMap(point).map { DataPoint(x: $0.x, y: $0.y) }
      if let divergence = record.divergence {
        points.append(DataPoint(x: Double(divergence.epoch), y: .nan))
      }
      return points
    }
    var marks: [any Mark] = runs.count > 1 || cell.finished.isEmpty ? [RunsMark(series, runs)] : []
    let finished = cell.finished.map { $0.epochs.compactMap(point) }
    guard let first = finished.first else { return marks }
    let summary = first.indices.compactMap { index in
      SeedSpread.point(x: first[index].x, finished.map { $0[index].y })
    }
    if finished.count > 1 {
      marks.append(
        BandMark(series, summary, interval: SeedSpread.interval(seeds: finished.count))
      )
    }
    marks.append(LineMark(series, summary.map { DataPoint(x: $0.x, y: $0.y) }))
    return marks
  }

  /// The validation accuracy that the networks end with, as a sentence.
  private var finding: String {
    guard cells.contains(where: { !$0.finished.isEmpty }) else { return "Every run diverged" }
    let ends = cells.map { cell in
      let end = Estimate(.validationAccuracy, at: .last, in: cell).map { " \($0.mean)" } ?? ""
      let diverged = cell.records.count - cell.finished.count
      let note =
        cell.finished.isEmpty
        ? " diverged" : diverged > 0 ? " (\(diverged) of \(cell.records.count) diverged)" : ""
      return cell.network.title + end + note
    }
    let epochs = cells.first?.study.training.epochs ?? 0
    return "Validation accuracy after \(epochs) \(epochs == 1 ? "epoch" : "epochs"): "
      + ends.joined(separator: ", ")
  }

  private var caption: String {
    let before = cells.flatMap(\.records).compactMap { $0.epochs.first?.validation.accuracy }
    let start =
      before.min().flatMap { low in
        before.max().map { Estimate.range(low, $0, format: Format.percent) }
      } ?? "chance"
    return
      "\(cells.first?.study.title ?? ""): loss and accuracy on the whole training and the whole "
      + "validation set."
      + (showsLearning
        ? " The accuracies before training, \(start) on the validation set, lie below the panels."
        : "")
      + (cells.contains(where: \.hasDiverged)
        ? " Runs that diverged are drawn to their last finite value and are in no mean." : "")
      + (cells.first?.study.training.loss.warning.map { " " + $0 } ?? "")
  }
}
