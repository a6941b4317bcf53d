internal import Faults
internal import Models
internal import Runs
internal import YAML

extension Measure {
  /// The names of measures in files, but for those of probes.
  private enum Name: String, CaseIterable {
    case testAccuracy = "test_accuracy"
    case testLoss = "test_loss"
    case validationAccuracy = "validation_accuracy"
    case validationLoss = "validation_loss"
    case trainingAccuracy = "training_accuracy"
    case trainingLoss = "training_loss"
    case generalizationGap = "generalization_gap"
    case statisticsGap = "statistics_gap"
    case gapAtTrainingLoss = "gap_at_training_loss"
    case stepsToAccuracy = "steps_to_accuracy"
    case epochsToAccuracy = "epochs_to_accuracy"
    case secondsToAccuracy = "seconds_to_accuracy"
    case secondsPerEpoch = "seconds_per_epoch"
    case lastBatchLoss = "last_batch_loss"
    case lossRoughness = "loss_roughness"
    case trains
    case gradientSlope = "gradient_slope"
  }

  /// The keys of the options that stand beside a measure.
  static let optionKeys = [
    "statistics", "threshold", "training_loss", "layer", "step", "relative_to",
  ]

  /// The measure that stands under a key, with its options beside it.
  ///
  /// - Throws: ``Fault`` for an unknown name, an option out of range, and an option that the measure does not
  ///   have.
  init(_ fields: FieldReader, key: String) throws(Fault) {
    let text = try fields.text(key)
    let options: [String]
    if let quantity = ProbeQuantity(rawValue: text) {
      (self, options) = try Self.probe(quantity, fields)
    } else if let name = Name(rawValue: text) {
      (self, options) = try Self.named(name, fields)
    } else {
      throw fields.unknown(
        text,
        key,
        known: Name.allCases.map(\.rawValue) + ProbeQuantity.allCases.map(\.rawValue),
        at: try fields.required(key).position
      )
    }
    try fields.refuse(Self.optionKeys.filter { !options.contains($0) }, of: text)
  }

  private static func named(
    _ name: Name,
    _ fields: FieldReader
  ) throws(Fault) -> (Measure, options: [String]) {
    let statistics = ["statistics"]
    return switch name {
    case .testAccuracy: (.accuracy(.test, try fields.statistics()), statistics)
    case .testLoss: (.loss(.test, try fields.statistics()), statistics)
    case .validationAccuracy: (.accuracy(.validation, try fields.statistics()), statistics)
    case .validationLoss: (.loss(.validation, try fields.statistics()), statistics)
    case .trainingAccuracy: (.accuracy(.train, try fields.statistics()), statistics)
    case .trainingLoss: (.loss(.train, try fields.statistics()), statistics)
    case .generalizationGap: (.generalizationGap, [])
    case .statisticsGap: (.statisticsGap(try fields.otherStatistics()), statistics)
    case .gapAtTrainingLoss: (.gapAtTrainingLoss(try fields.trainingLoss()), ["training_loss"])
    case .stepsToAccuracy: (.stepsToAccuracy(try fields.threshold()), ["threshold"])
    case .epochsToAccuracy: (.epochsToAccuracy(try fields.threshold()), ["threshold"])
    case .secondsToAccuracy: (.secondsToAccuracy(try fields.threshold()), ["threshold"])
    case .secondsPerEpoch: (.secondsPerEpoch, [])
    case .lastBatchLoss: (.lastBatchLoss, [])
    case .lossRoughness: (.lossRoughness, [])
    case .trains: (.trains, [])
    case .gradientSlope:
      (.gradientSlope(step: try fields.place("step", from: 0, default: .first)), ["step"])
    }
  }

  /// What a probe finds, with the layer and the step that are read; divided by theory with `relative_to: theory`.
  private static func probe(
    _ quantity: ProbeQuantity,
    _ fields: FieldReader
  ) throws(Fault) -> (Measure, options: [String]) {
    let reading = ProbeReading(
      layer: quantity.hasLayers ? try fields.place("layer", from: 1, default: .mean) : .mean,
      step: try fields.place("step", from: 0, default: .last)
    )
    let options = (quantity.hasLayers ? ["layer"] : []) + ["step", "relative_to"]
    guard fields.has("relative_to") else { return (.probe(quantity, reading), options) }
    let _: RelativeTo = try fields.choice("relative_to")
    guard quantity.hasTheory else {
      throw fields.error(
        "\(quantity.rawValue) has no value of theory to be divided by",
        at: try fields.required("relative_to").position,
        hint: "Quantities with one: "
          + ProbeQuantity.allCases.filter(\.hasTheory).map(\.rawValue).joined(separator: ", ")
          + "."
      )
    }
    return (.relativeToTheory(quantity, reading), options)
  }

  private enum RelativeTo: String, CaseIterable {
    case theory
  }

