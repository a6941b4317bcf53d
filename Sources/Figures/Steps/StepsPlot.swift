internal import Drawing
internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// What probes found against the number of updates: one panel a quantity or a layer, or for percentiles one panel a line.
struct StepsPlot {
  let lines: [StepsLine]
  let quantities: [ProbeQuantity]
  /// The layers with a panel each; nil for the mean over layers.
  let layers: StepsLayers?
  /// Whether the values are read on a logarithmic axis, where all lines decide it and not those that this has.
  private var isWideOfAll: Bool?
  /// The updates of all looks.
  private let steps: [Int]
  /// Looks that lie ever farther apart are read on a logarithmic axis, where the one before training has no place.
  private(set) var isLogarithmic: Bool

  /// What one panel shows.
  private struct Content {
    var quantity: ProbeQuantity
    var layer: ProbeReading.Place
    var title: String?
  }

  init(lines: [StepsLine], quantities: [ProbeQuantity], layers: StepsLayers? = nil) {
    self.lines = lines
    self.quantities = quantities
    self.layers = layers
    let runs = lines.flatMap(\.cell.finished)
    steps = quantities.flatMap { quantity in runs.flatMap { $0.steps(of: quantity) } }
    let positive = Set(steps).filter { $0 > 0 }.sorted()
    isLogarithmic =
      positive.count > 3 && 5 * positive[positive.count / 2] < (positive.last ?? 0)
  }

  init(cells: [Cell], quantities: [ProbeQuantity], palette: NetworkPalette) {
    self.init(lines: StepsLine.lines(of: cells, palette), quantities: quantities)
  }

  private static let percentiles: Set<ProbeQuantity> = [.quantile15, .quantile50, .quantile85]

  var plot: CaptionedPlot {
    let isOfPercentiles = quantities.allSatisfy(Self.percentiles.contains)
    let panels =
      isOfPercentiles
      ? lines.map(percentilePanel) : isSplit ? contents.flatMap(multiples) : contents.map(panel)
    var plot = Plot(
      title: "",
      subtitle: isOfPercentiles
        ? localized(
          "Median and 15th to 85th percentile of one unit’s inputs over the same examples"
        )
        : layers == nil
          ? localized("Mean over layers where there are several") : localized("Layer by layer"),
      panels: isSplit && !isOfPercentiles ? Crowding.rows(panels) : Self.rows(of: panels),
      sharesX: isSplit,
      // One quantity has one scale, a unit's inputs too.
      sharesY: isOfPercentiles || layers != nil || isSplit && contents.count == 1,
      key: isOfPercentiles || isSplit ? .none : .automatic
    )
    if panels.count > Crowding.overlaidCurves {
      plot.size = Crowding.size(rows: plot.panels.count)
    }
    // A title of several quantities has several lines, and so have their axes.
    if !isOfPercentiles, quantities.count > 1 { plot.size.height += 30 }
    return CaptionedPlot(
      plot: plot,
      caption: isOfPercentiles ? percentileCaption : caption,
      finding: (isOfPercentiles ? percentileFinding : finding)
        ?? .nothing(localized("\(studyTitle), while training"))
    )
  }

  private var studyTitle: String { lines.first?.cell.study.title ?? "" }

  private var contents: [Content] {
    guard let layers, let quantity = quantities.first else {
      return quantities.map { Content(quantity: $0, layer: .mean) }
    }
    let known = Set(runs.flatMap { $0.layers(of: quantity) }).sorted()
    let shown = layers.shown(of: known)
    return (shown.isEmpty ? [1] : shown).map {
      Content(quantity: quantity, layer: .at($0), title: localized("Layer \($0)"))
    }
  }

  /// Whether every line has a panel of its own.
  var isSplit: Bool { lines.count > Crowding.overlaidCurves }

  /// A panel a line of one content, the others in grey.
  private func multiples(_ content: Content) -> [Panel] {
    var panels = lines.map { line in
      var own = StepsPlot(lines: [line], quantities: quantities, layers: layers)
      own.isWideOfAll = isWide(content.quantity)
      own.isLogarithmic = isLogarithmic
      var panel = own.panel(content)
      panel.title = [line.series.name, content.title].compactMap(\.self).joined(separator: ", ")
      panel.x = axis
      return panel
    }
    let curves = panels.map { $0.marks.compactMap { $0 as? LineMark }.flatMap(\.points) }
    let reach = panels.flatMap(\.marks).flatMap(\.extent).corners
    for index in panels.indices {
      let others = curves.enumerated().filter { $0.offset != index && !$0.element.isEmpty }
      panels[index].marks.append(ContextMark(others.map(\.element), reach: reach))
    }
    return panels
  }

