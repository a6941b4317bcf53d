internal import Faults
internal import Notation

/// A table with a run in every row: its settings, and numbers without a curve.
///
/// Columns of seeds, names, texts and repeated numbers of no known metric are settings, the other numbers are results.
/// Rows of means and deviations below the runs are none.
struct RunTable {
  let table: LogTable
  let path: String
  /// The name of its format.
  let format: String
  /// What a column is, where the format knows it; nil for what its name and numbers say.
  var kind: (String) -> Kind? = { _ in nil }
  /// The split of names that do not say one.
  var unnamed = LoggedSeries.Split.other
  /// What was found so far.
  var notes: [LogNote] = []

  /// What a column is.
  enum Kind: Equatable {
    /// The name of the run.
    case name
    /// How it ended.
    case state
    /// A setting of that name.
    case setting(String)
    /// A result of that name.
    case result(String)
    /// An object with results in it.
    case results
    /// Nothing that is needed.
    case nothing
  }

  init(_ table: LogTable, _ file: LogFile, _ format: String) {
    (self.table, path, self.format) = (table, file.path, format)
    if table.isCut { notes.append(LogNote(.warning, "the last line is cut short and left out")) }
  }

  /// The runs, in the order of their rows.
  var runs: [LoggedRun] {
    let numbers = table.header.indices.map { table.numbers($0) }
    let rows = table.rows.indices.filter { !isSummary($0) }
    let kinds = table.header.indices.map { kind(of: $0, numbers[$0], rows) }
    // What names mean is found out once, not in every row.
    var prototype = SeriesCollector()
    let places = kinds.map { kind -> Int? in
      guard case .result(let name) = kind else { return nil }
      return prototype.place(of: name, unnamed: unnamed)
    }
    var notes = notes
    if rows.count < table.rows.count {
      let count = table.rows.count - rows.count
      notes.append(LogNote(.ignored, "\(count, "# row", "# rows") of means or deviations"))
    }
    return rows.map { row in
      var run = LoggedRun(
        source: "\(path): \(table.place(of: row))",
        format: format,
        notes: notes
      )
      var collector = prototype
      for (column, kind) in kinds.enumerated() {
        if let place = places[column] {
          if let value = numbers[column][row].value { collector.add(value, at: place) }
          continue
        }
        add(row, column, kind, numbers[column][row], &run, &collector)
      }
      run.series = collector.series
      run.notes += collector.notes
      return run
    }
  }

  private func add(
    _ row: Int,
    _ column: Int,
    _ kind: Kind,
    _ number: LogNumber,
    _ run: inout LoggedRun,
    _ collector: inout SeriesCollector
  ) {
    let text = { table.text(row, column) ?? "" }
    switch kind {
    case .nothing, .result: break
    case .name: run.name = text().isEmpty ? nil : text()
    case .state: run.state = LoggedRun.State(word: text())
    case .results:
      for (name, value) in LogJSON(Array(text().utf8))?.root?.fields ?? [] {
        if let value = value.value { collector.add(name, value, unnamed: unnamed) }
      }
    case .setting(let name):
      let text = text()
      // `none` is what somebody chose, such as no normalization.
      guard number != .missing || text.lowercased() == "none" else { return }
      if text.first == "{", let object = LogJSON(Array(text.utf8))?.root, object.kind == .object {
        run.settings.merge(object.settings(prefix: "")) { old, _ in old }
      } else {
        run.settings[name] = Setting(text)
      }
    }
  }

  // MARK: Columns and rows

  private func kind(of column: Int, _ numbers: NumberColumn, _ rows: [Int]) -> Kind {
    let name = table.header[column]
    if let known = kind(name) { return known }
    if name.isEmpty || name.hasPrefix("Unnamed:") { return .nothing }
    let word = name.lowercased()
    if word == "name" || word == "run_name" { return .name }
    if word == "state" || word == "status" { return .state }
    if SettingWords.isSetting(word) { return .setting(name) }
    if rows.contains(where: { numbers[$0] == .text }) { return .setting(name) }
    let values = rows.compactMap { numbers[$0].value }
    let reading = LogName(name)
    if reading.reasonToIgnore == .annotation { return .setting(name) }
    guard reading.split == nil, MetricDirection(ofMetric: name) == .none,
      reading.reasonToIgnore == nil || reading.reasonToIgnore == .counter, !values.isEmpty
    else { return .result(name) }
    let isRepeated = Set(values).count * 2 <= values.count
    return isRepeated || reading.reasonToIgnore != nil ? .setting(name) : .result(name)
  }

  /// Whether a row is of other rows, which its first text says.
  private func isSummary(_ row: Int) -> Bool {
    (0..<min(table.header.count, 4)).contains { column in
      Self.summaries.contains((table.text(row, column) ?? "").lowercased())
    }
  }

  private static let summaries: Set<String> = [
    "mean", "average", "avg", "std", "stdev", "std dev", "sd", "sem", "stderr", "median", "min",
    "max", "total", "sum", "mean ± std", "mean±std", "mean+-std",
  ]
}

/// The words of columns and keys that are settings, whatever their numbers are.
enum SettingWords {
  private static let seeds = Set(SettingNames.seeds + ["seeds"])

  private static let names: Set<String> = [
    "run_id", "id", "experiment", "exp", "model", "network", "arch", "architecture", "method",
    "group", "study",
  ]

  private static let others: Set<String> = [
    "lr", "learning_rate", "batch_size", "batchsize", "bs", "epochs", "max_epochs", "num_epochs",
    "n_epochs", "weight_decay", "wd", "momentum", "dropout", "optimizer", "norm", "depth", "width",
    "hidden_size", "num_layers", "n_layers", "layers", "units", "warmup", "max_steps", "dataset",
  ]

  /// Whether a name says which repeat it is.
  static func isRepeat(_ word: String) -> Bool {
    seeds.contains(word.lowercased()) || SettingNames.repeats.contains(word.lowercased())
  }

  /// Whether a name is that of a setting.
  static func isSetting(_ name: String) -> Bool {
    let word = name.lowercased()
    return isKey(word) || others.contains(word)
  }

  /// Whether a name tells one run from another.
  static func isKey(_ name: String) -> Bool {
    let word = name.lowercased()
    return isRepeat(word) || names.contains(word)
  }
}

extension LoggedRun.State {
  /// Reads the word of a tool.
  init(word: String) {
    switch word.lowercased() {
    case "finished", "completed", "complete", "succeeded", "success", "done": self = .finished
    case "failed", "crashed", "killed", "interrupted", "error", "preempted", "fail": self = .failed
    case "running", "scheduled", "queued", "pending": self = .running
    case "deleted": self = .deleted
    default: self = .unknown
    }
  }
}
