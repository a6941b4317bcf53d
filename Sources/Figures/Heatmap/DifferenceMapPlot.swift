internal import Drawing
internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// What two networks differ by at every combination of two factors, pair by pair: where the one is ahead, where the other,
/// and where nobody can tell.
struct DifferenceMapPlot {
  /// What is known of the two at a combination.
  private struct Place {
    var row: Int
    var column: Int
    var subject: Cell
    var reference: Cell
    var difference: PairedDifference

    /// How many runs of both diverged.
    var failed: Int {
      [subject, reference].map { $0.runs.count - $0.finished.count }.reduce(0, +)
    }
  }

  let measure: Measure
  private let subject: Series
  private let reference: Series
  private let factors: [Factor]
  private let places: [Place]

  /// Compares the cells of two networks.
  ///
  /// - Parameters:
  ///   - cells: The runs of a study of two factors.
  ///   - measure: What they are reduced to.
  ///   - subject: The name of the network that is ahead where the difference is good.
  ///   - reference: The name of the other.
  ///   - palette: The look of networks.
  init(
    cells: [Cell],
    measure: Measure,
    subject: String,
    reference: String,
    palette: NetworkPalette
  ) {
    let hasTests = cells.contains { cell in
      cell.finished.contains { !$0.points(.accuracy, on: .test).isEmpty }
    }
    let measure = hasTests ? measure : measure.withoutTests
    self.measure = measure
    func series(_ name: String) -> Series {
      cells.first { $0.network.name == name }.map { palette.series(of: $0.network) }
        ?? Series(name, style: .numbered(1))
    }
    self.subject = series(subject)
    self.reference = series(reference)
    let factors = cells.first?.study.sweep ?? []
    self.factors = factors
    guard factors.count == 2 else {
      places = []
      return
    }
    let rows = factors[0].values.sorted(by: >)
    let columns = factors[1].values.sorted()
    places = cells.filter { $0.network.name == subject }.compactMap { cell in
      guard cell.levels.count == 2, let row = rows.firstIndex(of: cell.levels[0].value),
        let column = columns.firstIndex(of: cell.levels[1].value),
        let other = cells.first(where: {
          $0.network.name == reference && $0.levels == cell.levels
        })
      else { return nil }
      return Place(
        row: row,
        column: column,
        subject: cell,
        reference: other,
        difference: PairedDifference(cell, minus: other, of: measure)
      )
    }
  }

  var plot: CaptionedPlot {
    let rows = (factors.first?.values ?? [0]).sorted(by: >)
    let columns = (factors.last?.values ?? [0]).sorted()
    return CaptionedPlot(
      plot: Plot(
        title: finding,
        subtitle: subtitle,
        size: Size(width: 468, height: 130 + 26 * Double(max(rows.count, 2))),
        panels: [
          [
            Panel(
              x: .ordinal(columns, title: factors.last?.key.title ?? ""),
              y: .ordinal(rows, title: factors.first?.key.title ?? ""),
              marks: marks
            )
          ]
        ],
        key: .key
      ),
      caption: caption
    )
  }

  // MARK: Marks

  private var marks: [any Mark] {
    let counts = places.map(\.difference.values.count).filter { $0 > 0 }
    guard let fewest = counts.min(), let most = counts.max() else {
      return [NoteMark("No pair of runs has numbers.")]
    }
    let scale = measure.usualScale
    let cells = places.map { place in
      let point = place.difference.point(x: 0)
      return CellMark.Cell(
        row: place.row,
        column: place.column,
        value: point?.y,
        ends: place.difference.interval(),
        failed: place.failed,
        isBold: place.difference.isClear(),
        survivor: survivor(at: place)
      )
    }
    return [
      CellMark(
        cells,
        scale: ColorScale(
          axis,
          kind: .diverging(midpoint: scale == .ratio ? 1 : 0),
          isReversed: measure.better == .lower
        ),
        estimate: PointEstimate(
          scale == .ratio ? .geometricMean : .mean,
          sampleCount: fewest...most,
          unit: "pairs"
        )
      )
    ] + flags
  }

