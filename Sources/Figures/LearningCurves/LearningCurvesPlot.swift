internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// Loss and accuracy of the networks of a study after every epoch, on the training and the validation set.
///
/// Of many networks the two have a panel each on the validation set, of still more the accuracy alone (``Crowding``).
struct LearningCurvesPlot {
  let cells: [Cell]
  let palette: NetworkPalette
  /// A validation accuracy that claims ask for, drawn as a line.
  let threshold: Double?
  /// Whether the curves begin before training.
  private let start: CurveStart

  init(cells: [Cell], palette: NetworkPalette, threshold: Double? = nil) {
    self.cells = cells
    self.palette = palette
    self.threshold = threshold
    let panels = Self.keys(cells).map { key in
      (
        key: key,
        scale: key.metric == .loss
          ? Self.lossScale(cells, Self.keys(cells)) { _ in true } : CurveScale(sharesTitled: "")
      )
    }
    start = CurveStart(of: cells, panels) { !$0.isWithinEpoch }
  }

  /// What is shown of the networks, panel by panel.
  private static func keys(_ cells: [Cell]) -> [SeriesKey] {
    if cells.count > Crowding.pairedMultiples { return [SeriesKey(.accuracy, on: .validation)] }
    let splits: [DataSplit] =
      cells.count > Crowding.overlaidCurves || hasTrainedLoss(cells)
      ? [.validation] : [.train, .validation]
    return [Metric.loss, .accuracy].flatMap { metric in splits.map { SeriesKey(metric, on: $0) } }
  }

  /// Whether a loss is made small that is not the one that is measured: it has panels of its own, in the place of those of the
  /// training set.
  private static func hasTrainedLoss(_ cells: [Cell]) -> Bool {
    cells.contains { $0.bounds != nil }
  }

  /// Whether every network has panels of its own.
  private var isSplit: Bool { cells.count > Crowding.overlaidCurves }

  var plot: CaptionedPlot {
    CaptionedPlot(
      plot: isSplit
        ? multiples
        : Plot(
          title: "",
          subtitle: localized("Inference mode at the end of each epoch, same weights"),
          panels: overlaid
        ),
      caption: caption,
      finding: finding
    )
  }

  // MARK: Panels

  /// The last epoch that a run got to.
  private var epochs: Int {
    let places = cells.flatMap(\.runs).flatMap { run in
      Self.keys(cells).flatMap { run.points($0) }.compactMap(\.moment.epoch)
        + [run.divergence?.epoch].compactMap(\.self)
    }
    return places.max().map { Int($0.rounded(.up)) } ?? cells.compactMap(\.training?.epochs).max()
      ?? 1
  }

  /// The networks in four panels, by what is measured and on which examples.
  private var overlaid: [[Panel]] {
    let (loss, accuracy) = (lossScale, accuracyScale)
    var panels = Self.keys(cells).map { key in
      var panel = panel(
        key.split == .train ? localized("Training set") : localized("Validation set"),
        of: cells,
        key,
        key.metric == .loss ? loss : accuracy
      )
      if key == SeriesKey(.accuracy, on: .validation) { panel.marks += thresholdMark }
      return panel
    }
    panels += trainedLossPanels() ?? []
    return stride(from: 0, to: panels.count, by: 2).map {
      Array(panels[$0..<min($0 + 2, panels.count)])
    }
  }

  /// A panel a network of its validation accuracy, after those of its loss where there is room for both.
  private var multiples: Plot {
    let rows = Self.keys(cells).flatMap { key -> [[Panel]] in
      let isLoss = key.metric == .loss
      let scale = isLoss ? lossScale : accuracyScale
      let own = cells.map { cell in
        panel(cell.network.title, of: [cell], key, scale)
      }
      let curves = cells.map { cell in
        scale.curve(cell.finished.map { points($0, key) }).map { DataPoint(x: $0.x, y: $0.y) }
      }
      let reach = own.flatMap(\.marks).flatMap(\.extent).corners
      return Crowding.rows(
        own.enumerated().map { index, panel in
          var panel = panel
          let others = curves.enumerated().filter { $0.offset != index && !$0.element.isEmpty }
          panel.marks.append(ContextMark(others.map(\.element), reach: reach))
          if !isLoss { panel.marks += thresholdMark }
          return panel
        }
      )
    }
    return Plot(
      title: "",
      subtitle: localized("Validation set, inference mode at the end of each epoch"),
      size: Crowding.size(rows: rows.count),
      panels: rows,
      key: .none
    )
  }

