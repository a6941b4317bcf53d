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
    /// How many pairs got there, where not all did: their mean would be of the fast ones alone.
    var shortfall: CellMark.Shortfall?

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
      let pairs = PairedDifference(cell, minus: other, of: measure)
      let isShort = (cell.runs + other.runs).contains { measure.value(of: $0).isBound }
      return Place(
        row: row,
        column: column,
        subject: cell,
        reference: other,
        difference: pairs,
        shortfall: isShort
          ? CellMark.Shortfall(reached: pairs.count, all: cell.runs.count) : nil
      )
    }
  }

  var plot: CaptionedPlot {
    let rows = (factors.first?.values ?? [0]).sorted(by: >)
    let columns = (factors.last?.values ?? [0]).sorted()
    return CaptionedPlot(
      plot: Plot(
        title: "",
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
      caption: caption,
      finding: Finding(titles: [title], basis: .count)
    )
  }

  // MARK: Marks

  private var marks: [any Mark] {
    let counts = places.map(\.difference.count).filter { $0 > 0 }
    guard let fewest = counts.min(), let most = counts.max() else {
      return [NoteMark(localized("No pair of runs has numbers."))]
    }
    let scale = measure.usualScale
    let cells = places.map { place in
      let point = place.shortfall == nil ? place.difference.point(x: 0) : nil
      return CellMark.Cell(
        row: place.row,
        column: place.column,
        value: point?.y,
        ends: point == nil ? nil : place.difference.interval(),
        failed: place.failed,
        shortfall: place.shortfall,
        isBold: point != nil && place.difference.isClear(),
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
          unit: localized("pairs")
        )
      )
    ] + flags
  }

  /// The network whose runs have numbers where all of the other diverged.
  private func survivor(at place: Place) -> Series? {
    guard place.difference.count == 0 else { return nil }
    switch (place.subject.finished.isEmpty, place.reference.finished.isEmpty) {
    case (false, true): return named(subject)
    case (true, false): return named(reference)
    case (true, true), (false, false): return nil
    }
  }

  private var axis: Axis {
    switch measure.usualScale {
    case .ratio:
      return Axis(
        localized("Ratio of \(subject.name) to \(reference.name) (log scale)"),
        scale: .logarithmic(base: 10)
      )
    case .points: return Axis(localized("\(subject.name) − \(reference.name) (points)"))
    case .difference:
      // One network that explodes would leave all other cells grey.
      let sizes = places.compactMap(\.difference.mean).map(abs).sorted()
      let isWide = (sizes.last ?? 0) > 20 * (sizes.isEmpty ? 0 : sizes[sizes.count / 2])
      return Axis(
        measure.unit.words(
          localized("\(subject.name) − \(reference.name)"),
          isLogarithmic: isWide
        ),
        scale: isWide ? .symmetricLogarithmic : .linear
      )
    }
  }

  /// A network as the series of its markers.
  private func named(_ series: Series) -> Series {
    var style = series.style
    style.hasLine = false
    return Series(localized("\(series.name), best cell"), style: style)
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

  /// In how many cells the one is ahead, the other, or neither; of too few runs for an interval, where the mean is.
  private var title: String {
    let compared = places.filter { $0.shortfall == nil && $0.difference.count > 0 }
    guard !compared.isEmpty else {
      return localized("\(subject.name) against \(reference.name): no pairs")
    }
    let pairs = compared.map(\.difference.count).max() ?? 0
    let isFew = pairs < PairedDifference.fewestPairs
    let clear = isFew ? compared : compared.filter { $0.difference.isClear() }
    let above = clear.count { ($0.difference.mean ?? 0) > $0.difference.neutral }
    let below = clear.count - above
    let counts =
      switch measure.better {
      case .lower: (below, above)
      case .higher, nil: (above, below)
      }
    let told = tally(counts.0, counts.1, open: compared.count - clear.count)
    var clauses = [
      isFew
        ? pairs == 1
          ? localized("In one run of each: \(told)")
          : localized("In only \(pairs) pairs of runs: \(told)")
        : told
    ]
    for (series, other) in [(subject, reference), (reference, subject)] {
      let count = places.count { survivor(at: $0) == named(series) }
      if count > 0 { clauses.append(localized("in \(count) all runs of \(other.name) diverged")) }
    }
    return clauses.clauses
  }

  /// In how many cells the subject is ahead, the reference, and neither.
  private func tally(_ first: Int, _ second: Int, open: Int) -> String {
    let all = places.count
    switch (measure.better == nil, second == 0) {
    case (false, false):
      return localized(
        "\(subject.name) ahead in \(first) of \(all, "# cell", "# cells"), \(reference.name) in \(second), open in \(open)"
      )
    case (false, true):
      return localized(
        "\(subject.name) ahead in \(first) of \(all, "# cell", "# cells"), \(reference.name) in none, open in \(open)"
      )
    case (true, false):
      return localized(
        "\(subject.name) above in \(first) of \(all, "# cell", "# cells"), \(reference.name) in \(second), open in \(open)"
      )
    case (true, true):
      return localized(
        "\(subject.name) above in \(first) of \(all, "# cell", "# cells"), \(reference.name) in none, open in \(open)"
      )
    }
  }

  private var subtitle: String {
    let epochs = places.flatMap { $0.subject.runs + $0.reference.runs }.trainedEpochs
    let (fewest, most) = (epochs.lowerBound, epochs.upperBound)
    let words =
      fewest == most
      ? localized("\(measure.title) after \(most, "# epoch", "# epochs")")
      : localized("\(measure.title) after \(fewest) to \(most, "# epoch", "# epochs")")
    let shown = [words, measure.details].compactMap(\.self).parted
    // Of few pairs the title counts means alone.
    guard places.contains(where: { $0.difference.count >= PairedDifference.fewestPairs })
    else { return shown }
    return [
      shown,
      localized(
        "ahead: the 95 % interval of the pairs does not hold \(measure.usualScale == .ratio ? 1 : 0)"
      ),
    ].clauses
  }

  private var caption: String {
    let count = places.count { $0.difference.count >= PairedDifference.fewestPairs }
    let chance = Int((0.05 * Double(count)).rounded())
    let title = Language.current.midSentence(measure.title)
    let study = places.first?.subject.study.title ?? ""
    return [
      localized(
        "\(study): the figure shows what \(subject.name) and \(reference.name) differ by in \(title), seed by seed."
      ),
      chance > 0
        ? localized(
          "Each interval stands for itself: of \(count, "# cell", "# cells") without a difference about \(chance) would be bold."
        ) : "",
    ].sentences
  }
}
