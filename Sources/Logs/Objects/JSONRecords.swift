internal import Faults
internal import Notation

/// The objects of JSON lines, or of a list: one a moment of the training.
struct JSONRecords {
  /// The objects.
  let values: [LogJSON.Value]
  /// What was found.
  private(set) var notes: [LogNote] = []

  /// Reads a file.
  ///
  /// A last line that is cut short is left out with a warning; any other that is not JSON is a fault.
  ///
  /// - Throws: ``Fault`` with the line.
  init(_ file: LogFile) throws(Fault) {
    let json = LogJSON(owning: try file.bytes())
    guard let failure = json.failure else {
      let values = json.values
      let isList = values.count == 1 && values[0].kind == .array
      self.values = isList ? values[0].elements : values
      return
    }
    let rest = json.bytes[failure...].dropLast()
    let line = json.bytes[..<failure].count { $0 == 0x0A } + 1
    let isLast = !rest.contains(0x0A) || rest.firstIndex(of: 0x0A) == rest.endIndex - 1
    guard isLast, json.roots.count > 1 else {
      throw Fault(
        file: file.path,
        at: .init(line: line, column: 1),
        "a line is not JSON (expected one object)",
        hint: "Mend the line, or take it out."
      )
    }
    let count =
      json.roots.last.map { $0 < json.nodes.count && json.nodes[$0].start >= failure } == true
    values = count ? Array(json.values.dropLast()) : json.values
    notes.append(LogNote(.warning, "line \(String(line)), the last, is cut short and left out"))
  }
}

/// The reading of records: which keys say how far the training had come, and what the others are.
struct RecordCurves {
  /// The key of the epoch, and what makes it completed ones.
  var epoch: (key: String, offset: Double)?
  /// The key of the step, and what makes it made updates.
  var step: (key: String, offset: Double)?
  /// The split of names that do not say one.
  var unnamed = LoggedSeries.Split.other
  /// The names without a split that are of the training.
  private var twins: Set<String> = []
  /// How the numbers of a split are measured.
  var modes: [LoggedSeries.Split: LoggedSeries.Mode] = [:]
  /// Whether a key is read elsewhere.
  var isElsewhere: (String) -> Bool = { _ in false }
  /// Whether a number is one; false for one that stands for none.
  var isNumber: (String, Double) -> Bool = { _, _ in true }
  /// The series so far.
  var collector = SeriesCollector()
  /// The places of keys, so that each is looked up once.
  private var places: [String: Int?] = [:]
  private var counts = 0

  init() {}

  /// Finds the axes among the keys of records; the epochs count from 0 if the least is 0.
  mutating func findAxes(_ records: [LogJSON.Value]) {
    var names: [String] = []
    var seen: Set<String> = []
    var previous: LogJSON.Value?
    for record in records {
      if let previous, record.hasKeys(of: previous) { continue }
      previous = record
      for (name, value) in record.fields where value.kind != .object && value.kind != .array {
        if seen.insert(name).inserted { names.append(name) }
      }
    }
    let axes = Axis.find(in: names)
    twins = LogName.trainingTwins(among: names)
    step = axes.step.map { (names[$0], 0) }
    guard let column = axes.epoch else { return }
    let values = records.lazy.compactMap { $0[names[column]]?.value }
    epoch = (names[column], Axis.offset(ofEpochs: values))
  }

  /// Takes a record.
  ///
  /// - Parameters:
  ///   - record: An object; objects in it are parts of names, `train/loss`.
  ///   - usesEpoch: Whether its numbers stand at its epoch.
  ///   - usesStep: Whether they stand at its step.
  mutating func add(_ record: LogJSON.Value, usesEpoch: Bool = true, usesStep: Bool = true) {
    let epoch = usesEpoch ? self.epoch.flatMap { at(record, $0) } : nil
    let step = usesStep ? self.step.flatMap { at(record, $0) }?.asStep : nil
    counts += 1
    let isCounted = self.epoch == nil && self.step == nil
    add(record, "", epoch, isCounted ? counts : step, 0)
  }

  private func at(_ record: LogJSON.Value, _ axis: (key: String, offset: Double)) -> Double? {
    record[axis.key]?.number.value.flatMap { $0.isFinite ? $0 + axis.offset : nil }
  }

  private mutating func add(
    _ object: LogJSON.Value,
    _ prefix: String,
    _ epoch: Double?,
    _ step: Int?,
    _ depth: Int
  ) {
    for (key, value) in object.fields {
      let name = prefix + key
      if prefix.isEmpty, key == self.epoch?.key || key == self.step?.key || isElsewhere(key) {
        continue
      }
      switch value.kind {
      case .number:
        guard let place = place(of: name), let number = value.value, isNumber(name, number) else {
          continue
        }
        collector.add(number, at: place, epoch: epoch, step: step)
      case .object where depth < 4 && value["_type"] == nil:
        add(value, name + "/", epoch, step, depth + 1)
      case .object, .array: collector.ignore(name, Phrase("no number"))
      case .string:
        // Other writers spell what is not finite as a text.
        if let number = value.number.value, !number.isFinite, let place = place(of: name) {
          collector.add(number, at: place, epoch: epoch, step: step)
        } else {
          collector.ignore(name, Phrase("text"))
        }
      case .bool, .null: break
      }
    }
  }

  private mutating func place(of name: String) -> Int? {
    if let known = places[name] { return known }
    let unnamed = twins.contains(name) ? .train : unnamed
    let split = LogName(name).split ?? unnamed
    let place = collector.place(of: name, unnamed: unnamed, mode: modes[split] ?? .unknown)
    places[name] = .some(place)
    return place
  }
}
