/// A snapshot of everything a network has learnt: its parameters and its running statistics.
///
/// The optimiser's state is not part of it: a snapshot is for evaluating the weights of an earlier
/// epoch, not for resuming a training.
public struct Parameters: Sendable, Hashable {
  /// The network that the values belong to.
  public let architecture: Architecture
  /// All trained values, as ``ParameterLayout`` places them.
  package let values: [Float]
  /// The running mean of each unit of each hidden layer; empty without batch normalisation.
  package let runningMeans: [Float]
  /// The running (unbiased) variance of each unit of each hidden layer; empty without batch normalisation.
  package let runningVariances: [Float]

  /// Whether every number is finite.
  package var isFinite: Bool {
    [values, runningMeans, runningVariances].allSatisfy { $0.allSatisfy(\.isFinite) }
  }
}
