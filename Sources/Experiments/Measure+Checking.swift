internal import Faults
internal import Models
internal import Runs
internal import YAML

extension Measure {
  /// Refuses a measure of which the runs of a study will have no number.
  ///
  /// - Parameters:
  ///   - study: Whose runs are measured.
  ///   - networks: The networks of which a number is needed; of all others there may be none.
  ///   - reader: The fields of the measure, for places.
  ///   - key: The key under which it stands.
  /// - Throws: ``Fault`` with what the study lacks.
  func check(
    in study: Study,
    networks: [NetworkConfiguration],
    _ reader: FieldReader,
    key: String
  ) throws(Fault) {
    if needsEpochs, study.training.epochs == 0 {
      throw reader.error(
        "study \"\(study.name)\" has no epochs, of which \(name) is measured",
        at: try reader.required(key).position,
        hint: "Set the study's `training: { epochs: … }` to 1 or more."
      )
    }
    switch self {
    case .accuracy(_, let statistics), .loss(_, let statistics), .statisticsGap(let statistics):
      guard statistics == .running || study.statistics.contains(statistics) else {
        throw reader.error(
          "study \"\(study.name)\" does not evaluate with \(statistics.rawValue) statistics",
          at: try reader.required("statistics").position,
          hint: "Add `statistics: [\(statistics.rawValue)]` to the study."
        )
      }
    case .probe(let quantity, let reading), .relativeToTheory(let quantity, let reading):
      try quantity.check(in: study, networks: networks, reader, key: key)
      try quantity.check(layer: reading.layer, networks, reader)
      try quantity.check(step: reading.step, study, reader)
      if case .relativeToTheory = self { try quantity.checkTheory(networks, reader) }
    case .gradientSlope(let step):
      try ProbeQuantity.gradientSquare.check(in: study, networks: networks, reader, key: key)
      try ProbeQuantity.gradientSquare.check(step: step, study, reader)
      guard step != .mean, step != .largest else {
        throw reader.error(
          "a slope over layers is measured at one step",
          at: try reader.required("step").position,
          hint: "Write `step: first`, `last` or a number of updates."
        )
      }
      guard networks.allSatisfy({ $0.layers.count > 3 }) else {
        throw reader.error(
          "a slope over layers needs two hidden layers",
          at: try reader.required(key).position,
          hint: "Name networks with more layers."
        )
      }
    case .generalizationGap, .gapAtTrainingLoss, .stepsToAccuracy, .epochsToAccuracy,
      .secondsToAccuracy, .secondsPerEpoch, .lastBatchLoss, .lossRoughness, .trains:
      break
    }
  }

  /// Refuses a measure for a figure of a study, no network of which has the number.
  ///
  /// - Throws: ``Fault`` with what is lacking.
  func check(
    inFigureOf study: Study,
    _ scope: ReadingScope,
    _ reader: FieldReader,
    key: String
  ) throws(Fault) {
    try check(in: study, networks: [], reader, key: key)
    switch self {
    case .probe(let quantity, _), .relativeToTheory(let quantity, _):
      try quantity.check(inFigureOf: study, scope, reader, key: key)
    case .accuracy, .loss, .generalizationGap, .statisticsGap, .gapAtTrainingLoss,
      .stepsToAccuracy, .epochsToAccuracy, .secondsToAccuracy, .secondsPerEpoch, .lastBatchLoss,
      .lossRoughness, .trains, .gradientSlope:
      break
    }
  }

  /// Whether a run that is only measured before training has no such number.
  private var needsEpochs: Bool {
    switch self {
    case .gapAtTrainingLoss, .stepsToAccuracy, .epochsToAccuracy, .secondsToAccuracy,
      .secondsPerEpoch, .lastBatchLoss, .lossRoughness, .trains:
      true
    case .accuracy, .loss, .generalizationGap, .statisticsGap, .probe, .gradientSlope,
      .relativeToTheory:
      false
    }
  }
}

extension ProbeQuantity {
  /// Refuses a quantity whose probe the study does not run, or that a network does not have.
  func check(
    in study: Study,
    networks: [NetworkConfiguration],
    _ reader: FieldReader,
    key: String
  ) throws(Fault) {
    guard study.probes.contains(probe) else {
      throw reader.error(
        "study \"\(study.name)\" does not run the probe \(probe.rawValue), which finds \(rawValue)",
        at: try reader.required(key).position,
        hint: "Add `probes: [\(probe.rawValue)]` to the study."
      )
    }
    for network in networks where !exists(in: network) {
      throw reader.error(
        "\(rawValue) is a number of \(needed), which a network that is named does not have",
        at: try reader.required(key).position,
        hint: "Name networks that have it."
      )
    }
  }

  /// Refuses a quantity that a study does not look at, or that none of its networks has.
  func check(
    inFigureOf study: Study,
    _ scope: ReadingScope,
    _ reader: FieldReader,
    key: String
  ) throws(Fault) {
    try check(in: study, networks: [], reader, key: key)
    guard !scope.configurations(of: study).contains(where: exists) else { return }
    throw reader.error(
      "\(rawValue) is a number of \(needed), which no network of study \"\(study.name)\" has",
      at: try reader.required(key).position,
      hint: "Add a network that has it to the study."
    )
  }

