internal import Models
package import Runs
package import Training

/// The probes of a run and what they have found so far.
///
/// Without probes it takes no memory and no time.
package final class RunProbes {
  /// What one probe finds at a look.
  private typealias Look = (Parameters) -> [ProbeFinding]

  /// After how many updates the probes look; empty without probes.
  package let steps: Set<Int>
  /// The time that all looks took so far: the part of an epoch's time that is not training.
  package private(set) var duration = Duration.zero

  private let clock = ContinuousClock()
  private var looks: [Look] = []
  private var activations: ActivationProbe?
  private let lastHiddenLayer: Int
  private var lookedAtSteps: [Int] = []
  private var found: [ProbeMeasurement] = []

  /// What was found so far, and what the probes remember from look to look.
  package struct State: Sendable, Hashable, Codable {
    var lookedAtSteps: [Int]
    var found: [ProbeMeasurement]
    var activations: ActivationProbe.Memory?
  }

  /// What a run that goes on later needs of its probes; put back, they go on as if they had made the looks themselves.
  package var state: State {
    get {
      State(
        lookedAtSteps: lookedAtSteps,
        found: found,
        activations: activations?.remembered
      )
    }
    set {
      lookedAtSteps = newValue.lookedAtSteps
      found = newValue.found
      if let memory = newValue.activations { activations?.remembered = memory }
    }
  }

  /// The probes that a configuration asks for.
  package init(_ configuration: RunConfiguration, _ trainer: Trainer, validation: Examples) {
    let probes = configuration.measurements.probes
    steps = probes.isEmpty ? [] : Set(configuration.measurements.probeSteps)
    lastHiddenLayer = trainer.architecture.hiddenCounts.count
    guard !steps.isEmpty else { return }
    let subject = ProbeSubject(
      architecture: trainer.architecture,
      loss: configuration.training.loss,
      learningRate: configuration.training.learningRate,
      batchSize: trainer.batchSize,
      training: trainer.training,
      validation: validation
    )
    looks = probes.map { look($0, subject) }
  }

  /// Looks at the network if its number of updates is one of ``steps``, unless it has a number that is not finite.
  package func lookIfDue(_ trainer: Trainer) {
    guard steps.contains(trainer.stepCount) else { return }
    let start = clock.now
    defer { duration += start.duration(to: clock.now) }
    let parameters = trainer.parameters
    guard parameters.isFinite else { return }
    let findings = withTrainingThread { looks.flatMap { $0(parameters) } }
    lookedAtSteps.append(trainer.stepCount)
    found += findings.map { $0.measurement(at: trainer.stepCount) }
  }

  /// Everything that was found, by step, quantity and layer; a number that is not finite, such as the cosine with a gradient
  /// that is zero, is left out.
  package var measurements: [ProbeMeasurement] {
    let typical = zip(lookedAtSteps, activations?.typicalUnit ?? []).flatMap { step, unit in
      [
        ProbeFinding(quantity: .quantile15, layer: lastHiddenLayer, value: unit.low),
        ProbeFinding(quantity: .quantile50, layer: lastHiddenLayer, value: unit.middle),
        ProbeFinding(quantity: .quantile85, layer: lastHiddenLayer, value: unit.high),
      ]
      .map { $0.measurement(at: step) }
    }
    let order = Dictionary(
      uniqueKeysWithValues: ProbeQuantity.allCases.enumerated().map { ($1, $0) }
    )
    func place(_ measurement: ProbeMeasurement) -> (Int, Int, Int) {
      (measurement.step, order[measurement.quantity] ?? 0, measurement.layer ?? 0)
    }
    return (found + typical).filter(\.value.isFinite).sorted { place($0) < place($1) }
  }

  // MARK: Probes

  private func look(_ probe: Probe, _ subject: ProbeSubject) -> Look {
    let layer = lastHiddenLayer
    switch probe {
    case .gradients:
      let probe = GradientProbe(subject)
      return { parameters in
        let sizes = probe.look(at: parameters)
        return ProbeFinding.layers(.gradientSquare, sizes.gradientSquares)
          + ProbeFinding.layers(.weightGradientNorm, sizes.weightGradientNorms)
      }
    case .activations:
      let probe = ActivationProbe(subject)
      activations = probe
      return { ProbeFinding.one(.drift, layer: layer, probe.look(at: $0)) }
    case .jitter:
      let probe = JitterProbe(subject)
      return { ProbeFinding.layers(.jitter, probe.look(at: $0)) }
    case .rank:
      let probe = RankProbe(subject)
      return { ProbeFinding.layers(.effectiveRank, probe.look(at: $0)) }
    case .landscape:
      let probe = LandscapeProbe(subject)
      return { parameters in
        let line = probe.look(at: parameters)
        return ProbeFinding.one(.lossChange, line.lossChange)
          + ProbeFinding.one(.gradientChange, line.gradientChange)
          + ProbeFinding.one(.smoothness, line.smoothness)
          + ProbeFinding.one(.relativeSmoothness, line.relativeSmoothness)
      }
    case .shift:
      let probe = ShiftProbe(subject)
      return { parameters in
        let shifts = probe.look(at: parameters)
        return ProbeFinding.layers(.covariateShift, shifts.relativeShifts, from: 2)
          + ProbeFinding.layers(.shiftCosine, shifts.cosines, from: 2)
      }
    case .extremes:
      let probe = ExtremesProbe(subject)
      return { parameters in
        let extremes = probe.look(at: parameters)
        return ProbeFinding.layers(.largestNormalized, extremes.largest)
          + ProbeFinding.layers(.shareBeyondFour, extremes.sharesBeyondFour)
      }
    case .weights:
      let probe = WeightProbe(subject)
      return { ProbeFinding.layers(.weightNorm, probe.look(at: $0)) }
    case .statistics:
      let probe = StatisticsProbe(subject)
      return { ProbeFinding.layers(.runningMeanError, probe.look(at: $0)) }
    case .identities:
      let probe = IdentityProbe(subject)
      return { parameters in
        let errors = probe.look(at: parameters)
        return ProbeFinding.one(.biasGradientRatio, errors.biasGradientRatio)
          + ProbeFinding.one(.scaleInvarianceError, errors.scaleInvarianceError)
          + ProbeFinding.one(.foldingError, errors.foldingError)
      }
    case .features:
      let probe = FeatureProbe(subject)
      return { parameters in
        let separation = probe.look(at: parameters)
        return ProbeFinding.one(.fisherRatio, layer: layer, separation?.fisherRatio)
          + ProbeFinding.one(.nearestMeanAccuracy, layer: layer, separation?.nearestMeanAccuracy)
      }
    }
  }
}