  private var thresholdMark: [any Mark] {
    threshold.map { [RuleMark(.y($0), label: Format.percent($0))] } ?? []
  }

  /// The loss that is made small, where it is not the one that is measured, with its bounds: a softmax taken twice.
  private func trainedLossPanels() -> [Panel]? {
    // Networks that are trained on another loss have no line to compare with these.
    let bounded = cells.filter { $0.bounds != nil }
    guard let first = bounded.first, let bounds = first.bounds else { return nil }
    let scale = CurveScale(lossesTitled: localized("Trained loss"), [], wideFrom: .infinity)
    let readings: [(title: String, mode: MeasuringMode)] = [
      (localized("Mean over the epoch’s mini-batches"), .runningMean),
      (localized("Last mini-batch alone"), .singleBatch),
    ]
    let values = bounded.flatMap(\.runs).flatMap { run in
      readings.flatMap { points(run, SeriesKey(.loss, on: .train, $0.mode)) }.map(\.y)
    }.filter(\.isFinite)
    let rules = [
      (
        bounds.lowerBound,
        localized("Floor \(Format.fixed(bounds.lowerBound, decimals: 3))")
      ),
      (
        bounds.upperBound,
        localized("Ceiling \(Format.fixed(bounds.upperBound, decimals: 3))")
      ),
    ]
    // A bound far from all values would leave most of the panel empty; the caption has its number.
    .filter { bound, _ in
      guard let low = values.min(), let high = values.max() else { return true }
      return max(low - bound, bound - high) <= max(high - low, 0.1)
    }
    .map { RuleMark(.y($0), label: $1) }
    return readings.map { title, mode in
      var panel = panel(title, of: bounded, SeriesKey(.loss, on: .train, mode), scale)
      panel.marks += rules
      return panel
    }
  }

  private var lossScale: CurveScale {
    Self.lossScale(cells, Self.keys(cells)) { point in
      !point.isWithinEpoch && !(start.isLeftOut && point.isBeforeTraining)
    }
  }

  /// Before training the loss is ln 10, later a few tenths: on a linear axis the end of the curves would be flat.
  private static func lossScale(
    _ cells: [Cell],
    _ keys: [SeriesKey],
    drawing isShown: (SeriesPoint) -> Bool
  ) -> CurveScale {
    let losses = cells.flatMap(\.runs).flatMap { run in
      keys.filter { $0.metric == .loss }.flatMap { run.points($0) }.filter(isShown).map(\.value)
    }
    return CurveScale(lossesTitled: localized("Loss"), losses, wideFrom: 5)
  }

  private var accuracyScale: CurveScale { CurveScale(sharesTitled: localized("Accuracy")) }

  private func panel(
    _ title: String,
    of cells: [Cell],
    _ key: SeriesKey,
    _ scale: CurveScale
  ) -> Panel {
    Panel(
      title,
      x: .epochs(from: start.isLeftOut ? 1 : 0, through: epochs),
      y: scale.axis,
      marks: cells.flatMap { marks(of: $0, key, scale) }
    )
  }

  /// Whether the validation accuracy of every network begins below a threshold: a reader sees when it gets there.
  func begins(below threshold: Double) -> Bool {
    cells.allSatisfy { cell in
      let curve = accuracyScale.curve(
        cell.finished.map { points($0, SeriesKey(.accuracy, on: .validation)) }
      )
      return curve.first.map { $0.y < threshold } ?? true
    }
  }

  // MARK: Marks

  private func points(_ run: MeasuredRun, _ key: SeriesKey) -> [DataPoint] {
    run.points(key)
      .filter { !$0.isWithinEpoch && !(start.isLeftOut && $0.isBeforeTraining) }
      .map { DataPoint(x: $0.moment.epoch ?? .nan, y: $0.value) }
  }

