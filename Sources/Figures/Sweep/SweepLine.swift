internal import Evidence
internal import Experiments
internal import Measures
internal import Plotting
internal import Runs

/// A line of a figure of a sweep: the runs of one network at every level, reduced in one way.
struct SweepLine {
  /// The name and the look.
  var series: Series
  /// The runs, one cell a level.
  var cells: [Cell]
  /// What they are reduced to: accuracy on the validation set where the data have no test set.
  var measure: Measure

  /// Creates a line; whether there is a test set, all runs of the figure say: those of one network may all have diverged.
  init(_ series: Series, _ cells: [Cell], _ measure: Measure, among all: [Cell]) {
    self.series = series
    self.cells = cells
    let hasTests = all.contains { cell in
      cell.finished.contains { !$0.points(.accuracy, on: .test).isEmpty }
    }
    self.measure = hasTests ? measure : measure.withoutTests
  }

  /// The number of a run; nil for a bound and for none.
  func value(of run: MeasuredRun) -> Double? { measure.value(of: run).exact }

  /// The bound of a run that ended before it got there.
  func bound(of run: MeasuredRun) -> Double? {
    let value = measure.value(of: run)
    return value.isBound ? value.number : nil
  }

  /// The numbers at a level.
  func values(of cell: Cell) -> [Double] { cell.runs.compactMap(value) }

  /// The runs at a level.
  func cell(at level: Double) -> Cell? { cells.first { $0.levels.first?.value == level } }

  /// What theory says of the runs at a level; nil where it says nothing.
  func theoreticalValue(of cell: Cell) -> Double? {
    cell.runs.first?.configuration.flatMap { measure.theory?.value($0) }
  }
}

extension [SweepLine] {
  /// One line a network, in the order of the study.
  static func networks(of cells: [Cell], _ measure: Measure, _ palette: NetworkPalette) -> Self {
    var names: [String] = []
    for cell in cells where !names.contains(cell.network.name) { names.append(cell.network.name) }
    // The file's order of a study's networks, whatever the order of the runs.
    let order = cells.first?.study.networks ?? []
    names = order.filter(names.contains) + names.filter { !order.contains($0) }
    return names.compactMap { name in
      let mine = cells.filter { $0.network.name == name }
      return mine.first.map {
        SweepLine(palette.series(of: $0.network), mine, measure, among: cells)
      }
    }
  }

  /// The lines that a file asks for, each network in its colour and every way of reading it with a dash of its own.
  static func requested(
    _ requests: [SweepSeries],
    cells: [Cell],
    _ palette: NetworkPalette
  ) -> Self {
    var lines: [SweepLine] = []
    var styles: [SeriesStyle] = []
    // What is read as in inference has the look that the network has elsewhere.
    let ordered = requests.enumerated().sorted {
      let details = ($0.element.measure.details != nil, $1.element.measure.details != nil)
      return details.0 == details.1 ? $0.offset < $1.offset : !details.0
    }
    var found: [Int: SweepLine] = [:]
    for (index, request) in ordered {
      let mine = cells.filter {
        $0.study.name == request.line.study && $0.network.name == request.line.network
      }
      guard let network = mine.first?.network else { continue }
      let series = palette.series(
        of: network,
        title: request.title(network.title),
        except: styles
      )
      styles.append(series.style)
      found[index] = SweepLine(
        series,
        mine,
        request.measure,
        among: cells.filter { $0.study.name == request.line.study }
      )
    }
    for index in requests.indices { found[index].map { lines.append($0) } }
    return lines
  }
}
