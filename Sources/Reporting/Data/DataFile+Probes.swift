internal import Experiments
internal import Measures
internal import Notation
internal import Runs

extension DataFile {
  /// `data/probes.csv`: one number of a probe a row, what follows from them included; no file where there are no probes.
  static let probes = DataFile("data/probes.csv") { probesTable(of: $0.results) }

  static func probesTable(of results: Results) -> FileParts? {
    let probed = results.runs.filter { !$0.record.probes.isEmpty }
    guard !probed.isEmpty else { return nil }
    let columns = RunColumns(results.experiment)
    return FileParts.list(probed) {
      CSVText(row: columns.names + ["step", "layer", "quantity", "value"]).bytes
    } tail: {
      []
    } _: { runs in
      var table = CSVText()
      for run in runs {
        let head = columns.fields(run)
        for probe in run.record.findings {
          table.add(head)
          table.addRow([
            String(probe.step), probe.layer.map(String.init) ?? "", probe.quantity,
            Format.data(probe.value),
          ])
        }
      }
      return table.bytes
    }
  }
}