  /// The network whose runs have numbers where all of the other diverged.
  private func survivor(at place: Place) -> Series? {
    guard place.difference.values.isEmpty else { return nil }
    switch (place.subject.finished.isEmpty, place.reference.finished.isEmpty) {
    case (false, true): return named(subject)
    case (true, false): return named(reference)
    case (true, true), (false, false): return nil
    }
  }

  private var axis: Axis {
    let title = "\(subject.name) − \(reference.name)"
    switch measure.usualScale {
    case .ratio:
      return Axis(
        "Ratio of \(subject.name) to \(reference.name) (log scale)",
        scale: .logarithmic(base: 10)
      )
    case .points: return Axis("\(title) (points)")
    case .difference:
      // One network that explodes would leave all other cells grey.
      let sizes = places.compactMap(\.difference.mean).map(abs).sorted()
      let isWide = (sizes.last ?? 0) > 20 * (sizes.isEmpty ? 0 : sizes[sizes.count / 2])
      return Axis(
        measure.unit.words(title, isLogarithmic: isWide),
        scale: isWide ? .symmetricLogarithmic : .linear
      )
    }
  }

  /// A network as the series of its markers.
  private func named(_ series: Series) -> Series {
    var style = series.style
    style.hasLine = false
    return Series("\(series.name), best cell", style: style)
  }

  /// The best cell of each network, of those at which all its runs have a number.
  private var flags: [any Mark] {
    guard let better = measure.better else { return [] }
    return [(subject, \Place.subject), (reference, \.reference)].enumerated().compactMap {
      order,
      side in
      let (series, cell) = side
      let means = places.compactMap { place -> (place: Place, mean: Double)? in
        let runs = place[keyPath: cell].runs
        let values = runs.compactMap { measure.value(of: $0).exact }
        guard values.count == runs.count, let mean = SeedSpread.point(x: 0, values)?.y else {
          return nil
        }
        return (place, better == .higher ? mean : -mean)
      }
      return means.max { $0.mean < $1.mean }.map { best in
        CellFlagMark(
          named(series),
          [CellFlagMark.Place(row: best.place.row, column: best.place.column)],
          order: order
        )
      }
    }
  }

  // MARK: Words

  /// In how many cells the one is ahead, the other, or neither.
  private var finding: String {
    let compared = places.filter { !$0.difference.values.isEmpty }
    guard !compared.isEmpty else { return "\(subject.name) against \(reference.name): no pairs" }
    let clear = compared.filter { $0.difference.isClear() }
    let above = clear.count { ($0.difference.mean ?? 0) > $0.difference.neutral }
    let below = clear.count - above
    let counts =
      switch measure.better {
      case .lower: (below, above)
      case .higher, nil: (above, below)
      }
    let word = measure.better == nil ? "above" : "ahead"
    var sentence =
      "\(subject.name) \(word) in \(counts.0) of \(places.count) cells, \(reference.name) in "
      + "\(counts.1 == 0 ? "none" : "\(counts.1)"), open in \(compared.count - clear.count)"
    for (series, other) in [(subject, reference), (reference, subject)] {
      let count = places.count { survivor(at: $0) == named(series) }
      if count > 0 { sentence += "; in \(count) all runs of \(other.name) diverged" }
    }
    return sentence
  }

  private var subtitle: String {
    let runs = places.flatMap { $0.subject.runs + $0.reference.runs }
    let range = Format.range(runs.compactMap(\.configuration?.training.epochs)) ?? "0"
    return "\(measure.title) after \(range) \(range == "1" ? "epoch" : "epochs")"
      + (measure.details.map { ", \($0)" } ?? "")
      + "; ahead: the 95 % interval of the pairs does not hold \(measure.usualScale == .ratio ? 1 : 0)"
  }

  private var caption: String {
    let count = places.count { $0.difference.values.count >= PairedDifference.fewestPairs }
    let chance = Int((0.05 * Double(count)).rounded())
    return "\(places.first?.subject.study.title ?? ""): \(measure.title.lowercased()) of "
      + "\(subject.name) and \(reference.name), by seed."
      + (chance > 0
        ? " Each interval stands for itself: of \(count) cells without a difference about \(chance) would be bold."
        : "")
  }
}
