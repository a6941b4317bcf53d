internal import Faults

/// A run of W&B while its records are read: `proto/wandb_internal.proto` of wandb.
struct WandBRun {
  private var run: LoggedRun
  private var names = ByteNames()
  /// The values of each name: the number of the row, and the value.
  private var values: [[(row: Int, value: Double)]] = []
  private var rows: [Row] = []
  private var summary: [(name: String, value: Double)] = []
  private var media: Set<String> = []

  /// A call of `wandb.log`.
  private struct Row {
    var call: Int
    var hasMetrics = false
    var epoch: Double?
    var step: Double?
  }

  /// Reads a run file.
  ///
  /// - Throws: ``Fault`` where it cannot be read.
  init(_ file: LogFile, source: String, format: String) throws(Fault) {
    run = LoggedRun(source: source, format: format, state: .running)
    let records = try WandBFile(file) { take($0) }
    if let note = records.note { run.notes.append(note) }
  }

  private mutating func take(_ record: UnsafeRawBufferPointer) {
    var reader = ProtoReader(record)
    while let field = reader.next() {
      guard field.wire == 2 else { continue }
      switch field.number {
      case 2: takeHistory(field.bytes)
      case 3:
        items(of: field.bytes) { run, name, value in run.takeSummary(name, value) }
      case 5:
        items(of: field.bytes) { run, name, value in run.takeSetting(name, value) }
      case 17: takeRun(field.bytes)
      case 18:
        run.state = (ProtoReader(field.bytes).first(1)?.value ?? 0) == 0 ? .finished : .failed
      default: break
      }
    }
  }

  private mutating func takeRun(_ bytes: UnsafeRawBufferPointer) {
    var reader = ProtoReader(bytes)
    while let field = reader.next() {
      guard field.wire == 2 else { continue }
      switch field.number {
      case 4:
        items(of: field.bytes) { run, name, value in run.takeSetting(name, value) }
      case 6: run.settings["group"] = Setting(field.text)
      case 7: run.settings["job_type"] = Setting(field.text)
      case 8: run.name = field.text
      default: break
      }
    }
  }

  /// Goes through the items {key 1, nested_key 2, value_json 16} that a message has in its field 1.
  private mutating func items(
    of message: UnsafeRawBufferPointer,
    _ body: (inout WandBRun, _ name: String, _ value: UnsafeRawBufferPointer) -> Void
  ) {
    var reader = ProtoReader(message)
    while let field = reader.next() {
      guard field.number == 1, field.wire == 2 else { continue }
      let item = Item(field.bytes)
      body(&self, item.name, item.value)
    }
  }

  /// An item: old clients write a key, new ones its parts.
  private struct Item {
    var key = UnsafeRawBufferPointer(start: nil, count: 0)
    var value = UnsafeRawBufferPointer(start: nil, count: 0)
    private var parts: [UnsafeRawBufferPointer] = []

    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer) {
      var reader = ProtoReader(bytes)
      while let field = reader.next() {
        switch (field.number, field.wire) {
        case (1, 2): key = field.bytes
        case (2, 2):
          if key.isEmpty { key = field.bytes } else { parts.append(field.bytes) }
        case (16, 2): value = field.bytes
        default: break
        }
      }
    }

