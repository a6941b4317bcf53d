internal import Measures
internal import Models
package import Runs
package import Training

/// The probes of a run and what they have found so far.
///
/// Without probes it takes no memory and no time.
package final class RunProbes {
  /// After how many updates the probes look; empty without probes.
  package let steps: Set<Int>
  /// The time that all looks took so far: the part of an epoch's time that is not training.
  package private(set) var duration = Duration.zero

  private let clock = ContinuousClock()
  private var probes: [any NetworkProbe] = []
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
    let wanted = configuration.measurements.probes
    steps = wanted.isEmpty ? [] : Set(configuration.measurements.probeSteps)
    guard !steps.isEmpty else { return }
    let subject = ProbeSubject(
      architecture: trainer.architecture,
      loss: configuration.training.loss,
      learningRate: configuration.training.learningRate,
      batchSize: trainer.batchSize,
      training: trainer.training,
      validation: validation
    )
    probes = wanted.map { $0.probe(of: subject) }
  }

  /// Looks at the network if its number of updates is one of ``steps``, unless it has a number that is not finite.
  package func lookIfDue(_ trainer: Trainer) {
    guard steps.contains(trainer.stepCount) else { return }
    let start = clock.now
    defer { duration += start.duration(to: clock.now) }
    let parameters = trainer.parameters
    guard parameters.isFinite else { return }
    let findings = withTrainingThread { probes.flatMap { $0.findings(at: parameters) } }
    lookedAtSteps.append(trainer.stepCount)
    found += findings.map { $0.measurement(at: trainer.stepCount) }
  }

  /// Everything that was found, by step, quantity and layer; a number that is not finite, such as the cosine with a gradient
  /// that is zero, is left out.
  package var measurements: [ProbeMeasurement] {
    let hindsight = probes.flatMap { probe in
      zip(lookedAtSteps, probe.hindsight).flatMap { step, findings in
        findings.map { $0.measurement(at: step) }
      }
    }
    return ProbeQuantity.ordered((found + hindsight).filter(\.value.isFinite))
  }

  /// The probe that remembers from look to look.
  private var activations: ActivationProbe? {
    probes.lazy.compactMap { $0 as? ActivationProbe }.first
  }
}

extension Probe {
  /// The probe of a training that a configuration asks for by this name.
  fileprivate func probe(of subject: ProbeSubject) -> any NetworkProbe {
    switch self {
    case .gradients: GradientProbe(subject)
    case .activations: ActivationProbe(subject)
    case .jitter: JitterProbe(subject)
    case .rank: RankProbe(subject)
    case .landscape: LandscapeProbe(subject)
    case .shift: ShiftProbe(subject)
    case .extremes: ExtremesProbe(subject)
    case .weights: WeightProbe(subject)
    case .statistics: StatisticsProbe(subject)
    case .identities: IdentityProbe(subject)
    case .features: FeatureProbe(subject)
    case .residual: ResidualProbe(subject)
    case .agreement: AgreementProbe(subject)
    case .images: ImageProbe(subject)
    }
  }
}

extension ProbeFinding {
  fileprivate func measurement(at step: Int) -> ProbeMeasurement {
    ProbeMeasurement(step: step, quantity: quantity, layer: layer, value: value)
  }
}
