public import Models

/// A training between two epochs: everything that it needs to go on as if it had never stopped.
///
/// It holds what training changes, not what it was started with: who keeps one keeps the trainer's
/// arguments beside it.
public struct Checkpoint: Sendable, Hashable {
  /// The shape of the network.
  public let architecture: Architecture
  /// The number of steps taken.
  public let stepCount: Int
  /// The step at which something stopped being finite, when the training has diverged.
  public let divergedAtStep: Int?
  /// All trained values, as ``ParameterLayout`` places them.
  package let parameters: [Float]
  /// The gradients, which under plain stochastic gradient descent are the velocity.
  package let gradients: [Float]
  /// The optimiser's own memory; see ``OptimizerState``.
  package let firstMoments: [Float]
  /// The optimiser's own memory; see ``OptimizerState``.
  package let secondMoments: [Float]
  /// The running mean of each normalised unit.
  package let runningMeans: [Float]
  /// The running variance of each normalised unit.
  package let runningVariances: [Float]
  /// The number of batches that the running estimates have seen.
  package let batchCount: Int
  /// The generator of the orders to come.
  package let generator: MersenneTwister

  /// A checkpoint as it was kept.
  ///
  /// - Precondition: `numbers` are six runs in the order of ``numbers``; whether they fit a training only its trainer
  ///   knows, see ``Trainer/fits(_:)``.
  package init(
    architecture: Architecture,
    stepCount: Int,
    divergedAtStep: Int?,
    numbers: [[Float]],
    batchCount: Int,
    generator: MersenneTwister
  ) {
    precondition(numbers.count == 6, "Six runs of numbers.")
    self.architecture = architecture
    self.stepCount = stepCount
    self.divergedAtStep = divergedAtStep
    parameters = numbers[0]
    gradients = numbers[1]
    firstMoments = numbers[2]
    secondMoments = numbers[3]
    runningMeans = numbers[4]
    runningVariances = numbers[5]
    self.batchCount = batchCount
    self.generator = generator
  }

  /// The numbers that training changes, in the order in which they are kept.
  package var numbers: [[Float]] {
    [parameters, gradients, firstMoments, secondMoments, runningMeans, runningVariances]
  }
}
