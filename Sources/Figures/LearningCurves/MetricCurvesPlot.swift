internal import Drawing
internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// One number of the networks of a study over their training: a panel a network with a line a level of the sweep, or one
/// panel with a line a network.
struct MetricCurvesPlot {
  let cells: [Cell]
  let metric: CurveMetric
  let progress: CurveProgress
  let palette: NetworkPalette
  /// The levels that all figures of the experiment show in colours of levels, ascending: one level, one look.
  let levels: [Double]

  /// Updates of very different number are read on a logarithmic axis, where what was before the first has no place.
  private var isLogarithmic: Bool {
    guard progress == .updates else { return false }
    let steps = cells.flatMap(\.runs).flatMap { $0.points(metric.key) }.compactMap(\.moment.step)
    guard let last = steps.max(), let first = steps.filter({ $0 > 0 }).min() else { return false }
    return last >= 30 * first
  }

  private var networks: [Network] {
    cells.reduce(into: []) { list, cell in
      if !list.contains(where: { $0.name == cell.network.name }) { list.append(cell.network) }
    }
  }

  private var isSwept: Bool { cells.contains { !$0.levels.isEmpty } }

  var plot: CaptionedPlot {
    let groups =
      isSwept
      ? networks.map { network in cells.filter { $0.network.name == network.name } } : [cells]
    let panels = groups.map { group in
      let marks = group.flatMap(marks)
      return Panel(
        isSwept ? group.first?.network.title : nil,
        x: horizontalAxis,
        y: verticalAxis,
        marks: marks.isEmpty ? [NoteMark(localized("No run has a number."))] : marks
      )
    }
    // Three panels beside each other are still as wide as high.
    let columns = panels.count == 4 ? 2 : min(3, max(1, panels.count))
    let rows = stride(from: 0, to: panels.count, by: columns).map {
      Array(panels[$0..<min($0 + columns, panels.count)])
    }
    return CaptionedPlot(
      plot: Plot(
        title: finding,
        subtitle: subtitle,
        panels: rows.isEmpty
          ? [
            [
              Panel(
                x: horizontalAxis,
                y: verticalAxis,
                marks: [NoteMark(localized("There are no runs."))]
              )
            ]
          ]
          : rows
      ),
      caption: caption
    )
  }

  // MARK: Axes

  private var horizontalAxis: Axis {
    let places = cells.flatMap(\.runs).flatMap { $0.points(metric.key) }.compactMap {
      progress.place($0.moment)
    }
    let last = max(places.max() ?? 1, 1)
    switch progress {
    case .epochs: return .epochs(through: Int(last.rounded(.up)))
    case .updates:
      return isLogarithmic
        ? Axis(localized("Updates (log scale)"), scale: .logarithmic(base: 10))
        : Axis(localized("Updates"), domain: .exact(0...last), inset: 5)
    }
  }

  private var verticalAxis: Axis {
    guard !metric.isShare else { return .accuracy(metric.title) }
    let values = cells.flatMap(\.runs).flatMap(points).map(\.y).filter { $0.isFinite && $0 > 0 }
    let isWide = (values.max() ?? 1) > 4 * (values.min() ?? 1)
    return Axis(
      MeasureUnit.nats.words(metric.title, isLogarithmic: isWide),
      scale: isWide ? .logarithmic(base: 10) : .linear
    )
  }

  // MARK: Marks

  private func series(of cell: Cell) -> Series {
    guard let level = cell.levels.first else { return palette.series(of: cell.network) }
    let phrase = level.phrase
    return Series(
      phrase.prefix(1).uppercased() + phrase.dropFirst(),
      style: .level(levels.firstIndex(of: level.value) ?? 0, of: max(levels.count, 1))
    )
  }

  private func points(_ run: MeasuredRun) -> [DataPoint] {
    run.points(metric.key).compactMap { point in
      guard let x = progress.place(point.moment), !isLogarithmic || x > 0 else { return nil }
      return DataPoint(x: x, y: point.value)
    }
  }

  private func marks(of cell: Cell) -> [any Mark] {
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
          hiddenCount: finished.count - shown.count
        )
      )
    }
    let spread = SeedSpread.curve(finished)
    guard !spread.isEmpty else { return marks }
    if finished.count > 1 {
      marks.append(
        BandMark(series, spread, interval: SeedSpread.interval(seeds: finished.count))
      )
    }
    return marks + [LineMark(series, spread.map { DataPoint(x: $0.x, y: $0.y) })]
  }

  // MARK: Words

  private var subtitle: String {
    switch progress {
    case .updates: localized("\(metric.title) in inference mode, by the number of updates")
    case .epochs: localized("\(metric.title) in inference mode, by the number of epochs")
    }
  }

  private func end(of cell: Cell) -> String? {
    let values = cell.finished.compactMap { $0.points(metric.key).last?.value }
    let style = cell.finished.first.map { _ in metric.key.metric.unit.styleOfMeans }
    return SeedSpread.point(x: 0, values).flatMap { point in style?.text(point.y) }
  }

  /// What the networks end with, at the first and the last level of a sweep.
  private var finding: String {
    let texts = networks.compactMap { network -> String? in
      let ends = cells.filter { $0.network.name == network.name }.compactMap { cell in
        end(of: cell).map { (level: cell.levels.first, text: $0) }
      }
      .sorted { ($0.level?.value ?? 0) < ($1.level?.value ?? 0) }
      guard let first = ends.first, let last = ends.last else { return nil }
      guard let low = first.level, let high = last.level, low != high else {
        return localized("\(network.title) \(first.text)")
      }
      return localized(
        "\(network.title) \(first.text) at \(low.phrase) and \(last.text) at \(high.number)"
      )
    }
    guard !texts.isEmpty else { return localized("Every run diverged") }
    let ends = isSwept ? texts.clauses : texts.listed
    return difference.map {
      localized("\(metric.title) at the end: \(ends); difference \($0)")
    } ?? localized("\(metric.title) at the end: \(ends)")
  }

  /// What the second of two networks ends with more than the first, by seed, with its interval; nil of a sweep.
  private var difference: String? {
    guard !isSwept, cells.count == 2 else { return nil }
    func ends(_ cell: Cell) -> [UInt64: Double] {
      Dictionary(
        cell.finished.compactMap { run in
          run.seed.flatMap { seed in run.points(metric.key).last.map { (seed, $0.value) } }
        },
        uniquingKeysWith: { first, _ in first }
      )
    }
    let difference = PairedDifference(
      ends(cells[1]),
      minus: ends(cells[0]),
      metric.isShare ? .points : .difference
    )
    return difference.values.count > 1 ? difference.text() : nil
  }

  private var caption: String {
    let before = cells.flatMap(\.runs).compactMap { run in
      run.points(metric.key).first { $0.isBeforeTraining }?.value
    }
    .filter(\.isFinite)
    let style = metric.key.metric.unit.styleOfMeans
    let start = before.min().flatMap { low in before.max().map { style.range(low, $0) } }
    let title = Language.current.midSentence(metric.title)
    let study = cells.first?.study.title ?? ""
    return [
      localized(
        "\(study): \(title) of \(networks.map(\.title).listed)."
      ),
      difference == nil
        ? ""
        : localized("The title’s difference is by seed, with its 95\u{A0}% t-interval."),
      isLogarithmic
        ? start.map {
          localized("Before training, at 0 updates and so not on the axis: \($0).")
        } ?? "" : "",
      cells.contains(where: \.hasDiverged)
        ? localized(
          "Runs that diverged are drawn to their last finite value and are in no mean."
        ) : "",
      cells.warningOfLosses,
    ].sentences
  }
}
