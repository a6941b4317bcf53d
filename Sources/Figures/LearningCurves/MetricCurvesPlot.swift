internal import Drawing
internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// One number of the networks of a study over their training: of a sweep a panel a network with a line a level, or a panel a
/// level with a line a network; else one panel with a line a network.
struct MetricCurvesPlot {
  let cells: [Cell]
  let metric: CurveMetric
  let progress: CurveProgress
  let palette: NetworkPalette
  /// The levels that all figures of the experiment show in colours of levels, ascending: one level, one look.
  let levels: [Double]
  /// What the panels of a sweep are of.
  let panels: CurvePanels
  /// Whether the curves begin before training.
  private let start: CurveStart

  init(
    cells: [Cell],
    metric: CurveMetric,
    progress: CurveProgress,
    palette: NetworkPalette,
    levels: [Double],
    panels: CurvePanels = .networks
  ) {
    self.cells = cells
    self.metric = metric
    self.progress = progress
    self.palette = palette
    self.levels = levels
    self.panels = panels
    let values = cells.lazy.flatMap(\.runs).flatMap { metric.points(of: $0).values }
    let scale = Self.scale(of: metric, Array(values))
    start = CurveStart(of: cells, [(metric.key, scale)]) { _ in true }
  }

  /// Updates of very different number are read on a logarithmic axis, where what was before the first has no place.
  private var isLogarithmic: Bool {
    guard progress == .updates else { return false }
    let steps = cells.flatMap(\.runs).lazy.flatMap { metric.points(of: $0) }
      .compactMap(\.moment.step)
    guard let last = steps.max(), let first = steps.filter({ $0 > 0 }).min() else { return false }
    return last >= 30 * first
  }

  private var networks: [Network] {
    cells.reduce(into: []) { list, cell in
      if !list.contains(where: { $0.name == cell.network.name }) { list.append(cell.network) }
    }
  }

  private var isSwept: Bool { cells.contains { !$0.levels.isEmpty } }

  /// Whether every network has a panel: of a sweep for its levels, and where many curves meet.
  private var isSplit: Bool { isSwept || networks.count > Crowding.overlaidCurves }

  /// Whether the panels are of levels, with a line a network.
  private var isByLevel: Bool { isSwept && panels == .levels }

  /// The runs of each panel.
  private var groups: [[Cell]] {
    guard !isByLevel else {
      let shown = Set(cells.compactMap { $0.levels.first?.value }).sorted()
      return shown.map { level in cells.filter { $0.levels.first?.value == level } }
    }
    return isSplit
      ? networks.map { network in cells.filter { $0.network.name == network.name } } : [cells]
  }

  /// What a panel is of.
  private func title(of group: [Cell]) -> String? {
    guard isSplit, let first = group.first else { return nil }
    return isByLevel ? first.levels.first.map(Self.title) : first.network.title
  }

  /// A level at the beginning of a line.
  private static func title(of level: FactorLevel) -> String {
    let phrase = level.phrase
    return phrase.prefix(1).uppercased() + phrase.dropFirst()
  }

  var plot: CaptionedPlot {
    let groups = groups
    let scale = scale
    var panels = groups.map { group in
      let marks = group.flatMap { self.marks(of: $0, scale) }
      return Panel(
        title(of: group),
        x: horizontalAxis,
        y: scale.axis,
        marks: marks.isEmpty ? [NoteMark(localized("No run has a number."))] : marks
      )
    }
    if isSplit, !isSwept { addContext(to: &panels, groups, scale) }
    if panels.isEmpty {
      let note = NoteMark(localized("There are no runs."))
      panels = [Panel(x: horizontalAxis, y: scale.axis, marks: [note])]
    }
    var plot = Plot(
      title: "",
      subtitle: subtitle,
      panels: Crowding.rows(panels),
      key: isSplit && !isSwept ? .none : .automatic
    )
    if panels.count > Crowding.overlaidCurves {
      plot.size = Crowding.size(rows: plot.panels.count)
      if isSwept { plot.size.height += 13 * Double(1 + plot.keySeries.count / 4) }
    }
    return CaptionedPlot(
      plot: plot,
      caption: caption,
      finding: finding
    )
  }

  /// Draws the other networks behind each, and gives all panels one scale.
  private func addContext(to panels: inout [Panel], _ groups: [[Cell]], _ scale: CurveScale) {
    let curves = groups.map { group in
      group.flatMap { scale.curve($0.finished.map(points)) }.map { DataPoint(x: $0.x, y: $0.y) }
    }
    let reach = panels.flatMap(\.marks).flatMap(\.extent).corners
    for index in panels.indices {
      let others = curves.enumerated().filter { $0.offset != index && !$0.element.isEmpty }
      panels[index].marks.append(ContextMark(others.map(\.element), reach: reach))
    }
  }

