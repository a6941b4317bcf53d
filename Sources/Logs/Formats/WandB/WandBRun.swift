internal import Faults
internal import Notation

/// A run of W&B while its records are read: `proto/wandb_internal.proto` of wandb.
struct WandBRun {
  private var run: LoggedRun
  private var history = CallHistory(of: "wandb.log")
  private var summary: [(name: String, value: Double)] = []

  /// Reads a run file.
  ///
  /// - Throws: ``Fault`` where it cannot be read.
  init(_ file: LogFile, source: String, format: String) throws(Fault) {
    run = LoggedRun(source: source, format: format, state: .running)
    try add(file)
  }

  /// Goes on with what was logged after the run was resumed.
  ///
  /// - Throws: ``Fault`` where the file cannot be read.
  mutating func resume(_ file: LogFile) throws(Fault) {
    history.resume()
    run.state = .running
    try add(file)
  }

  private mutating func add(_ file: LogFile) throws(Fault) {
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
    var (id, project) = ("", "")
    defer { if !id.isEmpty { run.identity = project + "/" + id } }
    while let field = reader.next() {
      if field.number == 18, field.wire == 0, field.value == 1 { run.isResumed = true }
      guard field.wire == 2 else { continue }
      switch field.number {
      case 1: id = field.text
      case 3: project = field.text
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
    history.begin()
    var reader = ProtoReader(bytes)
    while let field = reader.next() {
      guard field.wire == 2 else { continue }
      if field.number == 2, let step = ProtoReader(field.bytes).first(1) {
        history.setCall(Int(truncatingIfNeeded: Int64(bitPattern: step.value)))
      }
      if field.number == 1 { takeItem(Item(field.bytes)) }
    }
  }

  private mutating func takeItem(_ item: Item) {
    guard let value = JSONLeaves.number(item.value) else {
      if item.value.first == UInt8(ascii: "{") { history.add(object: item.value, named: item.name) }
      return
    }
    if item.isPlain {
      history.add(item.key, value)
    } else {
      Array(item.name.utf8).withUnsafeBytes { history.add($0, value) }
    }
  }

  // MARK: What was read

  /// The run.
  func logged() -> LoggedRun {
    var (logged, collector) = (run, SeriesCollector())
    logged.notes += history.collect(into: &collector)
    if history.isEmpty {
      for (name, value) in summary { collector.add(name, value) }
      logged.notes.append(
        summary.isEmpty
          ? LogNote(.warning, "the run never logged")
          : LogNote(.warning, "only last values were logged")
      )
    }
    logged.series = collector.series
    logged.notes += collector.notes
    return logged
  }
}
