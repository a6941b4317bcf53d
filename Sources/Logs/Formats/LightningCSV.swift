internal import Faults
internal import Notation

extension LogFormat {
  /// Lightning's `CSVLogger`: a row a call, `epoch` and `step` from 0 (lightning/fabric/loggers/csv_logs.py).
  ///
  /// Training, validation and learning rate of one step stand in rows of their own. `X_step` is of one mini-batch, `X_epoch`
  /// the mean over the epoch; what a test wrote behind the training is a result without a place.
  static let lightningCSV = LogFormat(
    "lightning-csv",
    title: "Lightning CSVLogger",
    .file(
      recognises: { file in
        guard let head = file.tableHead, head.has("step"), head.names.count > 1,
          head.separator == 0x2C, !head.has("value"), !head.has("split")
        else { return false }
        let epoch = head.words.firstIndex(of: "epoch")
        let first = epoch.flatMap { head.text(0, $0) } ?? ""
        guard first.isEmpty || LogNumber(first).value.map({ $0 == $0.rounded() }) == true else {
          return false
        }
        return epoch != nil ? first.isEmpty || first != "1" || head.isSparse : head.isSparse
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        return [LightningTable(table, file).run]
      }
    )
  )
}

/// The reading of such a table.
private struct LightningTable {
  private let table: LogTable
  private let path: String
  private let epochs: NumberColumn
  private let steps: NumberColumn
  private let isCut: Bool
  /// How many updates an epoch has, where all epochs that ended have the same.
  private var updatesPerEpoch: Double?
  /// The epochs of steps, from rows that have both.
  private var epochOfStep: [Int: Double] = [:]

  init(_ table: LogTable, _ file: LogFile) {
    (self.table, path, isCut) = (table, file.path, table.isCut)
    // A head with a step may have been of other rows than the whole.
    let none = NumberColumn(missing: table.rows.count)
    steps = table.column("step").map(table.numbers) ?? none
    epochs = table.column("epoch").map(table.numbers) ?? none
    for (epoch, step) in zip(epochs, steps) {
      if let epoch = epoch.value, let step = step.value?.asStep { epochOfStep[step] = epoch }
    }
    updatesPerEpoch = findUpdatesPerEpoch()
  }

  private func epoch(_ row: Int) -> Double? {
    if let written = epochs[row].value, written.isFinite { return written }
    return steps[row].value?.asStep.flatMap { epochOfStep[$0] }
  }

  /// From the last step of every epoch but the last, which may have been cut short.
  private func findUpdatesPerEpoch() -> Double? {
    var last: [Double: Double] = [:]
    for row in table.rows.indices {
      guard let epoch = epoch(row), let step = steps[row].value else { continue }
      last[epoch] = max(last[epoch] ?? 0, step + 1)
    }
    guard let end = last.keys.max() else { return nil }
    let ratios = Set(
      last.filter { $0.key < end || last.count == 1 }.map { $0.value / ($0.key + 1) }
    )
    guard ratios.count == 1, let ratio = ratios.first, ratio == ratio.rounded() else { return nil }
    return ratio
  }

  var run: LoggedRun {
    var collector = SeriesCollector()
    for (column, name) in table.header.enumerated() where !["epoch", "step", ""].contains(name) {
      let numbers = table.numbers(column)
      let rows = numbers.indices.filter { numbers[$0].value != nil }
      let isOfEpochs = isOfEpochs(rows)
      let split = LogName(name).split
      let mode: LoggedSeries.Mode =
        split == .train
        ? (isOfEpochs ? .runningMean : .singleBatch) : split == nil ? .unknown : .evaluated
      guard let place = collector.place(of: name, mode: mode) else { continue }
      let isResult = split == .test && rows.count == 1
      for row in rows {
        guard let value = numbers[row].value else { continue }
        if isResult {
          collector.add(value, at: place)
        } else {
          let (epoch, step) = axes(row, isOfEpochs && LogName(name).mode == nil)
          collector.add(value, at: place, epoch: epoch, step: step)
        }
      }
    }
    var notes = [LogNote(.assumed, "epochs and steps are counted from 0 in the file")]
    if isCut { notes.append(LogNote(.warning, "the last line is cut short and left out")) }
    return LoggedRun(
      source: path,
      format: "lightning-csv",
      series: collector.series,
      notes: notes + collector.notes
    )
  }

  /// Whether there is at most one number an epoch.
  private func isOfEpochs(_ rows: [Int]) -> Bool {
    var seen: Set<Double> = []
    var previous: Int?
    for row in rows {
      let step = steps[row].value?.asStep
      if step != nil, step == previous { continue }
      previous = step
      guard let epoch = epoch(row), seen.insert(epoch).inserted else { return false }
    }
    return true
  }

  /// A number of an epoch stands at its end, one within it where its update is.
  private func axes(_ row: Int, _ isOfEpoch: Bool) -> (Double?, Int?) {
    let step = steps[row].value?.asStep.map { $0 + 1 }
    if isOfEpoch { return (epoch(row).map { $0 + 1 }, step) }
    guard let step, let updatesPerEpoch else { return (nil, step) }
    return (Double(step) / updatesPerEpoch, step)
  }
}
