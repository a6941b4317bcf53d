/// A training between two epochs: everything that it needs to go on as if it had never stopped.
///
/// It holds what training changes, not what it was started with: who keeps one keeps the trainer's
/// arguments beside it.
public struct Checkpoint: Sendable, Hashable {
  /// The shape of the network.
  public let architecture: Architecture
  /// The number of steps taken.
  public let stepCount: Int
  /// The step whose loss was not finite, when the training has diverged.
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
}
