package import Experiments
package import Measures
package import Models
internal import Runs

/// The runs of one network at one level of a study's factors, which differ by their seed only.
package struct Cell: Sendable {
  package var study: Study
  package var network: Network
  package var levels: [FactorLevel]
  /// The runs, by seed in ascending order.
  package var runs: [MeasuredRun]

  /// Creates a cell of runs from whichever source.
  package init(study: Study, network: Network, levels: [FactorLevel], runs: [MeasuredRun]) {
    self.study = study
    self.network = network
    self.levels = levels
    self.runs = runs
  }

  /// How the network is trained, where no factor says otherwise; nil for runs that others trained.
  package var training: TrainingConfiguration? {
    study.isLogged ? nil : study.training(of: network.name)
  }

  /// The runs whose loss stayed a number.
  package var finished: [MeasuredRun] {
    // Most cells share their runs' memory: runs are large.
    hasDiverged ? runs.filter { $0.divergence == nil } : runs
  }

  /// Whether the loss of a run stopped being a number.
  package var hasDiverged: Bool { runs.contains { $0.divergence != nil } }

  /// The cells of all studies of runs that we trained, in the plan's order.
  package static func cells(of results: Results) -> [Cell] {
    var cells: [Cell] = []
    // A run that two studies or levels share is the same value in both.
    var places: [RunID: (cell: Int, run: Int)] = [:]
    places.reserveCapacity(results.runs.count)
    for result in results.runs {
      let entry = result.entry
      let run =
        places[entry.id].map { cells[$0.cell].runs[$0.run] }
        ?? MeasuredRun(result.record, like: cells.last?.runs.last)
      if let last = cells.indices.last, cells[last].study.name == entry.study,
        cells[last].network.name == entry.network, cells[last].levels == entry.levels
      {
        cells[last].runs.append(run)
      } else if let study = results.experiment.study(entry.study),
        let network = results.experiment.network(entry.network)
      {
        cells.append(
          Cell(study: study, network: network, levels: entry.levels, runs: [run])
        )
      } else {
        continue
      }
      places[entry.id] = (cells.count - 1, cells[cells.count - 1].runs.count - 1)
    }
    return cells + results.experiment.studies.flatMap { logged(of: $0, in: results) }
  }

  /// The cells of a study of logs.
  private static func logged(of study: Study, in results: Results) -> [Cell] {
    (results.logs[study.name]?.cells ?? []).compactMap { cell in
      results.experiment.network(cell.group).map { network in
        Cell(study: study, network: network, levels: cell.levels, runs: cell.runs)
      }
    }
  }
}
