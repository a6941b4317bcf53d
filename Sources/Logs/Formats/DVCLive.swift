internal import Faults

extension LogFormat {
  /// The folder that DVCLive writes: below `plots/metrics` a table a metric.
  static let dvclive = LogFormat(
    "dvclive",
    title: "DVCLive folder",
    .folder(
      recognises: { folder in DVCLive.isFolder(folder) },
      read: { folder throws(Fault) in [try DVCLive.read(folder)] }
    ),
    parts: { _ in ["plots", "metrics.json", "metrics.yaml", "artifacts"] }
  )
}

/// The tables of DVCLive: `plots/metric.py` of dvclive.
///
/// A name `train/loss` is a file `loss.tsv` in a folder `train`, with the columns `step` and `loss`; older versions have
/// `timestamp` before them. Steps count calls of `next_step` from 0.
enum DVCLive {
  /// Whether a folder has tables of metrics where DVCLive keeps them.
  static func isFolder(_ folder: LogFolder) -> Bool {
    guard folder.folders.contains("plots"), let plots = try? folder.folder("plots"),
      plots.folders.contains("metrics"), let metrics = try? plots.folder("metrics")
    else { return false }
    return hasTable(metrics, depth: 0)
  }

  private static func hasTable(_ folder: LogFolder, depth: Int) -> Bool {
    if folder.files.contains(where: { $0.hasSuffix(".tsv") }) { return true }
    return depth < 8
      && folder.folders.contains { name in
        (try? folder.folder(name)).map { hasTable($0, depth: depth + 1) } == true
      }
  }

  /// Reads the run of a folder.
  ///
  /// - Throws: ``Fault`` where a file cannot be read, or is no such table.
  static func read(_ folder: LogFolder) throws(Fault) -> LoggedRun {
    var tables: [(name: String, points: [SteppedSeries.Point])] = []
    try visit(folder.folder("plots").folder("metrics"), prefix: "", depth: 0) {
      name,
      file throws(Fault) in
      tables.append((name, try points(file)))
    }
    var run = LoggedRun(source: folder.path, format: "dvclive")
    var collector = SeriesCollector()
    SteppedSeries(tables.filter { !$0.points.isEmpty }).collect(into: &collector, &run.notes)
    run.series = collector.series
    run.notes += collector.notes
    return run
  }

  private static func visit(
    _ folder: LogFolder,
    prefix: String,
    depth: Int,
    _ body: (String, LogFile) throws(Fault) -> Void
  ) throws(Fault) {
    for name in folder.files where name.hasSuffix(".tsv") {
      try body(prefix + name.dropLast(4), folder.file(name))
    }
    guard depth < 8 else { return }
    for name in folder.folders {
      try visit(folder.folder(name), prefix: prefix + name + "/", depth: depth + 1, body)
    }
  }

  /// The values of a table; of two at a step the later counts.
  private static func points(_ file: LogFile) throws(Fault) -> [SteppedSeries.Point] {
    var bytes = try file.bytes()
    bytes.append(UInt8(ascii: "\n"))
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let header = (lines.first ?? []).split(separator: UInt8(ascii: "\t"))
      .map { String(decoding: $0, as: UTF8.self).trimmingBlanks }
    guard let step = header.firstIndex(of: "step"), step + 1 < header.count else {
      throw Fault(
        file: file.path,
        "is no table of DVCLive (expected the columns step and a metric)",
        hint: "Name another file, or leave this one out."
      )
    }
    var points: [SteppedSeries.Point] = []
    for (number, line) in lines.enumerated().dropFirst() {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { LogNumber(String(decoding: $0, as: UTF8.self)) }
      // A line that is cut short is being written.
      guard fields.count > step + 1, let place = fields[step].value.flatMap({ Int(exactly: $0) })
      else {
        if number == lines.count - 1 { continue }
        throw Fault(
          file: file.path,
          at: Fault.Position(line: number + 1, column: 1),
          "is no step and value",
          hint: "Mend the line, or leave the file out."
        )
      }
      guard let value = fields[step + 1].value else { continue }
      while let last = points.last, last.step >= place { points.removeLast() }
      points.append(SteppedSeries.Point(step: place, value: value))
    }
    return points
  }
}

extension String {
  /// Without the blanks at its ends.
  fileprivate var trimmingBlanks: String {
    let rest = drop { $0 == " " || $0 == "\r" }
    return String(rest.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
  }
}
