public import Models
public import Runs

extension Measure {
  /// The words for an axis or a column, with the unit: `Updates to 88 % validation accuracy`.
  ///
  /// Statistics, layer and step are in ``details``.
  public var words: String {
    switch self {
    case .accuracy(let split, _): "\(split.words) accuracy"
    case .loss(let split, _): "\(split.words) loss (nats)"
    case .generalizationGap: "Validation loss minus training loss (nats)"
    case .statisticsGap: "Test accuracy beyond that of inference"
    case .gapAtTrainingLoss(let loss):
      "Validation loss minus training loss at a training loss of \(loss.short) (nats)"
    case .stepsToAccuracy(let threshold): "Updates to \(threshold.percent) validation accuracy"
    case .epochsToAccuracy(let threshold): "Epochs to \(threshold.percent) validation accuracy"
    case .secondsToAccuracy(let threshold):
      "Training time to \(threshold.percent) validation accuracy (s)"
    case .secondsPerEpoch: "Training time per epoch (s)"
    case .lastBatchLoss: "Loss of the last mini-batch"
    case .lossRoughness: "Roughness of the mini-batch losses"
    case .trains: "Share of runs that train"
    case .probe(let quantity, _): quantity.words
    case .gradientSlope: "Growth of ln ‖∂L/∂h‖² per layer backwards"
    case .relativeToTheory(let quantity, _): "\(quantity.words), relative to theory"
    }
  }

  /// What tells the measure from others of the same ``words``, for a caption or a note:
  /// `with the statistics of each batch`, `largest over layers, after 10 updates`; nil where there is nothing to tell.
  public var details: String? {
    switch self {
    case .accuracy(_, let statistics), .loss(_, let statistics), .statisticsGap(let statistics):
      statistics.details
    case .probe(let quantity, let reading), .relativeToTheory(let quantity, let reading):
      (quantity.hasLayers ? reading.layer.layerWords + ", " : "") + reading.step.stepWords
    case .gradientSlope(let step): step.stepWords
    case .generalizationGap, .gapAtTrainingLoss, .stepsToAccuracy, .epochsToAccuracy,
      .secondsToAccuracy, .secondsPerEpoch, .lastBatchLoss, .lossRoughness, .trains:
      nil
    }
  }

  /// Whether the number is a share of something and reads best as a percentage.
  public var isShare: Bool {
    switch self {
    case .accuracy, .statisticsGap, .trains: true
    case .probe(let quantity, _): quantity.isShare
    case .loss, .generalizationGap, .gapAtTrainingLoss, .stepsToAccuracy, .epochsToAccuracy,
      .secondsToAccuracy, .secondsPerEpoch, .lastBatchLoss, .lossRoughness, .gradientSlope,
      .relativeToTheory:
      false
    }
  }
}

extension ProbeQuantity {
  /// The words for an axis or a column.
  public var words: String {
    switch self {
    case .gradientSquare: "Mean ‖∂L/∂h‖² of an example"
    case .weightGradientNorm: "Gradient norm of the weights ‖∂L/∂W‖"
    case .quantile15: "15th percentile of a unit’s input"
    case .quantile50: "Median of a unit’s input"
    case .quantile85: "85th percentile of a unit’s input"
    case .drift: "Drift of the median input (spreads)"
    case .jitter: "Jitter of normalised values (RMS)"
    case .effectiveRank: "Effective rank of the outputs"
    case .lossChange: "Change of the loss along the gradient (nats)"
    case .gradientChange: "Largest change of the gradient along itself"
    case .smoothness: "Effective smoothness β"
    case .relativeSmoothness: "Effective smoothness β‖W‖²"
    case .covariateShift: "Relative change of the gradient ‖G − G′‖ / ‖G‖"
    case .shiftCosine: "Cosine of the angle between G and G′"
    case .largestNormalized: "Largest normalised value |x̂|"
    case .shareBeyondFour: "Normalised values beyond ±4"
    case .weightNorm: "Length of the weights ‖W‖"
    case .runningMeanError: "Error of the running mean (standard deviations)"
    case .biasGradientRatio: "Largest bias gradient relative to the weights’"
    case .scaleInvarianceError: "Deviation when the weights are rescaled"
    case .foldingError: "Deviation of the folded network"
    case .fisherRatio: "Separation of the classes tr(S_W⁻¹ S_B)"
    case .nearestMeanAccuracy: "Accuracy of the nearest class mean"
    }
  }

  /// Whether the quantity is a share and reads best as a percentage.
  public var isShare: Bool {
    switch self {
    case .shareBeyondFour, .nearestMeanAccuracy: true
    case .gradientSquare, .weightGradientNorm, .quantile15, .quantile50, .quantile85, .drift,
      .jitter, .effectiveRank, .lossChange, .gradientChange, .smoothness, .relativeSmoothness,
      .covariateShift, .shiftCosine, .largestNormalized, .weightNorm, .runningMeanError,
      .biasGradientRatio, .scaleInvarianceError, .foldingError, .fisherRatio:
      false
    }
  }

  /// Whether there is one number a layer, rather than one of the whole network or of its last hidden layer.
  public var hasLayers: Bool {
    switch self {
    case .gradientSquare, .weightGradientNorm, .jitter, .effectiveRank, .covariateShift,
      .shiftCosine, .largestNormalized, .shareBeyondFour, .weightNorm, .runningMeanError:
      true
    case .quantile15, .quantile50, .quantile85, .drift, .lossChange, .gradientChange, .smoothness,
      .relativeSmoothness, .biasGradientRatio, .scaleInvarianceError, .foldingError, .fisherRatio,
      .nearestMeanAccuracy:
      false
    }
  }
}

extension DataSplit {
  /// The words that start a title.
  public var words: String {
    switch self {
    case .train: "Training"
    case .validation: "Validation"
    case .test: "Test"
    }
  }
}

extension EvaluationStatistics {
  /// Whose statistics batch norm used, in words; nil for the usual ones.
  public var details: String? {
    switch self {
    case .running: nil
    case .batch: "with the statistics of each batch"
    case .precise: "with the statistics of the whole training set"
    }
  }
}

extension ProbeReading.Place {
  /// The place among layers, in words: `first layer`, `layer 2`, `mean over layers`.
  public var layerWords: String {
    switch self {
    case .first: "first layer"
    case .last: "last layer"
    case .mean: "mean over layers"
    case .largest: "largest over layers"
    case .at(let layer): "layer \(layer)"
    }
  }

  /// The place among updates, in words: `before training`, `after 10 updates`, `after the last update`.
  public var stepWords: String {
    switch self {
    case .at(0): "before training"
    case .first: "at the first probed update"
    case .last: "after the last update"
    case .mean: "mean over updates"
    case .largest: "largest over updates"
    case .at(1): "after 1 update"
    case .at(let step): "after \(step) updates"
    }
  }
}

extension Double {
  /// A share as a percentage with the decimals that it needs, at most two: `88 %`, `97.5 %`; the space does not break.
  fileprivate var percent: String { (self * 100).short + "\u{A0}%" }

  /// A number of a file without the noise of binary fractions: `0.88 × 100` is 88.
  fileprivate var short: String {
    let rounded = (self * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int(rounded)) : "\(rounded)"
  }
}