  /// Every run as a thin line, and the mean with its band over the epochs that all finished runs have.
  private func marks(of cell: Cell, _ key: SeriesKey, _ scale: CurveScale) -> [any Mark] {
    let series = palette.series(of: cell.network)
    let finished = cell.finished.map { points($0, key) }
    var marks: [any Mark] = singles(of: cell, series, finished, key)
    guard !finished.isEmpty else { return marks }
    let summary = scale.curve(finished)
    if finished.count > 1 {
      marks.append(
        BandMark(
          series,
          summary,
          interval: scale.interval(summary, seeds: finished.count, unit: cells.unitOfRuns)
        )
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
    _ key: SeriesKey
  ) -> [any Mark] {
    let diverged = cell.runs.filter { $0.divergence != nil }.map { run in
      points(run, key) + [DataPoint(x: run.divergence?.epoch ?? .nan, y: .nan)]
    }
    guard cell.runs.count > 1 || finished.isEmpty else { return [] }
    let shown = finished.prefix(SeedSpread.shownCount)
    return [
      RunsMark(
        series,
        shown + diverged,
        unit: SeedSpread.unit(cells.map(\.finished.count)),
        hiddenCount: finished.count - shown.count,
        standsAlone: finished.isEmpty
      )
    ]
  }

  // MARK: Words

  /// What the networks end with, against the first of them.
  private var finding: Finding {
    guard cells.contains(where: { !$0.finished.isEmpty }) else { return .everyRunDiverged }
    let key = SeriesKey(.accuracy, on: .validation)
    let measure = Measure.accuracy(.validation, .running)
    let title = localized("Validation accuracy")
    let epochs = cells.compactMap(\.training?.epochs)
    guard epochs.min() == epochs.max() else {
      // After different epochs the difference is not one of networks alone.
      let ends = cells.compactMap { cell in
        SeedMean(of: key, at: .last, in: cell).map { localized("\(cell.network.title) \($0.mean)") }
      }
      let (least, most) = (epochs.min() ?? 0, epochs.max() ?? 0)
      return Finding(
        titles: [
          localized("\(title) after \(least) to \(most, "# epoch", "# epochs"): \(ends.listed)")
        ],
        basis: .count
      )
    }
    let numbers = cells.map { (name: $0.network.title, numbers: $0.numbers(of: measure)) }
    if isSplit {
      return Extremes(title, scale: .points, unit: "", numbers)?.finding ?? .nothing(title)
    }
    guard cells.count > 1 else {
      let values = cells[0].finished.compactMap { $0.value(of: key, at: .last) }
      return .ending(cells[0].network.title, title, values, key.metric.unit.styleOfMeans)
        ?? .nothing(title)
    }
    let comparisons = Comparisons(
      reference: numbers[0].name,
      quantity: title,
      pairs: numbers.dropFirst().map { other in
        (other.name, PairedDifference(other.numbers, minus: numbers[0].numbers, .points))
      }
    )
    return comparisons.finding ?? .nothing(title)
  }

  private var caption: String {
    [
      description,
      isSplit ? Crowding.note(cells.count) : "",
      boundsNote,
      start.note(cells, Self.keys(cells).filter { $0.split == .validation }),
      cells.contains(where: \.hasDiverged)
        ? localized(
          "Runs that diverged are drawn to their last finite value and are in no mean."
        ) : "",
      cells.warningOfLosses,
    ].sentences
  }

  /// Between which numbers the trained loss lies.
  private var boundsNote: String {
    guard let bounds = cells.lazy.compactMap(\.bounds).first else { return "" }
    let ends = [bounds.lowerBound, bounds.upperBound].map { Format.fixed($0, decimals: 3) }
    return localized(
      "The loss that is trained lies between \(ends[0]) and \(ends[1]), whatever the network."
    )
  }

  /// What is drawn, on which examples.
  private var description: String {
    let title = cells.studyTitles
    guard isSplit || Self.hasTrainedLoss(cells) else {
      return localized(
        "\(title): the figure shows loss and accuracy on the training and the validation examples of the study."
      )
    }
    return cells.count > Crowding.pairedMultiples
      ? localized(
        "\(title): the figure shows the accuracy on the validation examples of the study; one with `metric` shows another number."
      )
      : localized(
        "\(title): the figure shows loss and accuracy on the validation examples of the study."
      )
  }
}

extension Cell {
  /// Between which numbers the loss that is trained lies; nil where it has no bounds.
  fileprivate var bounds: ClosedRange<Double>? {
    guard let configuration = network.configuration else { return nil }
    return training?.loss.bounds?(configuration.classCount)
  }
}
