internal import Runs

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

  /// The measure that stands under a key, with its options beside it.
  init(_ fields: FieldReader, key: String) throws(ExperimentError) {
    let statistics = try fields.choice("statistics", default: EvaluationStatistics.running)
    switch try fields.choice(key) as Name {
    case .testAccuracy: self = .accuracy(.test, statistics)
    case .testLoss: self = .loss(.test, statistics)
    case .validationAccuracy: self = .accuracy(.validation, statistics)
    case .validationLoss: self = .loss(.validation, statistics)
    case .trainingAccuracy: self = .accuracy(.train, statistics)
    case .trainingLoss: self = .loss(.train, statistics)
    case .generalizationGap: self = .generalizationGap
    case .gapAtTrainingLoss:
      self = .gapAtTrainingLoss(
        try fields.number("training_loss", where: { $0 > 0 }, expected: "more than 0")
      )
    case .stepsToAccuracy: self = .stepsToAccuracy(try fields.threshold())
    case .epochsToAccuracy: self = .epochsToAccuracy(try fields.threshold())
    case .secondsToAccuracy: self = .secondsToAccuracy(try fields.threshold())
    case .secondsPerEpoch: self = .secondsPerEpoch
    case .lastBatchLoss: self = .lastBatchLoss
    case .lossRoughness: self = .lossRoughness
    case .trains: self = .trains
    case .gradientSlope: self = .gradientSlope(step: .first)
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

extension FieldReader {
  fileprivate func threshold() throws(ExperimentError) -> Double {
    try number("threshold", where: { $0 > 0 && $0 < 1 }, expected: "a share between 0 and 1")
  }
}
