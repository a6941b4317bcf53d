internal import Faults
internal import Notation

extension LogFormat {
  /// The table of `mlflow.search_runs()` and of MLflow's page: `run_id`, `metrics.X`, `params.X`, `tags.X`.
  static let mlflowRunsCSV = LogFormat(
    "mlflow-csv",
    title: "MLflow runs table",
    .file(
      recognises: { file in
        guard let head = file.tableHead else { return false }
        return (head.has("run_id") || head.has("run id"))
          && head.names.contains { $0.hasPrefix("metrics.") || $0.hasPrefix("params.") }
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        var reading = RunTable(table, file, "mlflow-csv")
        reading.kind = { name in
          if name.hasPrefix("metrics.") { return .result(String(name.dropFirst(8))) }
          if name.hasPrefix("params.") { return .setting(String(name.dropFirst(7))) }
          if name == "tags.mlflow.runName" || name == "run_name" { return .name }
          if name == "status" { return .state }
          if name.hasPrefix("tags."), !name.hasPrefix("tags.mlflow.") {
            return .setting(String(name.dropFirst(5)))
          }
          return .nothing
        }
        reading.notes.append(LogNote(.assumed, "last logged values, without a curve"))
        return reading.runs.map(\.withInfinities)
      }
    )
  )
}

extension LoggedRun {
  /// The run, with the infinities that MLflow's database holds as the largest numbers of double precision.
  fileprivate var withInfinities: LoggedRun {
    let largest = Double.greatestFiniteMagnitude
    guard series.contains(where: { $0.points.contains { abs($0.value) == largest } }) else {
      return self
    }
    var run = self
    for place in run.series.indices {
      run.series[place].points = LoggedPoints(
        run.series[place].points.map { point in
          var point = point
          if abs(point.value) == largest { point.value *= 2 }
          return point
        }
      )
    }
    return run
  }
}
