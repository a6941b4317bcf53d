internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// What probes found against the number of updates: one panel a quantity, or for percentiles one panel a network.
struct StepsPlot {
  let cells: [Cell]
  let quantities: [ProbeQuantity]
  let palette: NetworkPalette

  private static let percentiles: Set<ProbeQuantity> = [.quantile15, .quantile50, .quantile85]

  var plot: CaptionedPlot {
    let isOfPercentiles = quantities.allSatisfy(Self.percentiles.contains)
    return CaptionedPlot(
      plot: Plot(
        title: (isOfPercentiles ? percentileFinding : finding)
          ?? "\(cells.first?.study.title ?? ""), while training",
        subtitle: isOfPercentiles
          ? "Median and 15th to 85th percentile of one unit’s inputs over the same examples"
          : "Mean over layers where there are several",
        panels: Self.rows(of: isOfPercentiles ? cells.map(percentilePanel) : quantities.map(panel)),
        sharesX: false,
        sharesY: false,
        key: isOfPercentiles ? .none : .automatic
      ),
      caption: isOfPercentiles ? percentileCaption : caption
    )
  }

  private var axis: Axis {
    let last =
      cells.flatMap(\.finished).flatMap { run in quantities.flatMap { run.steps(of: $0) } }
      .max() ?? 0
    return Axis("Updates", domain: .exact(0...Double(max(last, 1))), inset: 5)
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
  private func percentilePanel(_ cell: Cell) -> Panel {
    let series = palette.series(of: cell.network)
    let record = cell.finished.first
    func values(_ quantity: ProbeQuantity) -> [Int: Double] {
      Dictionary(
        (record?.findings(of: quantity) ?? []).map { ($0.step, $0.value) },
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
      unit: "examples"
    )
    return Panel(
      cell.network.title,
      x: axis,
      y: Axis("Input of the unit"),
      marks: points.isEmpty
        ? [NoteMark("No run has a number.")]
        : [
          BandMark(series, points, interval: interval),
          LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) }),
        ]
    )
  }

  /// Where the medians start and end.
  private var percentileFinding: String? {
    let courses = cells.compactMap { cell -> String? in
      let medians = cell.finished.first?.findings(of: .quantile50) ?? []
      guard let first = medians.min(by: { $0.step < $1.step }),
        let last = medians.max(by: { $0.step < $1.step }), first.step < last.step
      else { return nil }
      let (start, end) = (first.value, last.value)
      return
        "\(cell.network.title) \(Format.fixed(start, decimals: 2)) to \(Format.fixed(end, decimals: 2))"
    }
    guard !courses.isEmpty else { return nil }
    return "From the first look to the last, the median input goes: \(courses.listed)"
  }

  private var percentileCaption: String {
    let seed = cells.first?.finished.first?.seed.map { " Seed \($0)." } ?? ""
    return
      "Inputs of the unit of the last hidden layer with the median drift, before its activation. Each panel has its own scale.\(seed)"
  }

  // MARK: Other quantities

  private func panel(_ quantity: ProbeQuantity) -> Panel {
    let means = cells.map { cell in
      (cell: cell, runs: cell.finished.map { Self.means(of: quantity, in: $0) })
    }
    let all = means.flatMap { $0.runs.flatMap { $0.map(\.y) } }
    let isLogarithmic = all.areWide
    let marks = means.flatMap { cell, runs -> [any Mark] in
      let series = palette.series(of: cell.network)
      let points = SeedSpread.curve(runs, isLogarithmic: isLogarithmic)
      guard !points.isEmpty else { return [] }
      let line = LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) })
      guard runs.count > 1 else { return [line] }
      let interval = SeedSpread.interval(seeds: runs.count, isLogarithmic: isLogarithmic)
      // One point has no area beside it.
      let singles = RunsMark(
        series,
        Array(runs.prefix(SeedSpread.shownCount)),
        unit: SeedSpread.unit(cells.map(\.finished.count))
      )
      return points.count == 1
        ? [singles, line, ErrorBarMark(series, points, interval: interval)]
        : [singles, line, BandMark(series, points, interval: interval)]
    }
    return Panel(
      x: axis,
      y: .measured(quantity.title, quantity.unit, all),
      marks: marks.isEmpty ? [NoteMark("No run has a number.")] : marks
    )
  }

  /// The mean over the layers of a run at each step.
  private static func means(of quantity: ProbeQuantity, in record: MeasuredRun) -> [DataPoint] {
    record.steps(of: quantity).compactMap { step in
      ProbeReading(layer: .mean, step: .at(step)).value(of: quantity, in: record)
        .map { DataPoint(x: Double(step), y: $0) }
    }
  }

  /// What the first quantity is at the last look.
  private var finding: String? {
    guard let quantity = quantities.first else { return nil }
    var last: Int?
    let ends = cells.compactMap { cell -> String? in
      let runs = cell.finished.map { Self.means(of: quantity, in: $0) }
      let values = runs.compactMap { $0.last?.y }
      let isLogarithmic = values.allSatisfy { $0 > 0 }
      guard let point = SeedSpread.point(x: 0, values, isLogarithmic: isLogarithmic) else {
        return nil
      }
      last = max(last ?? 0, runs.compactMap { $0.last?.x }.map { Int($0) }.max() ?? 0)
      return
        "\(cell.network.title) \(Measure.probe(quantity, .init(layer: .mean, step: .last)).text(point.y))"
    }
    guard let last, !ends.isEmpty else { return nil }
    return "\(quantity.title) after \(Format.count(last)) updates: "
      + ends.listed
  }

  private var caption: String {
    (cells.first.map { "\($0.study.title): " } ?? "")
      + quantities.map(\.words).joined(separator: "; ") + "."
  }
}