  // MARK: Axes

  private var horizontalAxis: Axis {
    let places =
      cells.flatMap(\.runs).flatMap { run in
        metric.points(of: run).lazy.compactMap { progress.place($0.moment) }
      } + cells.flatMap(\.runs).compactMap { $0.divergence.flatMap(progress.place) }
    let last = max(places.max() ?? 1, 1)
    let first = start.isLeftOut ? min(places.filter { $0 > 0 }.min() ?? 0, last) : 0
    switch progress {
    case .epochs:
      return .epochs(from: start.isLeftOut ? 1 : 0, through: Int(last.rounded(.up)))
    case .updates:
      return isLogarithmic
        ? .updates(places)
        : Axis(localized("Updates"), domain: .exact(first...last), inset: 5)
    }
  }

  private var scale: CurveScale {
    Self.scale(of: metric, cells.flatMap(\.runs).flatMap { run in points(run).map(\.y) })
  }

  private static func scale(
    of metric: CurveMetric,
    _ values: @autoclosure () -> [Double]
  ) -> CurveScale {
    metric.isShare
      ? CurveScale(sharesTitled: metric.title)
      : CurveScale(
        lossesTitled: metric.title,
        in: metric.key.metric.unit,
        values(),
        wideFrom: 4
      )
  }

  // MARK: Marks

  private func series(of cell: Cell) -> Series {
    guard !isByLevel, let level = cell.levels.first else {
      return palette.series(of: cell.network)
    }
    return Series(
      Self.title(of: level),
      style: .level(levels.firstIndex(of: level.value) ?? 0, of: max(levels.count, 1))
    )
  }

  private func points(_ run: MeasuredRun) -> [DataPoint] {
    let shift = isOfMiddles(run) ? 0.5 : 0
    return metric.points(of: run).compactMap { point in
      guard let x = progress.place(point.moment), !isLogarithmic || x > 0,
        !(start.isLeftOut && point.isBeforeTraining)
      else { return nil }
      return DataPoint(x: x - shift, y: point.value)
    }
  }

  /// Whether the numbers of a run are means over epochs, which stand in the middle of each: half an epoch before the
  /// validation of the same row.
  private func isOfMiddles(_ run: MeasuredRun) -> Bool {
    progress == .epochs && run.meansOfEpochs.contains { $0.isOfMetric(of: metric.key) }
  }

  private func marks(of cell: Cell, _ scale: CurveScale) -> [any Mark] {
    let series = series(of: cell)
    let finished = cell.finished.map(points)
    let shown = finished.prefix(SeedSpread.shownCount)
    let diverged = cell.runs.filter { $0.divergence != nil }.map { run in
      points(run) + [DataPoint(x: run.divergence.flatMap(progress.place) ?? .nan, y: .nan)]
    }
    var marks: [any Mark] = []
    if cell.runs.count > 1 || finished.isEmpty {
      marks.append(
        RunsMark(
          series,
          shown + diverged,
          unit: SeedSpread.unit(cells.map(\.finished.count)),
          hiddenCount: finished.count - shown.count,
          standsAlone: finished.isEmpty
        )
      )
    }
    let spread = scale.curve(finished)
    guard !spread.isEmpty else { return marks }
    if finished.count > 1 {
      marks.append(
        BandMark(
          series,
          spread,
          interval: scale.interval(spread, seeds: finished.count, unit: cells.unitOfRuns)
        )
      )
    }
    return marks + [LineMark(series, spread.map { DataPoint(x: $0.x, y: $0.y) })]
  }

  // MARK: Words

  private var subtitle: String {
    if cells.contains(where: \.study.isLogged) {
      if cells.contains(where: { $0.runs.contains(where: isOfMiddles) }) {
        return localized(
          "\(metric.title) as it was logged, the mean over each epoch at the middle of it"
        )
      }
      return progress == .updates
        ? localized("\(metric.title) as it was logged, by the number of updates")
        : localized("\(metric.title) as it was logged, by the number of epochs")
    }
    return switch progress {
    case .updates: localized("\(metric.title) in inference mode, by the number of updates")
    case .epochs: localized("\(metric.title) in inference mode, by the number of epochs")
    }
  }