  var runs: [MeasuredRun] { lines.flatMap(\.cell.finished) }

  // MARK: Axes

  private var axis: Axis {
    let last = Double(max(steps.max() ?? 0, 1))
    return isLogarithmic
      ? .updates(steps.map(Double.init))
      : Axis(localized("Updates"), domain: .exact(0...last), inset: 5)
  }

  /// Up to three panels a row, equally many in each.
  private static func rows(of panels: [Panel]) -> [[Panel]] {
    guard !panels.isEmpty else { return [[]] }
    let columns = (1...3).last { panels.count.isMultiple(of: $0) && panels.count > $0 }
    let count = panels.count <= 3 ? panels.count : columns ?? 1
    return stride(from: 0, to: panels.count, by: count).map { Array(panels[$0..<$0 + count]) }
  }

  // MARK: Percentiles

  /// The run of the first seed: percentiles of different units have no mean.
  private func percentilePanel(_ line: StepsLine) -> Panel {
    let series = line.series
    let record = line.cell.finished.first
    func values(_ quantity: ProbeQuantity) -> [Int: Double] {
      Dictionary(
        (record?.findings(of: quantity) ?? []).filter { !isLogarithmic || $0.step > 0 }
          .map { ($0.step, $0.value) },
        uniquingKeysWith: { first, _ in first }
      )
    }
    let (low, middle, high) = (values(.quantile15), values(.quantile50), values(.quantile85))
    let points = middle.keys.sorted().compactMap { step -> IntervalPoint? in
      guard let y = middle[step], let lower = low[step], let upper = high[step] else { return nil }
      return IntervalPoint(x: Double(step), y: y, lower: lower, upper: upper)
    }
    let interval = Interval(
      .median,
      .quantiles(0.15, 0.85),
      sampleCount: 1000...1000,
      unit: localized("examples")
    )
    return Panel(
      series.name,
      x: axis,
      y: Axis(localized("Input of the unit")),
      marks: points.isEmpty
        ? [NoteMark(localized("No run has a number."))]
        : [
          BandMark(series, points, interval: interval),
          LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) }),
        ]
    )
  }

  // MARK: Other quantities

  private func panel(_ content: Content) -> Panel {
    let means = lines.map { line in
      (
        series: line.series,
        runs: line.cell.finished.map { run in
          StepsLine.points(of: content.quantity, layer: content.layer, in: run)
            .filter { !isLogarithmic || $0.x > 0 }
        }
      )
    }
    let isWide = isWide(content.quantity)
    let marks = means.flatMap { series, runs -> [any Mark] in
      let points = SeedSpread.curve(runs, isLogarithmic: isWide)
      guard !points.isEmpty else { return [] }
      let line = LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) })
      guard runs.count > 1 else { return [line] }
      let interval = SeedSpread.interval(seeds: runs.count, isLogarithmic: isWide)
      // One point has no area beside it.
      let singles = RunsMark(
        series,
        Array(runs.prefix(SeedSpread.shownCount)),
        unit: SeedSpread.unit(lines.map(\.cell.finished.count))
      )
      return points.count == 1
        ? [singles, line, ErrorBarMark(series, points, interval: interval)]
        : [singles, line, BandMark(series, points, interval: interval)]
    }
    let quantity = content.quantity
    return Panel(
      content.title,
      x: axis,
      y: isWide
        ? Axis(
          quantity.unit.words(quantity.title, isLogarithmic: true),
          scale: .logarithmic(base: 10)
        ) : Axis(quantity.words),
      marks: marks.isEmpty ? [NoteMark(localized("No run has a number."))] : marks
    )
  }

  /// Whether a quantity varies by factors: over all panels of a layer alike, and sooner where updates are logarithmic.
  private func isWide(_ quantity: ProbeQuantity) -> Bool {
    if let isWideOfAll { return isWideOfAll }
    let layers: [ProbeReading.Place] = contents.filter { $0.quantity == quantity }.map(\.layer)
    let values = runs.flatMap { run in
      layers.flatMap { layer in
        StepsLine.points(of: quantity, layer: layer, in: run)
          .filter { !isLogarithmic || $0.x > 0 }.map(\.y)
      }
    }
    guard isLogarithmic, let low = values.min(), let high = values.max(), low > 0 else {
      return values.areWide
    }
    return high > 2 * low
  }
}
