internal import Faults
internal import Notation

extension LogFormat {
  /// What a chart of Weights & Biases saves: an axis, and for every run `RUN - METRIC` with its `__MIN` and `__MAX`.
  ///
  /// For one run both are the number itself; for a group they are a range over runs of which nobody knows how many.
  static let wandbChart = LogFormat(
    "wandb-chart",
    title: "Weights & Biases chart export",
    .file(
      recognises: { file in
        guard let head = file.tableHead, head.names.count > 1 else { return false }
        let columns = head.names.dropFirst()
        return columns.allSatisfy { $0.contains(" - ") }
          && (columns.contains { $0.hasSuffix("__MIN") } || head.names[0] == "Step")
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        return WandbChart(table, file.path).runs
      }
    )
  )
}

/// The reading of a chart's table.
private struct WandbChart {
  let table: LogTable
  let path: String
  private let x: NumberColumn

  init(_ table: LogTable, _ path: String) {
    (self.table, self.path, x) = (table, path, table.numbers(0))
  }

  var runs: [LoggedRun] {
    var (order, collectors): ([String], [String: SeriesCollector]) = ([], [:])
    for (column, name) in table.header.enumerated().dropFirst() {
      guard !name.hasSuffix("__MIN"), !name.hasSuffix("__MAX"),
        let dash = name.ranges(of: " - ").last
      else { continue }
      let run = String(name[..<dash.lowerBound])
      if collectors[run] == nil { order.append(run) }
      add(column, String(name[dash.upperBound...]), &collectors[run, default: SeriesCollector()])
    }
    return order.map { run in
      let collector = collectors[run] ?? SeriesCollector()
      return LoggedRun(
        source: "\(path): \(run)",
        format: "wandb-chart",
        name: run,
        series: collector.series,
        notes: noteOfAxis + collector.notes
      )
    }
  }

  private func add(_ column: Int, _ metric: String, _ collector: inout SeriesCollector) {
    let numbers = table.numbers(column)
    let isRange = isRange(table.header[column], numbers)
    guard let place = collector.place(of: metric, mode: isRange ? .smoothed : .unknown) else {
      return
    }
    if isRange {
      collector.note(
        LogNote(
          .warning,
          "\(metric): a mean over a group of unknown size, with its range; it can decide nothing"
        )
      )
    }
    for (row, number) in numbers.enumerated() {
      guard let value = number.value else { continue }
      let (epoch, step) = axis(row)
      collector.add(value, at: place, epoch: epoch, step: step)
    }
  }

  /// Whether the least and the largest differ, as they do for a group.
  private func isRange(_ name: String, _ numbers: NumberColumn) -> Bool {
    [name + "__MIN", name + "__MAX"].contains { other in
      guard let column = table.column(other) else { return false }
      return zip(numbers, table.numbers(column)).contains { one, other in
        guard let one = one.value, let other = other.value else { return false }
        return one != other && !(one.isNaN && other.isNaN)
      }
    }
  }

  private var isEpoch: Bool { Axis.epochs.contains(table.header[0].lowercased()) }
  private var isTime: Bool { table.header[0].lowercased().contains("time") }

  private func axis(_ row: Int) -> (Double?, Int?) {
    if isTime { return (nil, row + 1) }
    guard let value = x[row].value, value.isFinite else { return (nil, nil) }
    return isEpoch ? (value, nil) : (nil, value.asStep)
  }

  private var noteOfAxis: [LogNote] {
    if isTime { return [LogNote(.assumed, "the axis is a time: rows are counted as steps")] }
    guard table.header[0] == "Step" else { return [] }
    return [LogNote(.assumed, "Step counts calls of the logger, not updates of the weights")]
  }
}
