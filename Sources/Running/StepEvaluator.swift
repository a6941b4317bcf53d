internal import Runs
internal import Training

/// Evaluates the validation examples within epochs, and keeps what was measured; of the training it changes nothing.
final class StepEvaluator {
  /// After how many updates it evaluates; not at the end of an epoch, where every run is evaluated.
  let steps: Set<Int>
  /// What was measured so far, in ascending order of updates.
  var evaluations: [StepEvaluation] = []
  /// The time that all evaluations took so far: the part of an epoch's time that is not training.
  private(set) var duration = Duration.zero

  private let validation: Examples
  private let clock = ContinuousClock()

  init(_ configuration: RunConfiguration, validation: Examples) {
    let perEpoch = configuration.updatesPerEpoch
    steps = Set(configuration.measurements.evaluationSteps.filter { !$0.isMultiple(of: perEpoch) })
    self.validation = validation
  }

  /// Evaluates the network as it is now.
  func evaluate(_ trainer: Trainer) {
    let start = clock.now
    defer { duration += start.duration(to: clock.now) }
    let measurement = Measurement(trainer.evaluate(validation))
    evaluations.append(StepEvaluation(step: trainer.stepCount, validation: measurement))
  }
}
