internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// What a probe found at each residual block, from the input on, when it looked first.
struct BlocksPlot {
  let cells: [Cell]
  let quantity: ProbeQuantity
  let palette: NetworkPalette
  let isLogarithmic: Bool
  private let values: [Double]

  init(cells: [Cell], quantity: ProbeQuantity, palette: NetworkPalette) {
    self.cells = cells.filter { $0.network.configuration.map(quantity.isMet) ?? false }
    self.quantity = quantity
    self.palette = palette
    values = self.cells.flatMap(\.finished).flatMap { run in
      Self.numbers(of: quantity, in: run).values
    }
    isLogarithmic = values.areWide
  }

  var plot: CaptionedPlot {
    var plot = Plot(
      title: "",
      subtitle: localized("\(quantity.words), block by block"),
      panels: isSplit ? multiples : [[panel(of: cells, moment)]],
      key: isSplit ? .none : .automatic
    )
    if isSplit { plot.size = Crowding.size(rows: plot.panels.count) }
    return CaptionedPlot(
      plot: plot,
      caption: caption,
      finding: finding ?? .nothing(localized("\(quantity.words), block by block"))
    )
  }

  // MARK: Numbers

  /// The number of each block at the first look of a run.
  static func numbers(of quantity: ProbeQuantity, in run: MeasuredRun) -> [Int: Double] {
    let step = run.steps(of: quantity).first
    let found = run.findings(of: quantity).filter { $0.step == step }
    return Dictionary(
      found.compactMap { finding in finding.layer.map { ($0, finding.value) } },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The numbers of all runs of a cell, by block.
  private func numbers(of cell: Cell) -> [Int: [Double]] {
    var numbers: [Int: [Double]] = [:]
    for run in cell.finished {
      for (block, value) in Self.numbers(of: quantity, in: run) where !isLogarithmic || value > 0 {
        numbers[block, default: []].append(value)
      }
    }
    return numbers
  }

  /// What theory says of each run of a cell, by block: the number over its ratio to theory.
  private func theory(of cell: Cell) -> [Int: [Double]] {
    guard let relative = quantity.overTheory, let configuration = cell.network.configuration,
      quantity.hasTheory(of: configuration)
    else { return [:] }
    var theory: [Int: [Double]] = [:]
    for run in cell.finished {
      let ratios = Self.numbers(of: relative, in: run)
      for (block, value) in Self.numbers(of: quantity, in: run) {
        guard let ratio = ratios[block], ratio > 0, value > 0 else { continue }
        theory[block, default: []].append(value / ratio)
      }
    }
    return theory
  }

  private func points(_ numbers: [Int: [Double]]) -> [IntervalPoint] {
    numbers.sorted { $0.key < $1.key }.compactMap { block, values in
      SeedSpread.point(x: Double(block), values, isLogarithmic: isLogarithmic)
    }
  }

  // MARK: Panels

  private var isSplit: Bool { cells.count > Crowding.overlaidCurves }

  private func panel(of shown: [Cell], _ title: String?) -> Panel {
    let marks: [any Mark] = shown.flatMap { self.marks(of: $0) } + theoryMarks(of: shown)
    let last = cells.map(\.network.residualBlockCount).max() ?? 1
    return Panel(
      title,
      x: Axis(
        localized("Block, from the input on"),
        domain: .exact(1...Double(max(last, 2))),
        ticks: .integers,
        inset: 7
      ),
      y: .measured(quantity.title, quantity.unit, values),
      marks: marks.isEmpty ? [NoteMark(localized("No run has a number."))] : marks
    )
  }

  /// A panel a network, the others in grey, all on one scale.
  private var multiples: [[Panel]] {
    let curves = cells.map { points(numbers(of: $0)).map { DataPoint(x: $0.x, y: $0.y) } }
    let reach = cells.flatMap { marks(of: $0) }.flatMap(\.extent).corners
    var panels = cells.map { panel(of: [$0], $0.network.title) }
    for index in panels.indices {
      let others = curves.enumerated().filter { $0.offset != index && !$0.element.isEmpty }
      panels[index].marks.append(ContextMark(others.map(\.element), reach: reach))
    }
    return Crowding.rows(panels)
  }

  /// The means over seeds with their intervals.
  private func marks(of cell: Cell) -> [any Mark] {
    let numbers = numbers(of: cell)
    let points = points(numbers)
    guard !points.isEmpty else { return [] }
    let series = palette.series(of: cell.network)
    let line = LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) })
    guard cell.finished.count > 1 else { return [line] }
    let interval = SeedSpread.interval(seeds: cell.finished.count, isLogarithmic: isLogarithmic)
    let singles = numbers.flatMap { block, values in
      values.prefix(SeedSpread.shownCount).map { DataPoint(x: Double(block), y: $0) }
    }
    .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let unit = SeedSpread.unit(cells.map(\.finished.count))
    return [
      PointMark(series, singles, unit: unit),
      ErrorBarMark(series, points, interval: interval), line,
    ]
  }

  /// The mean of what theory says of the runs, a line for each network of which it speaks.
  private func theoryMarks(of shown: [Cell]) -> [any Mark] {
    shown.compactMap { cell in
      let points = points(theory(of: cell)).map { DataPoint(x: $0.x, y: $0.y) }
      return points.isEmpty ? nil : TheoryMark(LayersPlot.theoryName, points)
    }
  }

  // MARK: Words

  /// When the probe looked first, where all runs agree.
  private var moment: String? {
    let looks = Set(cells.flatMap(\.finished).compactMap { $0.steps(of: quantity).first })
    guard looks.count == 1, let count = looks.first else { return nil }
    return count == 0
      ? localized("Before training") : localized("After \(count, "# update", "# updates")")
  }

  /// What the networks differ by at the last block that all of them have.
  private var finding: Finding? {
    let blocks = cells.map(\.network.residualBlockCount)
    guard let last = blocks.min(), let first = cells.first else { return nil }
    let numbers = cells.map { cell in
      (
        name: cell.network.title,
        numbers: Dictionary(
          cell.finished.compactMap { run in
            run.seed.flatMap { seed in
              Self.numbers(of: quantity, in: run)[last].map { (seed, $0) }
            }
          },
          uniquingKeysWith: { first, _ in first }
        )
      )
    }
    let words = localized("\(quantity.title), block \(last)")
    let isRatio = numbers.allSatisfy { $0.numbers.values.allSatisfy { $0 > 0 } }
    if isSplit {
      return Extremes(words, scale: isRatio ? .ratio : .difference, unit: "", numbers)?.finding
    }
    guard cells.count > 1 else {
      let style = Measure.probe(quantity, .init(layer: .at(last), step: .first)).style
      return .ending(first.network.title, words, numbers[0].numbers.values.map(\.self), style)
    }
    return Comparisons(
      reference: numbers[0].name,
      quantity: words,
      pairs: numbers.dropFirst().map {
        (
          $0.name,
          PairedDifference($0.numbers, minus: numbers[0].numbers, isRatio ? .ratio : .difference)
        )
      }
    ).finding
  }

  private var caption: String {
    let lost = cells.filter(\.hasDiverged).map { cell in
      localized(
        "\(cell.network.title), \(cell.runs.count - cell.finished.count) of \(cell.runs.count)"
      )
    }
    return [
      localized(
        "The figure shows the \(Language.current.midSentence(quantity.title)) at each residual block."
      ),
      isSplit ? Crowding.note(cells.count) : "",
      theoryNote,
      lost.isEmpty ? "" : localized("Runs that diverged are not drawn: \(lost.clauses)."),
    ].sentences
  }

  /// How far the mean of each network lies from theory, over all blocks.
  private var theoryNote: String {
    let notes = cells.compactMap { cell -> String? in
      let theory = theory(of: cell)
      let ratios = points(numbers(of: cell)).compactMap { point in
        theory[Int(point.x)].flatMap {
          SeedSpread.point(x: 0, $0, isLogarithmic: isLogarithmic).map { point.y / $0.y }
        }
      }
      guard let low = ratios.min(), let high = ratios.max() else { return nil }
      let ends = [low, high].map { Format.fixed($0, decimals: 2) }
      return localized(
        "The means of \(cell.network.title) are \(ends[0]) to \(ends[1]) times what theory says."
      )
    }
    return notes.sentences
  }
}
