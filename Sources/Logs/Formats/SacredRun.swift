internal import Faults
internal import Notation

extension LogFormat {
  /// A run of Sacred's file observer: `metrics.json`, with `config.json` and `run.json` beside it
  /// (sacred/observers/file_storage.py).
  static let sacredFolder = LogFormat(
    "sacred",
    title: "Sacred",
    .folder(
      recognises: { folder in
        guard folder.files.contains("metrics.json"), folder.files.contains("run.json"),
          let file = try? folder.file("metrics.json")
        else { return false }
        return isSacred(file) || file.isEmptyObject
      },
      read: { folder throws(Fault) in
        var run = try sacredRun(try folder.file("metrics.json"), "sacred")
        if let config = try? folder.file("config.json"), config.size < 4 << 20,
          let object = try? config.object()
        {
          run.settings = object.settings(prefix: "").filter { !$0.key.hasPrefix("__") }
        }
        if let record = try? folder.file("run.json"), record.size < 4 << 20,
          let object = try? record.object()
        {
          run.state = LoggedRun.State(word: object["status"]?.text ?? "")
        }
        return [run]
      }
    ),
    parts: { _ in ["metrics.json", "config.json", "run.json", "info.json", "cout.txt"] }
  )

  /// Its `metrics.json` alone.
  static let sacredMetrics = LogFormat(
    "sacred-metrics",
    title: "Sacred metrics.json",
    .file(
      recognises: isSacred,
      read: { file throws(Fault) in [try sacredRun(file, "sacred-metrics")] }
    )
  )

  private static let isSacred: @Sendable (LogFile) -> Bool = { file in
    guard let first = JSONHead(file)?.object?.fields.first?.value, first.kind == .object else {
      return false
    }
    let names = Set(first.fields.map(\.name))
    return !names.isEmpty && names.isSubset(of: ["steps", "values", "timestamps"])
      && (names.contains("steps") || names.contains("values"))
  }

  private static func sacredRun(_ file: LogFile, _ format: String) throws(Fault) -> LoggedRun {
    var collector = SeriesCollector()
    for (name, metric) in try file.object().fields {
      guard let values = metric["values"]?.elements, let steps = metric["steps"]?.elements,
        let place = collector.place(of: name)
      else { continue }
      for (value, step) in zip(values, steps) {
        // Numbers of numpy are written as objects with their value.
        guard let number = value.value ?? value["value"]?.value else { continue }
        collector.add(number, at: place, step: step.value?.asStep)
      }
    }
    return LoggedRun(
      source: file.path,
      format: format,
      series: collector.series,
      notes: [LogNote(.assumed, "steps are what the program passed: updates, or epochs")]
        + collector.notes
    )
  }
}

extension LogFile {
  /// Whether it is `{}`.
  var isEmptyObject: Bool {
    size <= 64 && head.filter { $0 > 0x20 } == Array("{}".utf8)
  }
}