  /// Refuses a network of which theory says nothing.
  fileprivate func checkTheory(
    _ networks: [NetworkConfiguration],
    _ reader: FieldReader
  ) throws(Fault) {
    for network in networks {
      if let options = network.normalization.batch,
        self != .runningMeanError || options.momentum != nil
      {
        continue
      }
      throw reader.error(
        "theory has no \(rawValue) of a network that is named",
        at: try reader.required("relative_to").position,
        hint: self == .runningMeanError
          ? "Name networks with batch norm that averages with a momentum."
          : "Name networks with batch norm."
      )
    }
  }

  /// Refuses a number of a layer that a network does not have.
  fileprivate func check(
    layer: ProbeReading.Place,
    _ networks: [NetworkConfiguration],
    _ reader: FieldReader
  ) throws(Fault) {
    guard case .at(let number) = layer, hasLayers else { return }
    for network in networks {
      let layers = layers(of: network)
      guard !layers.contains(number) else { continue }
      throw reader.error(
        "\(rawValue) has no layer \(number) in a network that is named (expected "
          + "\(layers.first ?? 0) to \(layers.last ?? 0))",
        at: try reader.required("layer").position,
        hint: "Layers count from 1, the first hidden one."
      )
    }
  }

  /// Refuses a step at which the study's probes do not look.
  fileprivate func check(
    step: ProbeReading.Place,
    _ study: Study,
    _ reader: FieldReader
  ) throws(Fault) {
    guard case .at(let number) = step else { return }
    try check(steps: [number], study, reader, at: try reader.required("step").position)
  }

  /// Refuses steps at which the study's probes do not look, or of which there is no drift.
  func check(
    steps: [Int],
    _ study: Study,
    _ reader: FieldReader,
    at position: Fault.Position
  ) throws(Fault) {
    for step in steps where !study.probeSteps.contains(step) {
      throw reader.error(
        "study \"\(study.name)\" has no probe after \(step) updates",
        at: position,
        hint: "Its probes look at \(study.probeSteps.yaml)."
      )
    }
    if self == .drift, let first = study.probeSteps.first, steps.contains(first) {
      throw reader.error(
        "drift is measured from one step of the probe to the next, and before \(first) there is none",
        at: position,
        hint: "Name a later step."
      )
    }
  }

  /// The layers of a network that have the quantity, counted from the first hidden one.
  private func layers(of network: NetworkConfiguration) -> [Int] {
    let hidden = network.layers.count - 2
    switch self {
    case .weightGradientNorm, .weightNorm: return Array(1...(hidden + 1))
    // A layer is only shifted by those before it.
    case .covariateShift, .shiftCosine: return Array((1...(hidden + 1)).dropFirst())
    case .gradientSquare, .jitter, .effectiveRank, .largestNormalized, .shareBeyondFour,
      .runningMeanError:
      return Array(1..<(hidden + 1))
    case .quantile15, .quantile50, .quantile85, .drift, .lossChange, .gradientChange, .smoothness,
      .relativeSmoothness, .biasGradientRatio, .scaleInvarianceError, .foldingError, .fisherRatio,
      .nearestMeanAccuracy:
      return []
    }
  }

  /// What a network must have for the quantity to exist, in words.
  private var needed: String {
    switch self {
    case .runningMeanError, .foldingError: "running statistics"
    case .jitter, .largestNormalized, .shareBeyondFour, .scaleInvarianceError: "normalised values"
    case .biasGradientRatio: "biases of hidden layers"
    case .gradientSquare, .weightGradientNorm, .quantile15, .quantile50, .quantile85, .drift,
      .effectiveRank, .lossChange, .gradientChange, .smoothness, .relativeSmoothness,
      .covariateShift, .shiftCosine, .weightNorm, .fisherRatio, .nearestMeanAccuracy:
      "hidden layers"
    }
  }

  private func exists(in network: NetworkConfiguration) -> Bool {
    let hasHiddenLayers = network.layers.count > 2
    switch self {
    case .runningMeanError, .foldingError:
      return hasHiddenLayers && network.normalization.method?.keepsStatistics ?? false
    case .jitter, .largestNormalized, .shareBeyondFour, .scaleInvarianceError:
      return hasHiddenLayers && network.normalization != .none
    case .biasGradientRatio: return hasHiddenLayers && network.hiddenBias
    case .gradientSquare, .quantile15, .quantile50, .quantile85, .drift, .effectiveRank,
      .covariateShift, .shiftCosine, .fisherRatio, .nearestMeanAccuracy:
      return hasHiddenLayers
    case .weightGradientNorm, .lossChange, .gradientChange, .smoothness, .relativeSmoothness,
      .weightNorm:
      return true
    }
  }
}
