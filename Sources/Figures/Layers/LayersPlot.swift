internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// What a probe found layer by layer, from the output backwards, at several moments of a training.
struct LayersPlot {
  let cells: [Cell]
  let quantity: ProbeQuantity
  let steps: [LayersStep]
  let palette: NetworkPalette
  /// All numbers that there are.
  private let values: [Double]
  let isLogarithmic: Bool

  init(cells: [Cell], quantity: ProbeQuantity, steps: [LayersStep], palette: NetworkPalette) {
    self.cells = cells
    self.quantity = quantity
    self.steps = steps
    self.palette = palette
    values = cells.flatMap(\.finished).flatMap { $0.findings(of: quantity) }.map(\.value)
    isLogarithmic = values.areWide
  }

  private var runs: [MeasuredRun] { cells.flatMap(\.finished) }

  /// The steps at which a run was looked at, each once: the last look may be one that is named.
  private var measured: [LayersStep] {
    let looks = Set(runs.flatMap { $0.steps(of: quantity) })
    let named = steps.filter { step in step.count.map(looks.contains) ?? false }
    let ends = Set(runs.compactMap { $0.steps(of: quantity).last })
    let isNamed = ends.count == 1 && ends.allSatisfy { named.contains(.after($0)) }
    return steps.filter { named.contains($0) || $0 == .last && !ends.isEmpty && !isNamed }
  }

  /// Whether every network has a panel of its own at each step.
  var isSplit: Bool { cells.count > Crowding.overlaidCurves }

  var plot: CaptionedPlot {
    let measured = measured
    let shown = measured.isEmpty ? Array(steps.prefix(1)) : measured
    var plot = Plot(
      title: "",
      subtitle: localized("\(quantity.words), from the last hidden layer back to the first"),
      panels: isSplit
        ? multiples(at: shown)
        : [
          shown.map { panel(of: cells, at: $0, title($0)) }
            + (slopes(at: shown).map { [$0] } ?? [])
        ],
      key: isSplit ? .none : .automatic
    )
    if isSplit {
      plot.size = Crowding.size(rows: plot.panels.count)
    } else if shown.count > 3 {
      plot.panels = Crowding.rows(plot.panels[0])
      plot.size = Crowding.size(rows: plot.panels.count)
    }
    let found = shown.first.flatMap { finding(at: $0) }
    return CaptionedPlot(
      plot: plot,
      caption: caption(measured),
      finding: found ?? .nothing(localized("\(quantity.words), layer by layer"))
    )
  }

  private func panel(of cells: [Cell], at step: LayersStep, _ title: String) -> Panel {
    let marks = marks(of: cells, at: step)
    return Panel(
      title,
      x: axis,
      y: verticalAxis,
      marks: marks.isEmpty ? [NoteMark(localized("No run has a number."))] : marks
    )
  }

  /// A panel a network at each step, the others in grey, all on one scale.
  private func multiples(at steps: [LayersStep]) -> [[Panel]] {
    let reach = steps.flatMap { marks(of: cells, at: $0) }.flatMap(\.extent).corners
    return steps.flatMap { multiples(at: $0, reach) }
  }

  /// A panel a network at one step, which all span some points.
  private func multiples(at step: LayersStep, _ reach: [DataPoint]) -> [[Panel]] {
    let curves = cells.map { cell in spread(cell, at: step).map { DataPoint(x: $0.x, y: $0.y) } }
    let moment = title(step)
    var panels = cells.map { panel(of: [$0], at: step, [$0.network.title, moment].clauses) }
    for index in panels.indices {
      let others = curves.enumerated().filter { $0.offset != index && !$0.element.isEmpty }
      panels[index].marks.append(ContextMark(others.map(\.element), reach: reach))
    }
    return Crowding.rows(panels)
  }

  /// The number of updates of a step, where all runs have one.
  func updates(_ step: LayersStep) -> Int? {
    if let count = step.count { return count }
    let counts = Set(runs.compactMap { $0.steps(of: quantity).last })
    return counts.count == 1 ? counts.first : nil
  }

