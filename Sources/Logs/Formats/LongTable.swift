internal import Faults

extension LogFormat {
  /// Our own `data/metrics.csv`: a ``longTable`` whose epoch 0 is before the training.
  static let ownMetrics = LogFormat(
    "bnreport-metrics",
    title: "data/metrics.csv of bnreport",
    .file(
      recognises: { $0.tableHead?.names.suffix(6) == LongTable.own[...] },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        return LongTable(table, file).runs
      }
    )
  )

  /// A table with one number a row: `metric` and `value`, the split, the axis, and columns that name the run.
  static let longTable = LogFormat(
    "long-table",
    title: "Table with one number a row",
    .file(
      recognises: { file in
        guard let head = file.tableHead else { return false }
        guard head.has("value"), !head.isOwnOther,
          let column = LongTable.metrics.lazy.compactMap({ head.words.firstIndex(of: $0) }).first
        else { return false }
        // `name,value` may be a list of settings.
        let metric = head.text(0, column) ?? ""
        return head.words[column] == "metric" || MetricDirection(ofMetric: metric) != .none
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        return LongTable(table, file).runs
      }
    )
  )
}

/// The reading of such a table.
private struct LongTable {
  static let metrics = ["metric", "tag", "variable", "key", "name"]
  /// The last columns of our own.
  static let own = ["epoch", "step", "split", "mode", "metric", "value"]

  private let table: LogTable
  private let file: LogFile
  private let metric: Int
  private let value: Int
  private let split: Int?
  private let mode: Int?
  private let epoch: Axis?
  private let step: Axis?
  private let isOwn: Bool

  init(_ table: LogTable, _ file: LogFile) {
    (self.table, self.file) = (table, file)
    let words = table.header.map { $0.lowercased() }
    metric = Self.metrics.lazy.compactMap { words.firstIndex(of: $0) }.first ?? 0
    value = words.firstIndex(of: "value") ?? 0
    split = words.firstIndex { ["split", "phase", "subset", "set"].contains($0) }
    mode = words.firstIndex(of: "mode")
    isOwn = Array(words.suffix(6)) == Self.own
    let axes = Axis.find(in: table.header)
    step = axes.step.map { Axis(column: $0) }
    epoch = axes.epoch.map { column in
      let offset = Axis.offset(ofEpochs: table.numbers(column).lazy.compactMap(\.value))
      return Axis(column: column, offset: words.suffix(6) == Self.own[...] ? 0 : offset)
    }
  }

  /// The columns that name a run.
  private var keys: [Int] {
    let others = [metric, value, split, mode, epoch?.column, step?.column].compactMap(\.self)
    return table.header.indices.filter { !others.contains($0) && !table.header[$0].isEmpty }
  }

  var runs: [LoggedRun] {
    let keys = keys.filter { LogName(table.header[$0]).reasonToIgnore != .time }
    var (order, places): ([LoggedRun], [[String]: Int]) = ([], [:])
    var collectors: [SeriesCollector] = []
    let values = table.numbers(value)
    let epochs = epoch.map { table.numbers($0.column) }
    let steps = step.map { table.numbers($0.column) }
    for row in table.rows.indices {
      let key = keys.map { table.text(row, $0) ?? "" }
      let place = places[key] ?? order.count
      if place == order.count {
        places[key] = place
        order.append(run(key, keys))
        collectors.append(SeriesCollector())
      }
      guard let value = values[row].value else { continue }
      let epoch = epochs?[row].value.flatMap { $0.isFinite ? $0 + (self.epoch?.offset ?? 0) : nil }
      let step = steps?[row].value?.asStep
      add(row, value, epoch, step, &collectors[place])
    }
    return zip(order, collectors).map { run, collector in
      var run = run
      run.series = collector.series
      run.notes += collector.notes
      if run.source.isEmpty { run.source = file.path }
      return run
    }
  }

  private func run(_ key: [String], _ keys: [Int]) -> LoggedRun {
    var settings: [String: Setting] = [:]
    for (column, text) in zip(keys, key) where !text.isEmpty {
      settings[table.header[column]] = Setting(text)
    }
    let name = key.filter { !$0.isEmpty }.joined(separator: " ")
    return LoggedRun(
      source: name.isEmpty ? file.path : "\(file.path): \(name)",
      format: isOwn ? "bnreport-metrics" : "long-table",
      name: name.isEmpty ? nil : name,
      settings: settings,
      notes: (epoch?.offset ?? 0) != 0 ? [Axis.countedFromZero] : []
    )
  }

  private func add(
    _ row: Int,
    _ value: Double,
    _ epoch: Double?,
    _ step: Int?,
    _ collector: inout SeriesCollector
  ) {
    let metric = table.text(row, metric) ?? ""
    let split = split.flatMap { table.text(row, $0) } ?? ""
    let mode = mode.flatMap { table.text(row, $0) } ?? ""
    guard let name = OwnSeries(metric: metric, split: split, mode: mode, isOwn: isOwn) else {
      collector.add(split.isEmpty ? metric : "\(split)/\(metric)", value, epoch: epoch, step: step)
      return
    }
    collector.add(name, value, epoch: epoch, step: step)
  }
}
