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
  let steps: [Int]
  let palette: NetworkPalette
  /// All numbers that there are.
  private let values: [Double]
  private let isLogarithmic: Bool

  init(cells: [Cell], quantity: ProbeQuantity, steps: [Int], palette: NetworkPalette) {
    self.cells = cells
    self.quantity = quantity
    self.steps = steps
    self.palette = palette
    values = cells.flatMap(\.finished).flatMap { $0.findings(of: quantity) }.map(\.value)
    isLogarithmic = values.areWide
  }

  var plot: CaptionedPlot {
    let measured = steps.filter { step in
      cells.contains { cell in cell.finished.contains { $0.steps(of: quantity).contains(step) } }
    }
    let shown = measured.isEmpty ? Array(steps.prefix(1)) : measured
    return CaptionedPlot(
      plot: Plot(
        title: finding(at: shown.first ?? 0) ?? localized("\(quantity.words), layer by layer"),
        subtitle: localized(
          "\(quantity.words), from the last hidden layer back to the first"
        ),
        panels: [
          shown.map { step in
            let marks = marks(at: step)
            return Panel(
              title(step),
              x: axis,
              y: verticalAxis,
              marks: marks.isEmpty ? [NoteMark(localized("No run has a number."))] : marks
            )
          }
        ]
      ),
      caption: caption(measured)
    )
  }

  private func title(_ step: Int) -> String {
    step == 0
      ? localized("Before training") : localized("After \(step, "# update", "# updates")")
  }

  private var depth: Int {
    cells.map(\.network.configuration.layers.count).max().map { max($0 - 2, 1) } ?? 1
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
  private func marks(at step: Int) -> [any Mark] {
    cells.flatMap { cell -> [any Mark] in
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
      return marks + theory(of: cell, from: points, at: step)
    }
  }

  /// The numbers of every run, from its last hidden layer back to the first.
  private func runs(of cell: Cell, at step: Int) -> [[DataPoint]] {
    let last = cell.network.configuration.layers.count - 2
    return cell.finished.map { record in
      record.findings(of: quantity).filter { $0.step == step }
        .compactMap { finding -> DataPoint? in
          guard let layer = finding.layer, layer <= last,
            !isLogarithmic || finding.value > 0
          else { return nil }
          return DataPoint(x: Double(last - layer), y: finding.value)
        }
        .sorted { $0.x < $1.x }
    }
  }

  private func spread(_ cell: Cell, at step: Int) -> [IntervalPoint] {
    let last = cell.network.configuration.layers.count - 2
    let layers = Set(cell.finished.flatMap { $0.layers(of: quantity) }).filter { $0 <= last }
    return layers.sorted(by: >).compactMap { layer in
      let values = cell.finished.compactMap { record in
        record.findings(of: quantity).first { $0.step == step && $0.layer == layer }?.value
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
  private func theory(of cell: Cell, from points: [IntervalPoint], at step: Int) -> [any Mark] {
    guard step == 0, let first = points.first, let last = points.last,
      let slope = quantity.slope(cell.network.configuration), first.x < last.x
    else { return [] }
    let end = first.y * exp(slope * (last.x - first.x))
    return [
      TheoryMark(
        localized("theory: × \(Self.factor(slope)) a layer"),
        [DataPoint(x: first.x, y: first.y), DataPoint(x: last.x, y: end)],
        namesItself: true
      )
    ]
  }

  private var theoryIsShown: Bool {
    steps.contains(0) && cells.contains { quantity.slope($0.network.configuration) != nil }
  }

  /// e to a slope: `1.47`, or `1/6` where that is what it is.
  private static func factor(_ slope: Double) -> String {
    let factor = exp(slope)
    let inverse = (1 / factor).rounded()
    if inverse >= 2, (factor * inverse - 1).magnitude < 1e-6 { return "1/\(Int(inverse))" }
    return factor == 1 ? "1" : Format.fixed(factor, decimals: 2)
  }

  /// By what factor each network's mean changes from the last hidden layer to the first, as a sentence.
  private func finding(at step: Int) -> String? {
    guard isLogarithmic else { return nil }
    let changes = cells.compactMap { cell -> String? in
      let points = spread(cell, at: step)
      guard let first = points.first, let last = points.last, first.x < last.x, first.y > 0 else {
        return nil
      }
      return localized("\(cell.network.title) ×\u{A0}\(Format.factor(last.y / first.y))")
    }
    guard !changes.isEmpty else { return nil }
    return step == 0
      ? localized("From the last layer to the first, before training: \(changes.listed)")
      : localized(
        "From the last layer to the first, after \(step, "# update", "# updates"): \(changes.listed)"
      )
  }

  private func caption(_ measured: [Int]) -> String {
    guard !measured.isEmpty else {
      return localized(
        "No run was looked at after so many updates: the trainings ended before."
      )
    }
    let missing = steps.filter { !measured.contains($0) }
    let lost = cells.filter(\.hasDiverged).map { cell in
      localized(
        "\(cell.network.title), \(cell.runs.count - cell.finished.count) of \(cell.runs.count)"
      )
    }
    return [
      localized(
        "\(quantity.words) against the number of hidden layers between the layer and the output."
      ),
      theoryIsShown
        ? localized("The lines of theory start at each network’s last hidden layer.") : "",
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