  /// The options beside the name, as fields of YAML; none for those at their default.
  var yamlOptions: [String] {
    switch self {
    case .accuracy(_, let statistics), .loss(_, let statistics):
      statistics == .running ? [] : ["statistics: \(statistics.rawValue)"]
    case .statisticsGap(let statistics): ["statistics: \(statistics.rawValue)"]
    case .gapAtTrainingLoss(let loss): ["training_loss: \(loss)"]
    case .stepsToAccuracy(let threshold), .epochsToAccuracy(let threshold),
      .secondsToAccuracy(let threshold):
      ["threshold: \(threshold)"]
    case .gradientSlope(let step): step == .first ? [] : ["step: \(step.yaml)"]
    case .probe(_, let reading): reading.yamlFields
    case .relativeToTheory(_, let reading): reading.yamlFields + ["relative_to: theory"]
    case .generalizationGap, .secondsPerEpoch, .lastBatchLoss, .lossRoughness, .trains: []
    }
  }

  /// The name in files and data tables.
  public var name: String {
    switch self {
    case .accuracy(.test, _): Name.testAccuracy.rawValue
    case .accuracy(.validation, _): Name.validationAccuracy.rawValue
    case .accuracy(.train, _): Name.trainingAccuracy.rawValue
    case .loss(.test, _): Name.testLoss.rawValue
    case .loss(.validation, _): Name.validationLoss.rawValue
    case .loss(.train, _): Name.trainingLoss.rawValue
    case .generalizationGap: Name.generalizationGap.rawValue
    case .statisticsGap: Name.statisticsGap.rawValue
    case .gapAtTrainingLoss: Name.gapAtTrainingLoss.rawValue
    case .stepsToAccuracy: Name.stepsToAccuracy.rawValue
    case .epochsToAccuracy: Name.epochsToAccuracy.rawValue
    case .secondsToAccuracy: Name.secondsToAccuracy.rawValue
    case .secondsPerEpoch: Name.secondsPerEpoch.rawValue
    case .lastBatchLoss: Name.lastBatchLoss.rawValue
    case .lossRoughness: Name.lossRoughness.rawValue
    case .trains: Name.trains.rawValue
    case .gradientSlope: Name.gradientSlope.rawValue
    case .probe(let quantity, _), .relativeToTheory(let quantity, _): quantity.rawValue
    }
  }
}

extension ProbeQuantity {
  /// Whether theory says what the quantity is, without a free parameter.
  var hasTheory: Bool {
    switch self {
    case .jitter, .largestNormalized, .runningMeanError: true
    case .gradientSquare, .weightGradientNorm, .quantile15, .quantile50, .quantile85, .drift,
      .effectiveRank, .lossChange, .gradientChange, .smoothness, .relativeSmoothness,
      .covariateShift, .shiftCosine, .shareBeyondFour, .weightNorm, .biasGradientRatio,
      .scaleInvarianceError, .foldingError, .fisherRatio, .nearestMeanAccuracy:
      false
    }
  }
}

extension ProbeReading {
  fileprivate var yamlFields: [String] {
    (layer == .mean ? [] : ["layer: \(layer.yaml)"]) + (step == .last ? [] : ["step: \(step.yaml)"])
  }
}

extension ProbeReading.Place {
  /// The places that have a name in files.
  fileprivate static let named: [(name: String, place: Self)] = [
    ("first", .first), ("last", .last), ("mean", .mean), ("largest", .largest),
  ]

  fileprivate var yaml: String {
    switch self {
    case .first: "first"
    case .last: "last"
    case .mean: "mean"
    case .largest: "largest"
    case .at(let number): "\(number)"
    }
  }
}

extension FieldReader {
  func threshold() throws(Fault) -> Double {
    try number("threshold", where: { $0 > 0 && $0 < 1 }, expected: "a share between 0 and 1")
  }

  fileprivate func trainingLoss() throws(Fault) -> Double {
    try number("training_loss", where: { $0 > 0 }, expected: "more than 0")
  }

  fileprivate func statistics() throws(Fault) -> EvaluationStatistics {
    try choice("statistics", default: .running)
  }

  /// Statistics that are not the running ones.
  fileprivate func otherStatistics() throws(Fault) -> EvaluationStatistics {
    let statistics: EvaluationStatistics = try choice("statistics")
    guard statistics != .running else {
      throw error(
        "statistics_gap compares with the running statistics (got running, expected batch or precise)",
        at: try required("statistics").position,
        hint: "Write `statistics: batch` or `statistics: precise`."
      )
    }
    return statistics
  }

  /// A place among layers or steps: a word or a number.
  fileprivate func place(
    _ key: String,
    from first: Int,
    default fallback: ProbeReading.Place
  ) throws(Fault) -> ProbeReading.Place {
    guard has(key) else { return fallback }
    let text = try text(key)
    if let named = ProbeReading.Place.named.first(where: { $0.name == text }) { return named.place }
    return .at(
      try integer(
        of: try required(key),
        key,
        in: first...Study.ProbeSteps.limit,
        or: ProbeReading.Place.named.map(\.name).joined(separator: ", ")
      )
    )
  }
}
