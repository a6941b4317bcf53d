internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs
internal import Statistics

// The factor by which a quantity changes from one layer to the next: what the lines of the other panels are read for, and
// what theory speaks of.

extension LayersPlot {
  /// What lines of theory are called.
  static var theoryName: String { localized("Theory") }

  /// A panel of the factors at each step, with those of theory before training; nil where nothing varies by factors.
  func slopes(at steps: [LayersStep]) -> Panel? {
    guard isLogarithmic, !isSplit, steps.count > 1 else { return nil }
    let marks = cells.indices.flatMap { index in
      self.marks(of: cells[index], at: steps, shift: shift(index))
    }
    guard !marks.isEmpty else { return nil }
    let names = steps.map { updates($0).map(Format.count) ?? localized("last") }
    return Panel(
      localized("Factor a layer"),
      x: Axis(
        localized("Updates"),
        domain: .exact(-0.5...Double(steps.count) - 0.5),
        ticks: .categories(names, isOrdered: true)
      ),
      y: Axis(localized("Factor a layer (log scale)"), scale: .logarithmic(base: 10)),
      marks: marks + theoryMarks(at: steps)
    )
  }

  /// Networks stand beside each other, in points.
  private func shift(_ index: Int) -> Double { 3 * (Double(index) - Double(cells.count - 1) / 2) }

  private func marks(of cell: Cell, at steps: [LayersStep], shift: Double) -> [any Mark] {
    let counts = steps.map { factors(of: cell, at: $0) }
    let points = counts.enumerated().compactMap { index, values in
      SeedSpread.point(x: Double(index), values, isLogarithmic: true)
    }
    guard !points.isEmpty else { return [] }
    let series = palette.series(of: cell.network)
    let line = LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) }, shift: shift)
    guard let most = counts.map(\.count).max(), most > 1 else { return [line] }
    let interval = SeedSpread.interval(seeds: most, isLogarithmic: true)
    let singles = counts.enumerated().flatMap { index, values in
      values.prefix(SeedSpread.shownCount).map { DataPoint(x: Double(index), y: $0) }
    }
    return [
      PointMark(
        series,
        singles,
        shift: shift,
        unit: SeedSpread.unit(cells.map(\.finished.count))
      ),
      ErrorBarMark(series, points, interval: interval, shift: shift), line,
    ]
  }

  /// The factor of each run from its last hidden layer to the first, by least squares on logarithms.
  private func factors(of cell: Cell, at step: LayersStep) -> [Double] {
    runs(of: cell, at: step).compactMap { points in
      guard points.count > 1 else { return nil }
      return Slope.leastSquares(points.map { (x: $0.x, y: log($0.y)) }).map(exp)
    }
  }

  /// What theory says of the factors, each once; it speaks of networks before training.
  private func theoryMarks(at steps: [LayersStep]) -> [any Mark] {
    guard let index = steps.firstIndex(of: .after(0)) else { return [] }
    return Set(theories.map(\.slope)).sorted().map { slope in
      TheoryMark(
        Self.theoryName,
        [-0.4, 0.4].map { DataPoint(x: Double(index) + $0, y: exp(slope)) }
      )
    }
  }

  private var theories: [(network: String, slope: Double)] {
    cells.filter { !$0.finished.isEmpty && $0.network.hiddenLayerCount > 1 }
      .compactMap { cell in
        cell.network.configuration.flatMap(quantity.slope).map { (cell.network.title, $0) }
      }
  }

  /// The factors of theory in numbers; empty where they stand beside its lines.
  var theoryOfSlopes: String {
    guard steps.contains(.after(0)), isLogarithmic, !isSplit, !theories.isEmpty else { return "" }
    let texts = theories.map { localized("\($0.network) ×\u{A0}\(Self.factor($0.slope))") }
    return localized("The factor a layer in theory: \(texts.listed).")
  }
}
