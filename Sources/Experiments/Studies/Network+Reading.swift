internal import Faults
internal import Measures
internal import Models
internal import Runs
internal import YAML

extension Network {
  /// Reads the networks of an experiment, in the order of the file.
  ///
  /// Faults are an unknown key, a value out of range, and options that do not go together.
  static func read(into scope: inout ReadingScope, _ faults: inout FaultCollector) {
    let fields = scope.fields
    let entries = faults.collect { () throws(Fault) in
      let entries = try fields.entries("networks")
      guard entries.isEmpty, try !fields.hasOnlyLogs else { return entries }
      throw fields.error(
        "the experiment has no networks",
        at: fields.value.position,
        hint: "Add `networks:` with at least one `name: { layers: [784, 128, 10] }`."
      )
    }
    for entry in entries ?? [] {
      let isNamed = faults.collect { () throws(Fault) in try fields.checkName(entry) } != nil
      let reading = faults.collect(all: entry.value) { value throws(Fault) in
        var entry = entry
        entry.value = value
        return try Network(entry, file: fields.file)
      }
      if let network = reading.result { scope.networks.append(network) }
      if !isNamed || !reading.isSound { scope.doubtfulNetworks.append(entry.key) }
    }
  }

  /// Refuses keys of a training that stand beside the layers.
  private static func refuseTraining(
    _ entry: YAMLValue.Entry,
    file: String,
    path: String
  ) throws(Fault) {
    guard case .mapping(let fields) = entry.value.content else { return }
    for field in fields where TrainingFields.keys.contains(field.key) {
      throw Fault(
        file: file,
        at: field.position,
        "\(field.key) stands in \(path) itself",
        hint: "Write it below `training:`, as in `training: { \(field.key): … }`."
      ).ofValue()
    }
  }

  private init(_ entry: YAMLValue.Entry, file: String) throws(Fault) {
    let path = "networks.\(entry.key)"
    try Self.refuseTraining(entry, file: file, path: path)
    let reader = try FieldReader(
      entry.value,
      file: file,
      path: path,
      known: [
        "title", "layers", "activation", "normalization", "dropout", "channel_dropout",
        "hidden_bias", "shortcut", "preactivation", "initialization", "trained", "training",
      ]
    )
    let entries = try LayerEntry.list(reader)
    guard entries.count >= 2 else {
      throw reader.error(
        "\(path).layers has one entry (expected the widths from input to classes)",
        at: try reader.required("layers").position,
        hint: "Write `layers: [784, 128, 10]`."
      )
    }
    try reader.checkEnds(of: entries)
    let configuration = try NetworkConfiguration(entries.map(\.entry), reader)
    try configuration.checkShapes(reader, entries.map(\.position))
    try configuration.checkSize(
      path,
      reader,
      at: entry.position,
      hint: "Make the layers narrower."
    )
    self.init(
      name: entry.key,
      title: try reader.text("title", default: entry.key.replacing("_", with: " ")),
      configuration: configuration
    )
    training = try TrainingFields(reader, in: "training", path: "\(path).training")
  }
}

extension NetworkConfiguration {
  /// Refuses a network of more parameters than one may have.
  func checkSize(
    _ name: String,
    _ fields: FieldReader,
    at position: Fault.Position,
    hint: String
  ) throws(Fault) {
    // How many weights stand behind an image of unknown size, the plan finds out.
    guard !isOfAnyImage else { return }
    do throws(Fault) {
      try architecture.checkSize(of: name, hint: hint)
    } catch {
      throw fields.error(error.message, at: position, hint: hint)
    }
  }
}
