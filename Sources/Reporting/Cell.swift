internal import Experiments
internal import Runs

/// The runs of one network at one level of a study's factors, which differ by their seed only.
struct Cell {
  var study: Study
  var network: Network
  var levels: [FactorLevel]
  /// The records, by seed in ascending order.
  var records: [RunRecord]

  /// The records whose loss stayed a number.
  var finished: [RunRecord] {
    // Most cells share their records' memory: records are large.
    hasDiverged ? records.filter { $0.divergence == nil } : records
  }

  /// Whether the loss of a run stopped being a number.
  var hasDiverged: Bool { records.contains { $0.divergence != nil } }

  /// The cells of all studies, in the plan's order.
  static func cells(of results: Results) -> [Cell] {
    var cells: [Cell] = []
    for run in results.runs {
      let entry = run.entry
      if let last = cells.indices.last, cells[last].study.name == entry.study,
        cells[last].network.name == entry.network, cells[last].levels == entry.levels
      {
        cells[last].records.append(run.record)
      } else if let study = results.experiment.study(entry.study),
        let network = results.experiment.network(entry.network)
      {
        cells.append(
          Cell(study: study, network: network, levels: entry.levels, records: [run.record])
        )
      }
    }
    return cells
  }
}