  /// What the networks end with, against the first of them: of a sweep level by level.
  private var finding: Finding {
    guard cells.contains(where: { !$0.finished.isEmpty }) else { return .everyRunDiverged }
    let lines = networks.map { network in
      (name: network.title, cells: cells.filter { $0.network.name == network.name })
    }
    if isSwept { return findingOfSweep(lines) ?? .nothing(metric.title) }
    let numbers = lines.map { (name: $0.name, numbers: $0.cells.first.map(ends) ?? [:]) }
    if isSplit {
      let extremes = Extremes(metric.title, scale: scaleOfEnds, unit: unitOfEnds, numbers)
      return extremes?.finding ?? .nothing(metric.title)
    }
    guard numbers.count > 1 else {
      let values = numbers.first?.numbers.values.map(\.self) ?? []
      let style = metric.key.metric.unit.styleOfMeans
      return .ending(numbers.first?.name ?? "", metric.title, values, style)
        ?? .nothing(metric.title)
    }
    let comparisons = Comparisons(
      reference: numbers[0].name,
      quantity: metric.title,
      pairs: numbers.dropFirst().map { ($0.name, difference($0.numbers, numbers[0].numbers)) }
    )
    return comparisons.finding ?? .nothing(metric.title)
  }

  /// The networks against the first at each level; of one network the last level against the first.
  private func findingOfSweep(_ lines: [(name: String, cells: [Cell])]) -> Finding? {
    let levels = { (cells: [Cell]) in
      cells.compactMap { cell in cell.levels.first.map { (level: $0, cell: cell) } }
        .sorted { $0.level.value < $1.level.value }
    }
    let all = lines.map { (name: $0.name, levels: levels($0.cells)) }
    guard all.count > 1 else {
      guard let line = all.first, let first = line.levels.first, let last = line.levels.last,
        first.level != last.level
      else { return nil }
      return Contrast(
        subject: localized("\(line.name) at \(last.level.phrase)"),
        reference: localized("the same network at \(first.level.number)"),
        quantity: metric.title,
        difference: difference(ends(last.cell), ends(first.cell)),
        places: (last.level.phrase, first.level.number)
      ).finding
    }
    let differences = all.dropFirst().map { line in
      line.levels.compactMap { own -> (level: FactorLevel, difference: PairedDifference)? in
        guard let other = all[0].levels.first(where: { $0.level == own.level }) else { return nil }
        let difference = difference(ends(own.cell), ends(other.cell))
        return difference.count == 0 ? nil : (own.level, difference)
      }
    }
    let count = max(1, differences.map(\.count).reduce(0, +))
    return zip(all.dropFirst(), differences).map { line, differences in
      LevelContrasts(
        subject: line.name,
        reference: all[0].name,
        differences: differences,
        levels: line.levels.map(\.level),
        count: count
      )
    }.finding(of: metric.title)
  }

  private var scaleOfEnds: EffectScale { metric.isShare ? .points : .difference }

  private var unitOfEnds: String { metric.isShare ? "" : metric.key.metric.unit.ofDifference }

  private func difference(_ one: [UInt64: Double], _ other: [UInt64: Double]) -> PairedDifference {
    var difference = PairedDifference(one, minus: other, scaleOfEnds)
    difference.unit = unitOfEnds
    return difference
  }

  /// What the runs of a cell end with, by seed.
  private func ends(_ cell: Cell) -> [UInt64: Double] {
    Dictionary(
      cell.finished.compactMap { run in
        run.seed.flatMap { seed in metric.points(of: run).last.map { (seed, $0.value) } }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private var caption: String {
    let before = cells.flatMap(\.runs).compactMap { run in
      metric.points(of: run).first { $0.isBeforeTraining }?.value
    }
    .filter(\.isFinite)
    let style = metric.key.metric.unit.styleOfMeans
    let beforeWords = before.min().flatMap { low in before.max().map { style.range(low, $0) } }
    let title = Language.current.midSentence(metric.title)
    return [
      cells.unitOfRuns == nil
        ? localized("\(cells.studyTitles): the figure shows the \(title) of each network.")
        : localized("\(cells.studyTitles): the figure shows the \(title) of each group."),

      isSplit && !isSwept ? Crowding.note(networks.count) : "",
      isLogarithmic
        ? beforeWords.map {
          localized("Before training, at 0 updates and so not on the axis: \($0).")
        } ?? "" : start.note(cells, [metric.key]),
      cells.contains(where: \.hasDiverged)
        ? localized(
          "Runs that diverged are drawn to their last finite value and are in no mean."
        ) : "",
      cells.warningOfLosses,
    ].sentences
  }
}
