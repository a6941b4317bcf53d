internal import Faults

extension LogFormat {
  /// `mlflow.db`, which MLflow writes since version 3.7 unless it is told another place: one run each.
  static let mlflowDatabase = LogFormat(
    "mlflow-db",
    title: "MLflow database",
    .file(
      recognises: { file in
        SQLiteFile.isDatabase(file, with: MLflowDatabase.tables)
      },
      read: { file throws(Fault) in try MLflowDatabase(file.path).logged() }
    )
  )
}

/// The tables of MLflow: `store/tracking/dbmodels/models.py`.
struct MLflowDatabase {
  /// The tables by which the database is known.
  static let tables = ["runs", "metrics", "params", "tags", "experiments"]

  private let path: String
  private var runs: [MLflowRun] = []
  private var numbers: [String: Int] = [:]
  private var notes: [LogNote] = []

  /// Reads a database.
  ///
  /// - Throws: ``Fault`` where it cannot be read.
  init(_ path: String) throws(Fault) {
    self.path = path
    let database = try SQLiteFile(path)
    notes += database.notes
    try readRuns(database)
    try database.rows("SELECT run_uuid, key, value FROM params") { row in
      guard let number = numbers[row.text(0)] else { return }
      runs[number].settings[row.text(1)] = Setting(row.text(2))
    }
    try database.rows("SELECT run_uuid, key, value FROM tags") { row in
      guard let number = numbers[row.text(0)] else { return }
      runs[number].take(tag: row.text(1), row.text(2))
    }
    try readMetrics(database)
  }

  private mutating func readRuns(_ database: SQLiteFile) throws(Fault) {
    let query = """
      SELECT run_uuid, runs.name, status, runs.lifecycle_stage, experiments.name FROM runs
      LEFT JOIN experiments USING (experiment_id) ORDER BY runs.rowid
      """
    try database.rows(query) { row in
      var run = MLflowRun(id: row.text(0))
      run.name = row.text(1)
      run.state = row.text(3) == "deleted" ? .deleted : MLflowRun.state(row.text(2))
      if !row.isNull(4) { run.experiment = row.text(4) }
      numbers[run.id] = runs.count
      runs.append(run)
    }
  }

  private mutating func readMetrics(_ database: SQLiteFile) throws(Fault) {
    // The rows of one run mostly follow one another.
    var (id, run): ([UInt8], Int?) = ([], nil)
    let isNaN = try database.columns(of: "metrics").contains("is_nan") ? "is_nan" : "0"
    let query = "SELECT run_uuid, key, value, step, \(isNaN) FROM metrics ORDER BY rowid"
    try database.rows(query) { row in
      let bytes = row.bytes(0)
      if !bytes.elementsEqual(id) {
        id = Array(bytes)
        run = numbers[row.text(0)]
      }
      guard let run else { return }
      let value = row.integer(4) == 1 ? Double.nan : MLflowRun.value(row.double(2))
      runs[run].take(metric: row.bytes(1), value, step: row.integer(3))
    }
  }

  /// The runs.
  ///
  /// - Throws: ``Fault`` where there is none.
  func logged() throws(Fault) -> [LoggedRun] {
    guard !runs.isEmpty else {
      throw Fault(
        file: path,
        "holds no runs",
        hint: notes.isEmpty ? "Name the database that the program wrote." : "\(notes[0].english)."
      )
    }
    return MLflowRun.logged(runs, format: "mlflow-db") { run in
      "\(path): \(run.name.isEmpty ? "" : run.name + " ")\(run.id.prefix(8))"
    }.map { run in
      var run = run
      run.notes = notes + run.notes
      return run
    }
  }
}