  private func title(_ step: LayersStep) -> String {
    guard let count = updates(step) else { return localized("At the last look") }
    return count == 0
      ? localized("Before training") : localized("After \(count, "# update", "# updates")")
  }

  private var depth: Int {
    cells.map(\.network.hiddenLayerCount).max().map { max($0, 1) } ?? 1
  }

  private var axis: Axis {
    Axis(
      localized("Layers above"),
      domain: .exact(0...Double(max(depth - 1, 1))),
      ticks: .integers,
      inset: 5
    )
  }

  private var verticalAxis: Axis {
    .measured(quantity.title, quantity.unit, values)
  }

  /// The mean over seeds with its band for each network, and the line of theory that starts at its last hidden layer.
  private func marks(of shown: [Cell], at step: LayersStep) -> [any Mark] {
    let measured = shown.flatMap { cell -> [any Mark] in
      let points = spread(cell, at: step)
      guard !points.isEmpty else { return [] }
      let series = palette.series(of: cell.network)
      var marks: [any Mark] = [LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) })]
      if cell.finished.count > 1 {
        let interval = SeedSpread.interval(
          seeds: cell.finished.count,
          isLogarithmic: isLogarithmic
        )
        marks.append(BandMark(series, points, interval: interval))
        marks.append(
          RunsMark(
            series,
            Array(runs(of: cell, at: step).prefix(SeedSpread.shownCount)),
            unit: SeedSpread.unit(cells.map(\.finished.count))
          )
        )
      }
      return marks
    }
    return measured + shown.flatMap { theory(of: $0, from: spread($0, at: step), at: step) }
  }

  /// The numbers of every run, from its last hidden layer back to the first.
  func runs(of cell: Cell, at step: LayersStep) -> [[DataPoint]] {
    let last = cell.network.hiddenLayerCount
    return cell.finished.map { record in
      record.findings(of: quantity).filter { $0.step == step.count(in: record, of: quantity) }
        .compactMap { finding -> DataPoint? in
          guard let layer = finding.layer, layer <= last,
            !isLogarithmic || finding.value > 0
          else { return nil }
          return DataPoint(x: Double(last - layer), y: finding.value)
        }
        .sorted { $0.x < $1.x }
    }
  }

  private func spread(_ cell: Cell, at step: LayersStep) -> [IntervalPoint] {
    let last = cell.network.hiddenLayerCount
    let layers = Set(cell.finished.flatMap { $0.layers(of: quantity) }).filter { $0 <= last }
    return layers.sorted(by: >).compactMap { layer in
      let values = cell.finished.compactMap { record in
        let count = step.count(in: record, of: quantity)
        return record.findings(of: quantity).first { $0.step == count && $0.layer == layer }?.value
      }
      .filter { !isLogarithmic || $0 > 0 }
      return SeedSpread.point(
        x: Double(last - layer),
        values,
        isLogarithmic: isLogarithmic
      )
    }
  }

  /// Theory speaks of networks before training.
  private func theory(of cell: Cell, from points: [IntervalPoint], at step: LayersStep)
    -> [any Mark]
  {
    guard step == .after(0), let first = points.first, let last = points.last,
      let slope = cell.network.configuration.flatMap(quantity.slope), first.x < last.x
    else { return [] }
    let end = first.y * exp(slope * (last.x - first.x))
    let line = [DataPoint(x: first.x, y: first.y), DataPoint(x: last.x, y: end)]
    // Without a panel of slopes the factor has its only place beside the line.
    return [
      isSplit
        ? TheoryMark(
          localized("theory: × \(Self.factor(slope)) a layer"),
          line,
          namesItself: true
        ) : TheoryMark(Self.theoryName, line)
    ]
  }

  private var theoryIsShown: Bool {
    steps.contains(.after(0))
      && cells.contains {
        $0.network.hiddenLayerCount > 1
          && $0.network.configuration.flatMap(quantity.slope) != nil
      }
  }

  /// e to a slope: `1.47`, or `1/6` where that is what it is.
  static func factor(_ slope: Double) -> String {
    let factor = exp(slope)
    let inverse = (1 / factor).rounded()
    if inverse >= 2, (factor * inverse - 1).magnitude < 1e-6 { return "1/\(Int(inverse))" }
    return factor == 1 ? "1" : Format.fixed(factor, decimals: 2)
  }

  /// By what factor each network's numbers change from the last hidden layer to the first, with the intervals; of numbers that
  /// do not vary by factors, and of many networks, what their means over the layers differ by.
  private func finding(at step: LayersStep) -> Finding? {
    let numbers = cells.map { (name: $0.network.title, numbers: overLayers($0, at: step)) }
    if isSplit {
      return Extremes(
        quantity.title,
        scale: isLogarithmic ? .ratio : .difference,
        unit: quantity.unit.ofDifference,
        numbers
      )?.finding
    }
    guard isLogarithmic, let changes = changes(at: step) else {
      guard numbers.count > 1 else { return nil }
      return Comparisons(
        reference: numbers[0].name,
        quantity: quantity.title,
        pairs: numbers.dropFirst().map {
          var difference = PairedDifference($0.numbers, minus: numbers[0].numbers, .difference)
          difference.unit = quantity.unit.ofDifference
          return ($0.name, difference)
        }
      ).finding
    }
    return changes
  }

  /// The mean of each run over its layers, by seed.
  private func overLayers(_ cell: Cell, at step: LayersStep) -> [UInt64: Double] {
    var means: [UInt64: Double] = [:]
    for run in cell.finished {
      let count = step.count(in: run, of: quantity)
      let values = run.findings(of: quantity).filter { $0.step == count && $0.layer != nil }
        .map(\.value).filter { !isLogarithmic || $0 > 0 }
      guard let seed = run.seed,
        let mean = SeedSpread.point(x: 0, values, isLogarithmic: isLogarithmic)?.y
      else { continue }
      means[seed] = mean
    }
    return means
  }

  /// The factor from the last hidden layer to the first, by seed.
  private func changes(at step: LayersStep) -> Finding? {
    var fewest = Int.max
    let changes = cells.compactMap { cell -> (name: String, mean: String, range: String)? in
      var ends: (first: [UInt64: Double], last: [UInt64: Double]) = ([:], [:])
      for (run, points) in zip(cell.finished, runs(of: cell, at: step)) {
        guard let seed = run.seed, let top = points.first, let bottom = points.last,
          top.x < bottom.x
        else { continue }
        (ends.first[seed], ends.last[seed]) = (top.y, bottom.y)
      }
      let difference = PairedDifference(ends.last, minus: ends.first, .ratio)
      guard let mean = difference.mean else { return nil }
      fewest = min(fewest, difference.values.count)
      let range = difference.interval(ofOneIn: cells.count).map {
        localized("\(Format.factor($0.lowerBound)) to \(Format.factor($0.upperBound))")
      }
      return (cell.network.title, Format.factor(mean), range ?? "")
    }
    guard !changes.isEmpty else { return nil }
    let hasIntervals = fewest >= PairedDifference.fewestPairs
    func texts(ranged: Bool) -> String {
      changes.map { change in
        ranged && hasIntervals
          ? localized("\(change.name) ×\u{A0}\(change.mean) (\(change.range))")
          : localized("\(change.name) ×\u{A0}\(change.mean)")
      }.listed
    }
    let seeds = hasIntervals ? "" : localized(", \(fewest, "# run of each", "# runs of each")")
    let (start, short): (String, String) =
      switch updates(step) {
      case nil:
        (
          localized("From the last layer to the first, at the last look"),
          localized("Last layer to first, at the last look")
        )
      case 0:
        (
          localized("From the last layer to the first, before training"),
          localized("Last layer to first, before training")
        )
      case let count?:
        (
          localized("From the last layer to the first, after \(count, "# update", "# updates")"),
          localized("Last layer to first, after \(count, "# update", "# updates")")
        )
      }
    return Finding(
      titles: [
        localized("\(start)\(seeds): \(texts(ranged: true))"),
        localized("\(short)\(seeds): \(texts(ranged: true))"),
        localized("\(start)\(seeds): \(texts(ranged: false))"),
      ],
      basis: hasIntervals ? .interval : fewest == 1 ? .oneRun : .noDifference,
      note: hasIntervals
        ? localized("The title has geometric means of the factor by seed and their 95 % intervals.")
        : ""
    )
  }

  private func caption(_ measured: [LayersStep]) -> String {
    guard !measured.isEmpty else {
      return localized(
        "No run was looked at after so many updates: the trainings ended before."
      )
    }
    let looks = Set(runs.flatMap { $0.steps(of: quantity) })
    let missing = steps.compactMap(\.count).filter { !looks.contains($0) }
    let lost = cells.filter(\.hasDiverged).map { cell in
      localized(
        "\(cell.network.title), \(cell.runs.count - cell.finished.count) of \(cell.runs.count)"
      )
    }
    return [
      localized(
        "The figure shows the \(Language.current.midSentence(quantity.title)) against the number of hidden layers between the layer and the output."
      ),
      isSplit ? Crowding.note(cells.count) : "",
      theoryIsShown
        ? localized("The lines of theory start at each network’s last hidden layer.") : "",
      theoryOfSlopes,
      missing.isEmpty ? "" : Self.missingNote(missing),
      lost.isEmpty ? "" : localized("Runs that diverged are not drawn: \(lost.clauses)."),
    ].sentences
  }

  private static func missingNote(_ steps: [Int]) -> String {
    guard steps.count > 1 else {
      return localized("No run was looked at after \(steps[0], "# update", "# updates").")
    }
    return localized(
      "No run was looked at after \(steps.map(Format.count).parted) updates."
    )
  }
}
