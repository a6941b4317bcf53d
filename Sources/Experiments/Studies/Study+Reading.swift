internal import Datasets
internal import Faults
internal import Measures
internal import Models
internal import Runs
internal import YAML

extension Study {
  /// Reads the studies of an experiment, in the order of the file, those that the preset leaves out included.
  ///
  /// - Parameters:
  ///   - scope: The networks that there are; takes the studies.
  ///   - data: The data set that they inherit.
  ///   - defaults: The training that they inherit.
  ///   - areSound: Whether that is what its author meant.
  ///   - preset: What changes their seeds and limits their epochs and examples.
  ///   - faults: Takes what is wrong with them.
  static func read(
    into scope: inout ReadingScope,
    data: DatasetRequest,
    defaults: TrainingFields,
    areSound: Bool,
    preset: Preset,
    _ faults: inout FaultCollector
  ) {
    let fields = scope.fields
    let entries = faults.collect { () throws(Fault) in try fields.entries("studies") } ?? []
    for entry in entries where entry.value[LogRequest.key] != nil {
      read(logs: entry, into: &scope, &faults)
    }
    for entry in entries where entry.value[LogRequest.key] == nil {
      let isNamed = faults.collect { () throws(Fault) in try fields.checkName(entry) } != nil
      let isDoubtful = scope.isDoubtful(entry.value)
      let reading = faults.collect(all: entry.value, ofValuesAlone: isDoubtful) {
        value throws(Fault) in
        var entry = entry
        entry.value = value
        return try Study(
          entry,
          in: scope,
          data: data,
          defaults: defaults,
          areSound: areSound,
          preset: preset
        )
      }
      if let study = reading.result { scope.studies.append(study) }
      if !isNamed || !reading.isSound { scope.doubtfulStudies.append(entry.key) }
    }
  }

  /// The study that stands under a name.
  ///
  /// - Parameters:
  ///   - entry: The name and the fields.
  ///   - scope: The networks that it may name, and the whole experiment, whose data set and normalisation it inherits.
  ///   - data: The data set that it inherits.
  ///   - defaults: The training that it inherits.
  ///   - areSound: Whether that is what its author meant.
  ///   - preset: What changes its seeds and limits its epochs and examples.
  /// - Throws: ``Fault`` for an unknown key, a value out of range, or settings that do not go together.
  private init(
    _ entry: YAMLValue.Entry,
    in scope: ReadingScope,
    data: DatasetRequest,
    defaults: TrainingFields,
    areSound: Bool,
    preset: Preset
  ) throws(Fault) {
    let (fields, networks) = (scope.fields, scope.networks)
    let path = "studies.\(entry.key)"
    let reader = try FieldReader(
      entry.value,
      file: fields.file,
      path: path,
      known: [
        "title", "dataset", "normalization", "networks", "training", "sweep", "seeds", "examples",
        "validation_examples", "expects_divergence",
        "feature_scale", "labels", "statistics", "test", "predictions", "probes", "probe_steps",
        "grow_with_batch_size", EvaluationSteps.key, Self.networkTrainingKey,
      ]
    )
    let names = try reader.names("networks", known: scope.networkNames, of: "network")
    let sweep = try Factor.sweep(reader, networks: networks.filter { names.contains($0.name) })
    let trainingFields = try TrainingFields(reader, in: "training").over(defaults)
    let named = networks.filter { names.contains($0.name) }
    let (training, own): (TrainingConfiguration, [String: TrainingConfiguration])
    do throws(Fault) {
      (training, own) = try Self.trainings(
        of: names.compactMap { name in named.first { $0.name == name } },
        trainingFields,
        sweep,
        reader,
        limit: preset.epochs ?? .max
      )
    } catch {
      // What does not go with a training that has mistakes of its own may go with what was meant.
      throw areSound || error.isOfValueAlone ? error : error.asConsequence
    }
    let (examples, isLimit) = try Self.examples(reader)
    let seeds = reader.has("seeds") ? try SeedRange(reader) : SeedRange(5)
    self.init(
      name: entry.key,
      title: try reader.text("title", default: entry.key.replacing("_", with: " ")),
      data: reader.has("dataset") ? try DatasetRequest(reader, "dataset") : data,
      normalization: try reader.choice(
        "normalization",
        default: try fields.choice("normalization", default: .symmetric)
      ),
      networks: names,
      training: training,
      sweep: sweep,
      seeds: preset.seeds ?? seeds,
      // What is swept is not limited: the levels would become one.
      examples: sweep.contains { $0.key == .examples }
        ? examples : [examples, preset.examples].compactMap(\.self).min()
    )
    networkTraining = own
    // A preset only limits them; numbers that are meant for the file's data set are limits for that of an option.
    examplesAreLimit =
      self.examples != nil
      && (isLimit || self.examples != examples || self.data.isFromOption)
    let validated = reader.has("validation_examples") ? try reader.validationExamples() : nil
    validationExamples = [validated, preset.validationExamples].compactMap(\.self).min()
    featureScale = reader.has("feature_scale") ? try reader.setting(.featureScale) : 1
    labels = try reader.choice("labels", default: .given)
    expectsDivergence = try reader.flag("expects_divergence", default: false)
    batchSizeScaling = try BatchSizeScaling(reader, sweep)
    statistics = try Self.statistics(reader)
    measuresTest = try reader.flag("test", default: true)
    if !measuresTest {
      try reader.refuse(["predictions"], of: "a study that does not measure the test set")
    }
    keepsPredictions = try reader.flag("predictions", default: false)
    evaluation = reader.has(EvaluationSteps.key) ? try EvaluationSteps(reader) : nil
    probes = try reader.distinct("probes")
    guard !probes.isEmpty else {
      try reader.refuse(["probe_steps"], of: "a study without probes")
      return
    }
    probeSteps =
      reader.has("probe_steps") ? try ProbeSteps(reader) : .list([0], last: true)
  }

