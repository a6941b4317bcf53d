internal import Faults
internal import Notation

extension LogFormat {
  /// `PROJECT.db` of Trackio, Hugging Face's tracker on one's own disk: one run each.
  static let trackio = LogFormat(
    "trackio",
    title: "Trackio database",
    .file(
      recognises: { file in SQLiteFile.isDatabase(file, with: TrackioDatabase.tables) },
      read: { file throws(Fault) in try TrackioDatabase(file.path).logged() }
    )
  )
}

/// The tables of Trackio: `sqlite_storage.py`.
///
/// A row of `metrics` is a call of `trackio.log`; old versions know runs by their names, new ones by `run_id`.
struct TrackioDatabase {
  /// The tables by which the database is known.
  static let tables = ["metrics", "configs"]

  private let path: String
  private var runs: [Run] = []
  private var numbers: [String: Int] = [:]
  private var notes: [LogNote] = []

  private struct Run {
    var name: String
    var settings: [String: Setting] = [:]
    var history = CallHistory(of: "trackio.log")
    var damaged = 0
  }

  /// Reads a database.
  ///
  /// - Throws: ``Fault`` where it cannot be read.
  init(_ path: String) throws(Fault) {
    self.path = path
    let database = try SQLiteFile(path)
    notes += database.notes
    let columns = try database.columns(of: "metrics")
    guard columns.isSuperset(of: ["run_name", "step", "metrics"]) else {
      throw Fault(
        file: path,
        "the table metrics has other columns than Trackio's (expected run_name, step and metrics)",
        hint: "Export the runs as CSV."
      )
    }
    let id = columns.contains("run_id") ? "run_id" : "run_name"
    try database.rows("SELECT \(id), run_name, step, metrics FROM metrics ORDER BY rowid") { row in
      let number = number(of: row.text(0), name: row.text(1))
      runs[number].history.begin()
      runs[number].history.setCall(row.integer(2))
      if !runs[number].history.add(object: row.bytes(3)) { runs[number].damaged += 1 }
    }
    let own = try database.columns(of: "configs").contains("run_id") ? "run_id" : "run_name"
    try database.rows("SELECT \(own), run_name, config FROM configs ORDER BY rowid") { row in
      let number = number(of: row.text(0), name: row.text(1))
      JSONLeaves.read(row.bytes(2)) { name, leaf in
        if name == "_Group" { runs[number].settings["group"] = Setting(leaf.text) }
        if !name.hasPrefix("_") { runs[number].settings[name] = Setting(leaf.text) }
      }
    }
  }

  private mutating func number(of id: String, name: String) -> Int {
    if let known = numbers[id] { return known }
    numbers[id] = runs.count
    runs.append(Run(name: name))
    return runs.count - 1
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
    return runs.map { logged($0) }
  }

  private func logged(_ run: Run) -> LoggedRun {
    var collector = SeriesCollector()
    var notes = notes + run.history.collect(into: &collector)
    if run.damaged > 0 {
      notes.append(
        LogNote(
          .warning,
          "\(run.damaged, "# row is no JSON and was", "# rows are no JSON and were") read in part"
        )
      )
    }
    return LoggedRun(
      source: "\(path): \(run.name)",
      format: "trackio",
      name: run.name,
      settings: run.settings,
      series: collector.series,
      notes: notes + collector.notes
    )
  }
}