    /// Whether the name is the bytes of the key alone.
    var isPlain: Bool { parts.isEmpty }
    var name: String {
      ([key] + parts).map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
    }
  }

  // MARK: Settings and summary

  private mutating func takeSetting(_ name: String, _ value: UnsafeRawBufferPointer) {
    guard !name.hasPrefix("_wandb") else { return }
    JSONLeaves.read(value, name) { name, leaf in run.settings[name] = Setting(leaf.text) }
  }

  private mutating func takeSummary(_ name: String, _ value: UnsafeRawBufferPointer) {
    guard !name.hasPrefix("_") else { return }
    JSONLeaves.read(value, name) { name, leaf in
      guard let number = leaf.number else { return }
      summary.removeAll { $0.name == name }
      summary.append((name, number))
    }
  }

  // MARK: History

  private mutating func takeHistory(_ bytes: UnsafeRawBufferPointer) {
    let number = rows.count
    var row = Row(call: number)
    var reader = ProtoReader(bytes)
    while let field = reader.next() {
      guard field.wire == 2 else { continue }
      if field.number == 2, let step = ProtoReader(field.bytes).first(1) {
        row.call = Int(truncatingIfNeeded: Int64(bitPattern: step.value))
      }
      if field.number == 1 { takeItem(Item(field.bytes), &row, number) }
    }
    rows.append(row)
  }

  private mutating func takeItem(_ item: Item, _ row: inout Row, _ number: Int) {
    if item.isPlain, let value = JSONLeaves.number(item.value) {
      takeValue(item.key, value, &row, number)
      return
    }
    let own = item.name
    if let value = JSONLeaves.number(item.value) {
      Array(own.utf8).withUnsafeBytes { takeValue($0, value, &row, number) }
      return
    }
    guard item.value.first == UInt8(ascii: "{") else { return }
    JSONLeaves.read(item.value, own) { name, leaf in
      // Images, tables and histograms have their kind in `_type`.
      if name == own + "._type" { media.insert(own) }
      guard let value = leaf.number else { return }
      Array(name.utf8).withUnsafeBytes { takeValue($0, value, &row, number) }
    }
  }

  private mutating func takeValue(
    _ name: UnsafeRawBufferPointer,
    _ value: Double,
    _ row: inout Row,
    _ number: Int
  ) {
    let place: Int
    if let known = names.place(of: name) {
      place = known
    } else {
      place = names.insert(name)
      values.append([])
      kinds.append(Kind(names.text(at: place)))
    }
    switch kinds[place] {
    case .call: if let call = Int(exactly: value) { row.call = call }
    case .epoch: row.epoch = value
    case .step: row.step = value
    case .internal: break
    case .metric:
      values[place].append((number, value))
      row.hasMetrics = true
    }
  }

  private var kinds: [Kind] = []

  /// What a name of the history is.
  private enum Kind {
    case call
    case epoch
    case step
    case `internal`
    case metric

    init(_ name: String) {
      self =
        switch name {
        case "_step": .call
        case "epoch", "train/epoch": .epoch
        // `trainer/` is Lightning's, `train/` that of transformers.
        case "global_step", "trainer/global_step", "train/global_step": .step
        default: name.hasPrefix("_") ? .internal : .metric
        }
    }
  }

  // MARK: What was read

  /// The run.
  func logged() -> LoggedRun {
    var (logged, collector) = (run, SeriesCollector())
    let axis = Axis(rows, isLightning: isNamed("trainer/global_step"))
    for place in 0..<names.count where !values[place].isEmpty && !isMedia(names.text(at: place)) {
      guard let number = collector.place(of: names.text(at: place)) else { continue }
      for (row, value) in values[place] {
        let (epoch, step) = axis.place(of: rows[row])
        collector.add(value, at: number, epoch: epoch, step: step)
      }
    }
    if rows.isEmpty {
      for (name, value) in summary { collector.add(name, value) }
      logged.notes.append(
        LogNote(.warning, summary.isEmpty ? "the run never logged" : "only last values were logged")
      )
    } else {
      logged.notes += axis.notes
    }
    if !media.isEmpty {
      let names = media.sorted().joined(separator: ", ")
      logged.notes.append(LogNote(.ignored, "\(names): no numbers"))
    }
    logged.series = collector.series
    logged.notes += collector.notes
    return logged
  }

  private func isMedia(_ name: String) -> Bool {
    media.contains { name.hasPrefix($0 + ".") }
  }

  private func isNamed(_ name: String) -> Bool {
    Array(name.utf8).withUnsafeBytes { names.place(of: $0) } != nil
  }

  /// What the rows of a history have for their place in the training.
  private struct Axis {
    private var hasSteps: Bool
    private var (epochBase, stepBase): (Double, Int)
    private(set) var notes: [LogNote] = []

    init(_ rows: [Row], isLightning: Bool) {
      let rows = rows.filter(\.hasMetrics)
      hasSteps = !rows.isEmpty && rows.allSatisfy { $0.step != nil }
      let epochs = rows.compactMap(\.epoch)
      let isFromZero = epochs.contains(0) && epochs.allSatisfy { $0 == $0.rounded() }
      epochBase = isFromZero ? 1 : 0
      stepBase = isLightning ? 1 : 0
      notes.append(
        LogNote(
          .assumed,
          hasSteps
            ? "steps are those that were logged as global_step\(isLightning ? ", from 0" : "")"
            : "steps count the calls of wandb.log, which need not be updates"
        )
      )
      if isFromZero { notes.append(LogNote(.assumed, "epochs are counted from 0 in the file")) }
    }

    func place(of row: Row) -> (epoch: Double?, step: Int?) {
      (
        row.epoch.map { $0 + epochBase },
        hasSteps ? row.step.flatMap { Int(exactly: $0.rounded()) }.map { $0 &+ stepBase } : row.call
      )
    }
  }
}
