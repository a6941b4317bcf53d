internal import Drawing
internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs
internal import Statistics

/// A measure as the colour of cells: networks by the levels of a factor, or one panel a network of two factors.
struct HeatmapPlot {
  let cells: [Cell]
  let measure: Measure
  /// The colours of the numbers, which every number has a say in.
  private let scale: ColorScale

  init(cells: [Cell], measure: Measure) {
    self.cells = cells
    self.measure = measure
    scale = Self.scale(of: measure, for: cells)
  }

  var plot: CaptionedPlot {
    let panels = isOfTwoFactors ? networks.map(panelOfTwoFactors) : [panelOfNetworks]
    let rowCount = isOfTwoFactors ? factors[0].values.count : networks.count
    let rows = Self.rows(panels, columns: isOfTwoFactors ? factors[1].values.count : 1)
    // As high as a page at most, while numbers fit their cells.
    let cellHeight = min(22, max(10, 560 / Double(rowCount * rows.count)))
    let height = cellHeight * Double(max(rowCount, 2))
    return CaptionedPlot(
      plot: Plot(
        title: "",
        subtitle: subtitle,
        size: Size(
          width: 468,
          height: 110 + height + Double(rows.count - 1) * (height + 20)
        ),
        panels: rows,
        key: .none
      ),
      caption: caption,
      finding: finding ?? unmeasured
    )
  }

  /// Up to three panels beside each other, fewer where their cells would be too narrow for numbers.
  private static func rows(_ panels: [Panel], columns: Int) -> [[Panel]] {
    guard panels.count > 1 else { return [panels] }
    let width = 26 * Double(columns)
    let most = max(1, min(3, Int(400 / width)))
    let count = panels.count <= 3 ? max(most, min(panels.count, 3)) : most
    return stride(from: 0, to: panels.count, by: count).map {
      Array(panels[$0..<min($0 + count, panels.count)])
    }
  }

  private var factors: [Factor] { cells.first?.study.sweep ?? [] }

  private var isOfTwoFactors: Bool { factors.count > 1 }

  /// The networks, in the order of the file.
  private var networks: [Network] {
    cells.reduce(into: []) { list, cell in
      if !list.contains(where: { $0.name == cell.network.name }) { list.append(cell.network) }
    }
  }

  // MARK: Panels

  /// Rows are networks, columns the levels of the factor.
  private var panelOfNetworks: Panel {
    let values = (factors.first?.values ?? []).sorted()
    let networks = networks
    let marked = cells.compactMap { cell -> CellMark.Cell? in
      guard let row = networks.firstIndex(where: { $0.name == cell.network.name }),
        let column = cell.levels.first.flatMap({ values.firstIndex(of: $0.value) })
      else { return nil }
      return self.cell(cell, row: row, column: column)
    }
    return panel(
      nil,
      x: axis(of: 0, values),
      y: .categories(networks.map(\.title)),
      cells: marked
    )
  }

  /// Rows are the levels of the first factor, from the largest at the top, columns those of the second.
  private func panelOfTwoFactors(_ network: Network) -> Panel {
    let rows = factors[0].values.sorted(by: >)
    let columns = factors[1].values.sorted()
    let marked = cells.filter { $0.network.name == network.name }.compactMap {
      cell -> CellMark.Cell? in
      guard cell.levels.count == 2, let row = rows.firstIndex(of: cell.levels[0].value),
        let column = columns.firstIndex(of: cell.levels[1].value)
      else { return nil }
      return self.cell(cell, row: row, column: column)
    }
    return panel(
      networks.count > 1 ? network.title : nil,
      x: axis(of: 1, columns),
      y: axis(of: 0, rows),
      cells: marked
    )
  }

  private func axis(of factor: Int, _ values: [Double]) -> Axis {
    .ordinal(values.isEmpty ? [0] : values, title: factors[factor].key.title)
  }

  private func panel(_ title: String?, x: Axis, y: Axis, cells marked: [CellMark.Cell]) -> Panel {
    let counts = cells.map { values(of: $0).count }.filter { $0 > 0 }
    guard let fewest = counts.min(), let most = counts.max() else {
      return Panel(title, x: x, y: y, marks: [NoteMark(emptyNote)])
    }
    return Panel(
      title,
      x: x,
      y: y,
      marks: [
        CellMark(
          marked,
          scale: scale,
          estimate: PointEstimate(
            isLogarithmic ? .geometricMean : .mean,
            sampleCount: fewest...most
          )
        )
      ]
    )
  }

  /// Why no cell has a number.
  private var emptyNote: String {
    let runs = cells.flatMap(\.runs)
    if !runs.isEmpty, runs.allSatisfy({ $0.divergence != nil }) {
      return localized("Every run diverged.")
    }
    return runs.contains { measure.value(of: $0).isBound }
      ? localized("No run got there between its first and its last evaluation.")
      : localized("No run has a number.")
  }

