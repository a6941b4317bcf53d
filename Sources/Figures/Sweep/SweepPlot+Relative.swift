internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

// The second panel of a figure of a sweep: what the networks differ by from one of them. Pairs share their seed, so their
// differences vary less than the networks do, and their intervals are what a comparison rests on.

extension SweepPlot {
  /// How two numbers are compared.
  private var scale: EffectScale { shown.usualScale }

  /// The panel of the paired differences; nil where no network is named or no pair has numbers.
  func relativePanel(x: Axis) -> Panel? {
    guard let reference,
      let title = cells.first(where: { $0.network.name == reference })?.network.title
    else { return nil }
    let marks = networks.enumerated().filter { $1 != reference }.flatMap { index, name in
      self.marks(of: name, relativeTo: reference, shift: shift(index))
    }
    guard !marks.isEmpty else { return nil }
    return Panel(
      x: x,
      y: Axis(axisTitle(title)),
      marks: marks + [neutral]
    )
  }

  private func axisTitle(_ reference: String) -> String {
    switch scale {
    case .ratio: "Ratio to \(reference), paired"
    case .points: "Difference from \(reference), paired (points)"
    case .difference: "Difference from \(reference), paired"
    }
  }

  private func marks(of name: String, relativeTo reference: String, shift: Double) -> [any Mark] {
    var points: [IntervalPoint] = []
    var singles: [DataPoint] = []
    var counts: [Int] = []
    for cell in cells where cell.network.name == name {
      guard let x = cell.levels.first?.value,
        let other = cells.first(where: { $0.network.name == reference && $0.levels == cell.levels })
      else { continue }
      let values = differences(cell, other)
      guard let point = SeedSpread.point(x: x, values, isLogarithmic: scale == .ratio) else {
        continue
      }
      points.append(point)
      singles += values.map { DataPoint(x: x, y: $0) }
      counts.append(values.count)
    }
    guard let network = cells.first(where: { $0.network.name == name })?.network, !points.isEmpty
    else { return [] }
    let series = palette.series(of: network)
    points.sort { $0.x < $1.x }
    let line = LineMark(series, points.map { DataPoint(x: $0.x, y: $0.y) }, shift: shift)
    guard let most = counts.max(), let fewest = counts.filter({ $0 > 1 }).min() else {
      return [line]
    }
    var interval = SeedSpread.interval(seeds: most, isLogarithmic: scale == .ratio)
    interval.sampleCount = fewest...most
    interval.unit = "pairs"
    return [
      PointMark(series, singles, shift: shift),
      ErrorBarMark(series, points, interval: interval, shift: shift), line,
    ]
  }

  /// The differences of the pairs in which both runs have a number.
  private func differences(_ cell: Cell, _ other: Cell) -> [Double] {
    let references = Dictionary(
      other.runs.compactMap { record in record.seed.map { ($0, record) } },
      uniquingKeysWith: { first, _ in first }
    )
    return cell.runs.compactMap { record in
      guard let partner = record.seed.flatMap({ references[$0] }),
        let value = self.value(of: record),
        let base = self.value(of: partner)
      else { return nil }
      switch scale {
      case .ratio: return value > 0 && base > 0 ? value / base : nil
      case .points: return 100 * (value - base)
      case .difference: return value - base
      }
    }
  }

  /// The line from which differences count: no difference.
  private var neutral: RuleMark {
    switch scale {
    case .ratio: RuleMark(.y(1))
    case .points, .difference: RuleMark(.y(0))
    }
  }

  /// What the second panel shows, and for times the ratio of the arithmetic that the equations ask for: what is above it is
  /// memory and overhead.
  var relativeNote: String {
    guard let reference, let base = cells.first(where: { $0.network.name == reference }) else {
      return ""
    }
    let note = " Right: each run against that of \(base.network.title) with its seed."
    guard let cost = shown.cost else { return note }
    let operations = networks.filter { $0 != reference }.compactMap { name -> String? in
      guard let mine = cells.first(where: { $0.network.name == name }) else { return nil }
      let ratio =
        cost(mine.network.configuration) / cost(base.network.configuration)
      return "\(mine.network.title) \(Format.fixed(ratio, decimals: 3))×"
    }
    return note + " Operations, counted from the equations: \(operations.listed)."
  }
}
