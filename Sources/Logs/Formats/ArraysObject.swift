internal import Faults
internal import Notation

extension LogFormat {
  /// The `history` of Keras: a list a metric, with a number an epoch (keras/src/callbacks/history.py).
  static let kerasHistory = LogFormat(
    "keras-history",
    title: "Keras History",
    .file(
      recognises: { file in
        guard let object = JSONHead(file, count: 16 << 10)?.object else { return false }
        return ArraysObject(object, file).isKeras
      },
      read: { file throws(Fault) in [ArraysObject(try file.object(), file).run] }
    )
  )

  /// Lists of numbers that a program wrote beside its settings.
  static let arraysObject = LogFormat(
    "json-arrays",
    title: "JSON lists beside settings",
    .file(
      recognises: { file in
        guard let object = JSONHead(file, count: 64 << 10)?.object else { return false }
        return ArraysObject(object, file).hasArrays
      },
      read: { file throws(Fault) in [ArraysObject(try file.object(), file).run] }
    )
  )
}

/// The reading of such an object.
///
/// Lists of one length share an axis. One element more than there are epochs says that it begins before the training.
private struct ArraysObject {
  private let file: LogFile
  private var arrays: [(name: String, numbers: [LogNumber])] = []
  private var settings: [String: Setting] = [:]
  private var ignored: [String] = []
  /// How many epochs the settings say.
  private var epochs: Int?
  /// The length that stands for all epochs: what the settings say, else that of the training's lists, else the longest.
  private var length = 0

  init(_ object: LogJSON.Value, _ file: LogFile) {
    self.file = file
    add(object, "", 0)
    epochs = findEpochs()
    length = findLength()
  }

  /// Whether a list is of a metric that is known, or of a split.
  var hasArrays: Bool {
    !isOfFolds
      && arrays.contains { name, numbers in
        let reading = LogName(name)
        return reading.reasonToIgnore == nil && numbers.contains { $0.value != nil }
          && (reading.split != nil || MetricDirection(ofMetric: name) != .none)
      }
  }

  /// Whether they are columns of scikit-learn's results.
  private var isOfFolds: Bool { arrays.contains { $0.name.hasPrefix("split0_") } }

  /// Whether the names are those of Keras, and nothing stands beside them.
  var isKeras: Bool {
    let names = arrays.map(\.name)
    return settings.isEmpty && names.contains { $0.hasSuffix("loss") }
      && names.allSatisfy { $0.hasPrefix("val_") || LogName($0).split == nil }
      && !names.contains { $0.contains("/") || Axis.isAxis($0) }
  }

  private mutating func add(_ object: LogJSON.Value, _ prefix: String, _ depth: Int) {
    for (key, value) in object.fields {
      let name = prefix + key
      switch value.kind {
      case .array:
        if let numbers = value.numbers, !numbers.isEmpty {
          arrays.append((name, numbers))
        } else if value.count > 0 {
          ignored.append(name)
        }
      case .object where depth < 4:
        if let numbers = Self.indexed(value) {
          arrays.append((name, numbers))
        } else {
          add(value, key == "history" && depth == 0 ? "" : name + "/", depth + 1)
        }
      case .object, .null: break
      case .bool, .number, .string:
        settings[String(name.map { $0 == "/" ? "." : $0 })] = Setting(value.text)
      }
    }
  }

  /// The numbers of `{"0": 0.5, "1": 0.4}`, as pandas writes a column.
  private static func indexed(_ object: LogJSON.Value) -> [LogNumber]? {
    let fields = object.fields
    guard !fields.isEmpty else { return nil }
    var numbers: [LogNumber] = []
    for (index, field) in fields.enumerated() {
      guard field.name == "\(index)", field.value.kind == .number || field.value.kind == .null
      else {
        return nil
      }
      numbers.append(field.value.number)
    }
    return numbers
  }

  // MARK: Axes

  private func findEpochs() -> Int? {
    let words = ["num_epochs", "epochs", "n_epochs", "max_epochs", "nb_epochs", "num_train_epochs"]
    for (name, setting) in settings.sorted(by: { $0.key < $1.key }) {
      guard let last = name.lowercased().split(separator: ".").last, words.contains(String(last)),
        let count = setting.number?.asStep, count > 0
      else { continue }
      return count
    }
    return nil
  }

  private func findLength() -> Int {
    if let epochs,
      arrays.contains(where: { $0.numbers.count == epochs || $0.numbers.count == epochs + 1 })
    {
      return epochs
    }
    let series = arrays.filter { LogName($0.name).reasonToIgnore == nil }
    let training = series.filter { [nil, .train].contains(LogName($0.name).split) }
    return (training.isEmpty ? series : training).map(\.numbers.count).max() ?? 0
  }