  /// How many examples train, and whether all do where there are fewer: `1000`, or `{ at_most: 1000 }`.
  private static func examples(_ reader: FieldReader) throws(Fault) -> (Int?, isLimit: Bool) {
    guard reader.has("examples") else { return (nil, false) }
    guard let fields = try reader.fields("examples", known: ["at_most"]) else {
      return (Int(try reader.setting(.examples)), false)
    }
    return (try fields.integer("at_most", in: 1...10_000_000), true)
  }

  private static func statistics(
    _ study: FieldReader
  ) throws(Fault) -> [EvaluationStatistics] {
    let statistics: [EvaluationStatistics] = try study.distinct("statistics")
    guard !statistics.contains(.running) else {
      throw study.error(
        "studies.statistics names the running ones, with which every run is evaluated",
        at: try study.required("statistics").position,
        hint: "Name only the further ones: batch, precise."
      )
    }
    return statistics
  }
}

extension Study.BatchSizeScaling {
  /// What may grow with the batch size, by its name in files.
  enum Name: String, CaseIterable {
    case learningRate = "learning_rate"
    case epochs
  }

  fileprivate init(_ study: FieldReader, _ sweep: [Factor]) throws(Fault) {
    self.init()
    let key = "grow_with_batch_size"
    guard study.has(key) else { return }
    let names: [Name] = try study.distinct(key)
    guard sweep.contains(where: { $0.key == .batchSize }) else {
      throw study.error(
        "\(key) stands in a study that does not sweep batch_size",
        at: try study.required(key).position,
        hint: "Add `sweep: { batch_size: [16, 64] }`, or remove `\(key)`."
      )
    }
    learningRate = names.contains(.learningRate)
    epochs = names.contains(.epochs)
  }
}

extension FieldReader {
  /// `validation_examples:` of a study or a preset.
  func validationExamples() throws(Fault) -> Int {
    try integer("validation_examples", in: 2...10_000_000)
  }
}
