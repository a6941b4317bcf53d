internal import Experiments
internal import Measures
internal import Notation
internal import Runs

extension DataFile {
  /// `data/probes.csv`: one number of a probe a row, what follows from them included; no file where there are no probes.
  static let probes = DataFile("data/probes.csv", csv: { probesTable(of: $0.results) })

  static func probesTable(of results: Results) -> CSVText? {
    let probed = results.runs.filter { !$0.record.probes.isEmpty }
    guard !probed.isEmpty else { return nil }
    let columns = RunColumns(results.experiment)
    var table = CSVText()
    table.addRow(columns.names + ["step", "layer", "quantity", "value"])
    for run in probed {
      let head = columns.fields(run)
      for probe in run.record.findings {
        table.add(head)
        table.addRow([
          String(probe.step), probe.layer.map(String.init) ?? "", probe.quantity,
          Format.data(probe.value),
        ])
      }
    }
    return table
  }
}