  /// A list that is itself an axis.
  private func axis(_ count: Int) -> (isEpoch: Bool, values: [Double?])? {
    for array in arrays where array.numbers.count == count && Axis.isAxis(array.name) {
      let isEpoch = Axis.epochs.contains(array.name.lowercased())
      let offset = isEpoch ? Axis.offset(ofEpochs: array.numbers.lazy.compactMap(\.value)) : 0
      return (isEpoch, array.numbers.map { $0.value.map { $0 + offset } })
    }
    return nil
  }

  /// The epochs of lists of a length; nil where nobody can know them.
  private func epochs(_ count: Int, _ split: LoggedSeries.Split?) -> [Double]? {
    let length = length
    if count == length { return (1...max(count, 1)).map(Double.init) }
    if epochs == length, count == length + 1 { return (0...length).map(Double.init) }
    if count < length, count > 1, split != .train, split != nil, length % count == 0 {
      return (1...count).map { Double($0 * (length / count)) }
    }
    return nil
  }

  // MARK: The run

  var run: LoggedRun {
    var collector = SeriesCollector()
    let twins = LogName.trainingTwins(among: arrays.map(\.name))
    for (name, numbers) in arrays where !Axis.isAxis(name) {
      let split = LogName(name).split
      let isTraining = isKeras ? split == nil : false
      let mode: LoggedSeries.Mode =
        isTraining
        ? .runningMean
        : isKeras && split == .validation
          ? .evaluated
          : name.lowercased().contains("batch") ? .singleBatch : .unknown
      guard
        let place = collector.place(
          of: name,
          unnamed: isKeras || twins.contains(name) ? .train : .other,
          mode: mode
        )
      else { continue }
      add(name, numbers, split, place, &collector)
    }
    for name in ignored { collector.ignore(name, Phrase("a list of other things than numbers")) }
    return LoggedRun(
      source: file.path,
      format: isKeras ? "keras-history" : "json-arrays",
      settings: settings,
      series: collector.series,
      notes: noteOfEpochs + collector.notes
    )
  }

  private var noteOfEpochs: [LogNote] {
    guard axis(length) == nil else { return [] }
    let isBefore = epochs == length && arrays.contains { $0.numbers.count == length + 1 }
    return [
      LogNote(
        .assumed,
        isBefore
          ? Phrase(
            "lists of \(length + 1, "# number", "# numbers") begin before the training, which has \(length, "# epoch", "# epochs")"
          ) : Phrase("lists of \(length, "# number", "# numbers") have one for each epoch")
      )
    ]
  }

  private func add(
    _ name: String,
    _ numbers: [LogNumber],
    _ split: LoggedSeries.Split?,
    _ place: Int,
    _ collector: inout SeriesCollector
  ) {
    let values = numbers.map(\.value)
    if let axis = axis(numbers.count) {
      for (x, value) in zip(axis.values, values) {
        guard let x, let value else { continue }
        collector.add(
          value,
          at: place,
          epoch: axis.isEpoch ? x : nil,
          step: axis.isEpoch ? nil : x.asStep
        )
      }
    } else if let epochs = epochs(numbers.count, split) {
      for (epoch, value) in zip(epochs, values) {
        if let value { collector.add(value, at: place, epoch: epoch) }
      }
      guard numbers.count < length else { return }
      let every = length / numbers.count
      collector.note(
        LogNote(
          .assumed,
          "\(name): \(numbers.count, "# number", "# numbers") of \(length, "# epoch", "# epochs"), taken to be one every \(every, "# epoch", "# epochs")"
        )
      )
    } else if numbers.count < length, split != nil, split != .train {
      addLast(name, values.compactMap(\.self), place, &collector)
    } else {
      for (index, value) in values.enumerated() {
        if let value { collector.add(value, at: place, step: index + 1) }
      }
      collector.note(
        LogNote(
          .assumed,
          "\(name): \(numbers.count, "# number has an axis of its own and is counted", "# numbers have an axis of their own and are counted") as steps"
        )
      )
    }
  }

  /// Where it is not known which epochs were evaluated, the last number is a result, and the best is said.
  private func addLast(
    _ name: String,
    _ values: [Double],
    _ place: Int,
    _ collector: inout SeriesCollector
  ) {
    guard let last = values.last else { return }
    collector.add(last, at: place)
    let best = MetricDirection(ofMetric: name) == .higher ? values.max() : values.min()
    collector.note(
      LogNote(
        .warning,
        "\(name): \(values.count, "# number", "# numbers") of \(length, "# epoch", "# epochs"), nobody knows which: only the last is used (the best was \(setting: best ?? last))"
      )
    )
  }
}
