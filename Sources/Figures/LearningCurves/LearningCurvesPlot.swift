internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// Loss and accuracy of the networks of a study after every epoch, on the training and the validation set.
struct LearningCurvesPlot {
  let cells: [Cell]
  let palette: NetworkPalette
  /// A validation accuracy that claims ask for, drawn as a line.
  var threshold: Double?

  var plot: CaptionedPlot {
    let epochs = cells.map(\.training.epochs).max() ?? 1
    let splits: [(String, DataSplit)] = [
      (localized("Training set"), .train), (localized("Validation set"), .validation),
    ]
    let showsLearning = showsLearning
    var rows: [[Panel]] = [
      splits.map { title, split in
        panel(title, epochs, lossAxis, SeriesKey(.loss, on: split))
      },
      splits.map { title, split in
        panel(title, epochs, .accuracy(), SeriesKey(.accuracy, on: split)) {
          !(showsLearning && $0.isBeforeTraining)
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
        subtitle: localized("Inference mode at the end of each epoch, same weights"),
        panels: rows
      ),
      caption: caption
    )
  }

  /// The loss that is made small, where it is not the one that is measured, with its bounds: a softmax taken twice.
  private func trainedLossPanels(_ epochs: Int) -> [Panel]? {
    // Networks that are trained on another loss have no line to compare with these.
    let bounded = cells.filter { $0.training.loss.bounds != nil }
    guard let first = bounded.first,
      let bounds = first.training.loss.bounds?(first.network.configuration.layers.last ?? 2)
    else { return nil }
    let rules = [
      RuleMark(
        .y(bounds.lowerBound),
        label: localized("Floor \(Format.fixed(bounds.lowerBound, decimals: 3))")
      ),
      RuleMark(
        .y(bounds.upperBound),
        label: localized("Ceiling \(Format.fixed(bounds.upperBound, decimals: 3))")
      ),
    ]
    let axis = Axis(MeasureUnit.nats.words(localized("Trained loss")))
    let readings: [(title: String, mode: MeasuringMode)] = [
      (localized("Mean over the epoch’s mini-batches"), .runningMean),
      (localized("Last mini-batch alone"), .singleBatch),
    ]
    return readings.map { title, mode in
      var panel = panel(title, epochs, axis, SeriesKey(.loss, on: .train, mode), of: bounded)
      panel.marks += rules
      return panel
    }
  }

  /// Whether any run has an epoch behind it: then the accuracies before training, far below, are left out.
  private var showsLearning: Bool {
    cells.contains { $0.runs.contains { $0.points(.loss, on: .train).count > 1 } }
  }

  /// Before training the loss is ln 10, later a few tenths: on a linear axis the end of the curves is flat.
  private var lossAxis: Axis {
    let points: [SeriesPoint] = cells.flatMap(\.runs).flatMap { run in
      run.points(.loss, on: .train) + run.points(.loss, on: .validation)
    }
    let losses = points.map(\.value).filter { $0.isFinite && $0 > 0 }
    let isWide = (losses.max() ?? 1) > 5 * (losses.min() ?? 1)
    return Axis(
      MeasureUnit.nats.words(localized("Loss"), isLogarithmic: isWide),
      scale: isWide ? .logarithmic(base: 10) : .linear
    )
  }

  private func panel(
    _ title: String,
    _ epochs: Int,
    _ y: Axis,
    _ key: SeriesKey,
    of shown: [Cell]? = nil,
    where isShown: (SeriesPoint) -> Bool = { _ in true }
  ) -> Panel {
    Panel(
      title,
      x: .epochs(through: epochs),
      y: y,
      marks: (shown ?? cells).flatMap { marks(of: $0, key, where: isShown) }
    )
  }

  /// Every run as a thin line, and the mean with its band over the epochs that all finished runs have.
  private func marks(
    of cell: Cell,
    _ key: SeriesKey,
    where isShown: (SeriesPoint) -> Bool
  ) -> [any Mark] {
    func points(_ run: MeasuredRun) -> [DataPoint] {
      run.points(key).filter { isShown($0) && !$0.isWithinEpoch }.map {
        DataPoint(x: $0.moment.epoch ?? .nan, y: $0.value)
      }
    }
    let series = palette.series(of: cell.network)
    let finished = cell.finished.map(points)
    var marks: [any Mark] = singles(of: cell, series, finished, points)
    guard !finished.isEmpty else { return marks }
    let summary = SeedSpread.curve(finished)
    if finished.count > 1 {
      marks.append(
        BandMark(series, summary, interval: SeedSpread.interval(seeds: finished.count))
      )
    }
    marks.append(LineMark(series, summary.map { DataPoint(x: $0.x, y: $0.y) }))
    return marks
  }

  /// The first runs of a network one by one, and all that diverged.
  private func singles(
    of cell: Cell,
    _ series: Series,
    _ finished: [[DataPoint]],
    _ points: (MeasuredRun) -> [DataPoint]
  ) -> [any Mark] {
    let diverged = cell.runs.filter { $0.divergence != nil }.map { run in
      points(run) + [DataPoint(x: run.divergence?.epoch ?? .nan, y: .nan)]
    }
    guard cell.runs.count > 1 || finished.isEmpty else { return [] }
    let shown = finished.prefix(SeedSpread.shownCount)
    return [
      RunsMark(
        series,
        shown + diverged,
        unit: SeedSpread.unit(cells.map(\.finished.count)),
        hiddenCount: finished.count - shown.count
      )
    ]
  }

  /// The validation accuracy that the networks end with, as a sentence.
  private var finding: String {
    guard cells.contains(where: { !$0.finished.isEmpty }) else {
      return localized("Every run diverged")
    }
    let ends = cells.map(end).listed
    let epochs = cells.map(\.training.epochs)
    guard let least = epochs.min(), let most = epochs.max(), least == most else {
      let (least, most) = (epochs.min() ?? 0, epochs.max() ?? 0)
      return localized(
        "Validation accuracy after \(least) to \(most, "# epoch", "# epochs"): \(ends)"
      )
    }
    guard let difference else {
      return localized("Validation accuracy after \(most, "# epoch", "# epochs"): \(ends)")
    }
    return localized(
      "Validation accuracy after \(most, "# epoch", "# epochs"): \(ends); difference \(difference)"
    )
  }

  /// A network with what it ends with, and how many of its runs diverged.
  private func end(of cell: Cell) -> String {
    let title = cell.network.title
    guard !cell.finished.isEmpty else { return localized("\(title) diverged") }
    let mean = SeedMean(of: SeriesKey(.accuracy, on: .validation), at: .last, in: cell)
    let words = mean.map { localized("\(title) \($0.mean)") } ?? title
    let diverged = cell.runs.count - cell.finished.count
    guard diverged > 0 else { return words }
    return localized("\(words) (\(diverged) of \(cell.runs.count) diverged)")
  }

  /// What the second of two networks has more than the first, by seed, with its interval.
  private var difference: String? {
    // After different epochs the difference is not one of networks alone.
    guard cells.count == 2, cells[0].training.epochs == cells[1].training.epochs else { return nil }
    let difference = PairedDifference(
      cells[1],
      minus: cells[0],
      of: .accuracy(.validation, .running)
    )
    return difference.values.count > 1 ? difference.text() : nil
  }

  private var caption: String {
    let before = cells.flatMap(\.runs).compactMap {
      $0.points(.accuracy, on: .validation).first?.value
    }
    let study = cells.first?.study.title ?? ""
    let start = before.min().flatMap { low in
      before.max().map { NumberStyle.percent.range(low, $0) }
    }
    return [
      localized(
        "\(study): loss and accuracy on the whole training and the whole validation set."
      ),
      difference == nil
        ? ""
        : localized("The title’s difference is by seed, with its 95\u{A0}% t-interval."),
      showsLearning ? Self.startNote(start) : "",
      cells.contains(where: \.hasDiverged)
        ? localized(
          "Runs that diverged are drawn to their last finite value and are in no mean."
        ) : "",
      cells.warningOfLosses,
    ].sentences
  }

  /// What the panels leave out.
  private static func startNote(_ start: String?) -> String {
    start.map {
      localized(
        "The accuracies before training, \($0) on the validation set, lie below the panels."
      )
    }
      ?? localized(
        "The accuracies before training, chance on the validation set, lie below the panels."
      )
  }
}