  private func cell(_ cell: Cell, row: Int, column: Int) -> CellMark.Cell {
    let point = mean(of: cell)
    let isShort = cell.runs.contains { measure.value(of: $0).isBound }
    return CellMark.Cell(
      row: row,
      column: column,
      value: point?.y,
      ends: point.flatMap { $0.lower < $0.upper ? $0.lower...$0.upper : nil },
      failed: cell.runs.count - cell.finished.count,
      shortfall: isShort
        ? CellMark.Shortfall(reached: values(of: cell).count, all: cell.runs.count) : nil
    )
  }

  // MARK: Numbers

  private func values(of cell: Cell) -> [Double] { Self.values(of: cell, measure) }

  private static func values(of cell: Cell, _ measure: Measure) -> [Double] {
    cell.runs.compactMap { measure.value(of: $0).exact }
  }

  private var isLogarithmic: Bool { scale.axis.scale != .linear }

  /// The mean over seeds; nil where runs ended before they got there, which would make it too small.
  private func mean(of cell: Cell) -> IntervalPoint? {
    guard !cell.runs.contains(where: { measure.value(of: $0).isBound }) else { return nil }
    return SeedSpread.point(x: 0, values(of: cell), isLogarithmic: isLogarithmic)
  }

  private static func scale(of measure: Measure, for cells: [Cell]) -> ColorScale {
    guard measure.isDifference else {
      return ColorScale(measure.axis(for: cells.flatMap { values(of: $0, measure) }))
    }
    let axis = measure.unit.isShare ? Axis(measure.words, format: .percent) : Axis(measure.words)
    return ColorScale(axis, kind: .diverging(midpoint: 0))
  }

  // MARK: Words

  /// That there are no two cells to compare.
  private var unmeasured: Finding {
    Finding(
      titles: [localized("\(measure.title): there are no two cells to compare")],
      basis: .noDifference
    )
  }

  /// The cells with the largest and the smallest mean, and what they differ by.
  private var finding: Finding? {
    let means = cells.compactMap { cell in mean(of: cell).map { (cell: cell, value: $0.y) } }
    guard let highest = means.max(by: { $0.value < $1.value }),
      let lowest = means.min(by: { $0.value < $1.value }), means.count > 1
    else { return nil }
    let count = means.count * (means.count - 1) / 2
    let difference = PairedDifference(
      subject: highest.cell,
      reference: lowest.cell,
      of: (measure, measure)
    )
    guard let amount = difference.amount else { return nil }
    let (top, bottom) = (place(of: highest.cell), place(of: lowest.cell))
    switch difference.certainty(ofOneIn: count) {
    case .clear:
      let ends = difference.ends(ofOneIn: count)
      return Finding(
        titles: [
          localized(
            "\(measure.title) is highest at \(top) and lowest at \(bottom), \(amount) apart (\(ends))"
          ), localized("\(measure.title): \(amount) between \(top) and \(bottom) (\(ends))"),
          localized("\(measure.title): the cells span \(amount) (\(ends))"),
        ],
        basis: .interval,
        note: difference.note(ofOneIn: count)
      )
    case .open(let text):
      return Finding(
        titles: [
          localized(
            "\(measure.title): no two cells are told apart, not even \(top) and \(bottom): \(text)"
          ), localized("\(measure.title): no two cells are told apart (\(text))"),
        ],
        basis: .noDifference,
        note: difference.note(ofOneIn: count)
      )
    case .few(let pairs):
      return Finding(
        titles: [
          pairs == 1
            ? localized(
              "\(measure.title), one run of each: highest at \(top) and lowest at \(bottom), \(amount) apart"
            )
            : localized(
              "\(measure.title), only \(pairs) runs of each: highest at \(top) and lowest at \(bottom), \(amount) apart"
            ),
          pairs == 1
            ? localized(
              "\(measure.title): \(amount) between \(top) and \(bottom) (one run of each)"
            )
            : localized(
              "\(measure.title): \(amount) between \(top) and \(bottom) (only \(pairs) runs of each)"
            ),
          localized("\(measure.title): the cells, of few runs each, span \(amount)"),
        ],
        basis: pairs == 1 ? .oneRun : .noDifference
      )
    }
  }

  /// The network, where there are several, and the levels of a cell in the middle of a sentence.
  private func place(of cell: Cell) -> String {
    let levels = cell.levels.map(\.phrase)
    return
      ((networks.count > 1 ? [cell.network.title] : [])
      + [levels.count == 2 ? localized("\(levels[0]) and \(levels[1])") : levels.parted]).parted
  }

  private var subtitle: String {
    [cells.flatMap(\.runs).afterEpochs, measure.details].compactMap(\.self).parted
  }

  private var caption: String {
    let words = [measure.words, measure.details].compactMap(\.self).parted
    let study = cells.first?.study.title ?? ""
    return localized("\(study): the figure shows the \(Language.current.midSentence(words)).")
  }
}
