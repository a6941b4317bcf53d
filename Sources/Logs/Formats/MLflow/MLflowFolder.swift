internal import Faults
internal import Notation

extension LogFormat {
  /// An experiment in MLflow's store of files: `mlruns/EXPERIMENT` with a folder a run.
  static let mlflow = LogFormat(
    "mlflow",
    title: "MLflow experiment folder",
    .folder(
      recognises: { folder in MLflowFolder.isExperiment(folder) },
      read: { folder throws(Fault) in try MLflowFolder.runs(of: folder) }
    ),
    parts: { folder in Set(folder.folders) }
  )

  /// One run of it that was named by itself.
  static let mlflowRun = LogFormat(
    "mlflow-run",
    title: "MLflow run folder",
    .folder(
      recognises: { folder in MLflowFolder.isRun(folder) },
      read: { folder throws(Fault) in
        let run = try MLflowFolder.run(folder)
        return MLflowRun.logged([run], format: "mlflow-run") { _ in folder.path }
      }
    ),
    parts: { folder in Set(folder.folders) }
  )
}

/// The files of MLflow: `store/tracking/file_store.py`.
enum MLflowFolder {
  private static let page = "meta.yaml"
  private static let deepest = 16

  /// Whether a folder is of a run.
  static func isRun(_ folder: LogFolder) -> Bool {
    let page = page(of: folder)
    return page["run_id"] != nil || page["run_uuid"] != nil
  }

  /// Whether a folder is of an experiment.
  static func isExperiment(_ folder: LogFolder) -> Bool {
    let page = page(of: folder)
    return page["experiment_id"] != nil && page["artifact_location"] != nil
  }

  /// The runs of an experiment.
  ///
  /// - Throws: ``Fault`` where a folder cannot be listed.
  static func runs(of folder: LogFolder) throws(Fault) -> [LoggedRun] {
    let experiment = page(of: folder)["name"]
    var (runs, paths): ([MLflowRun], [String: String]) = ([], [:])
    for name in folder.folders {
      let below = try folder.folder(name)
      guard isRun(below) else { continue }
      var run = try run(below)
      run.experiment = experiment
      paths[run.id] = below.path
      runs.append(run)
    }
    return MLflowRun.logged(runs, format: "mlflow") { paths[$0.id] ?? folder.path }
  }

  /// The run of a folder.
  ///
  /// - Throws: ``Fault`` where a folder cannot be listed.
  static func run(_ folder: LogFolder) throws(Fault) -> MLflowRun {
    let page = page(of: folder)
    var run = MLflowRun(id: page["run_id"] ?? page["run_uuid"] ?? folder.name)
    run.name = page["run_name"] ?? ""
    run.state =
      page["lifecycle_stage"] == "deleted" ? .deleted : MLflowRun.state(page["status"] ?? "")
    try visit(folder, "params") { name, file in
      run.settings[name] = Setting(text(file))
    }
    try visit(folder, "tags") { name, file in run.take(tag: name, text(file)) }
    try visit(folder, "metrics") { name, file in read(file, named: name, into: &run) }
    return run
  }

  /// Goes through the files below a folder, whose names have their folders before them.
  private static func visit(
    _ folder: LogFolder,
    _ name: String,
    _ body: (String, LogFile) -> Void
  ) throws(Fault) {
    guard folder.folders.contains(name) else { return }
    try visit(folder.folder(name), prefix: "", depth: 0, body)
  }

  private static func visit(
    _ folder: LogFolder,
    prefix: String,
    depth: Int,
    _ body: (String, LogFile) -> Void
  ) throws(Fault) {
    for name in folder.files { body(prefix + name, try folder.file(name)) }
    guard depth < deepest else { return }
    for name in folder.folders {
      try visit(folder.folder(name), prefix: prefix + name + "/", depth: depth + 1, body)
    }
  }

  private static func text(_ file: LogFile) -> String { String(decoding: file.head, as: UTF8.self) }

  /// The entries of `meta.yaml`, which MLflow writes one a line.
  private static func page(of folder: LogFolder) -> [String: String] {
    guard folder.files.contains(page), let file = try? folder.file(page) else { return [:] }
    var entries: [String: String] = [:]
    for line in text(file).split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":"), !line.hasPrefix(" ") else { continue }
      var value = line[line.index(after: colon)...].drop { $0 == " " }
      if value.count > 1, let quote = value.first, "'\"".contains(quote), value.last == quote {
        value = value.dropFirst().dropLast()
      }
      entries[String(line[..<colon])] = String(value)
    }
    return entries
  }

  // MARK: Metrics

  /// Reads the lines `time value step`, to which a data set may add its name and digest; old ones have no step.
  private static func read(_ file: LogFile, named name: String, into run: inout MLflowRun) {
    guard var bytes = try? file.bytes() else {
      run.notes.append(LogNote(.warning, "metrics/\(name) cannot be read; it was left out"))
      return
    }
    // A number ends before a byte that is none of it.
    bytes.append(UInt8(ascii: "\n"))
    let metric = Array(name.utf8)
    var (row, damaged) = (0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        guard end > start else { continue }
        guard let point = point(bytes, start..<end, row: row) else {
          damaged += 1
          continue
        }
        metric.withUnsafeBytes { run.take(metric: $0, point.value, step: point.step) }
        row += 1
      }
    }
    if damaged > 0 {
      run.notes.append(
        LogNote(
          .warning,
          "metrics/\(name): \(damaged, "# line is", "# lines are") no time, value and step, and left out"
        )
      )
    }
  }

  private static func point(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ line: Range<Int>,
    row: Int
  ) -> SteppedSeries.Point? {
    let fields = bytes[line].split(separator: UInt8(ascii: " "), maxSplits: 3)
    guard fields.count > 1, let value = number(bytes, fields[1]) else { return nil }
    guard fields.count > 2 else { return SteppedSeries.Point(step: row, value: value) }
    guard let step = number(bytes, fields[2]), let whole = Int(exactly: step) else { return nil }
    return SteppedSeries.Point(step: whole, value: value)
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ field: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Double? {
    guard let start = bytes.baseAddress else { return nil }
    return LogNumber(start + field.startIndex, count: field.count).value
  }
}
