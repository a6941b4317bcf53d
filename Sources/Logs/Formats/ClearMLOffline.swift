internal import Faults
internal import Notation

extension LogFormat {
  /// The folder of a session of ClearML without its server, unpacked.
  static let clearMLOffline = LogFormat(
    "clearml-offline",
    title: "ClearML offline session",
    .folder(
      recognises: { folder in
        folder.files.contains(ClearMLOffline.metrics) && folder.files.contains(ClearMLOffline.task)
      },
      read: { folder throws(Fault) in [try ClearMLOffline.read(folder)] }
    ),
    parts: { _ in [ClearMLOffline.metrics, ClearMLOffline.task, "log.jsonl"] }
  )
}

/// The files of ClearML: `backend_interface/metrics/interface.py`, `task/task.py`.
///
/// A line of `metrics.jsonl` is a list of what was reported at once, `{metric, variant, iter, value}`; what has no iteration
/// has the least integer of 32 bits.
enum ClearMLOffline {
  static let metrics = "metrics.jsonl"
  static let task = "task.json"

  /// Reads the run of a folder.
  ///
  /// - Throws: ``Fault`` where a file cannot be read.
  static func read(_ folder: LogFolder) throws(Fault) -> LoggedRun {
    var run = LoggedRun(source: folder.path, format: "clearml-offline")
    let json = LogJSON(owning: try folder.file(metrics).bytes())
    if let failure = json.failure {
      run.notes.append(
        LogNote(
          .warning,
          "\(metrics) is no JSON from byte \(String(failure)) on; what stands before was read"
        )
      )
    }
    var (collector, others) = (SeriesCollector(), 0)
    for record in json.values.flatMap(\.elements) {
      guard let value = record["value"]?.number.value, let metric = record["metric"]?.text else {
        others += 1
        continue
      }
      let step = record["iter"]?.value.flatMap { Int(exactly: $0) }
      let isSingle = step.map { $0 == Int(Int32.min) } ?? true
      let variant = record["variant"]?.text ?? ""
      let name = isSingle ? variant : variant == metric ? metric : "\(metric)/\(variant)"
      collector.add(name, value, step: isSingle ? nil : step)
    }
    if others > 0 {
      run.notes.append(
        LogNote(
          .ignored,
          "\(others, "# report that is no number", "# reports that are no numbers")"
        )
      )
    }
    try readTask(folder.file(task), into: &run)
    run.notes.append(LogNote(.assumed, "steps are the iterations that were reported"))
    run.series = collector.series
    run.notes += collector.notes
    return run
  }

  private static func readTask(_ file: LogFile, into run: inout LoggedRun) throws(Fault) {
    guard let task = LogJSON(try file.bytes(limit: 16 << 20))?.root else {
      run.notes.append(LogNote(.warning, "\(file.name) is no JSON; settings were not read"))
      return
    }
    if let name = task["name"], name.kind == .string { run.name = name.text }
    for section in task["hyperparams"]?.fields ?? [] {
      for parameter in section.value.fields {
        guard let value = parameter.value["value"], value.kind == .string else { continue }
        // `General` is where `Task.connect` puts what has no section.
        let prefix = ["General", "Args"].contains(section.name) ? "" : section.name + "."
        run.settings[prefix + parameter.name.replacing("/", with: ".")] = Setting(value.text)
      }
    }
  }
}
