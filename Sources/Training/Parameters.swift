public import Models

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

  /// A snapshot of these numbers.
  ///
  /// - Precondition: there are as many as the network has.
  package init(
    architecture: Architecture,
    values: [Float],
    runningMeans: [Float],
    runningVariances: [Float]
  ) {
    let layout = ParameterLayout(architecture)
    precondition(values.count == layout.parameterCount, "One number for each parameter.")
    precondition(
      runningMeans.count == layout.statisticsCount
        && runningVariances.count == layout.statisticsCount,
      "One mean and one variance for each unit that keeps them."
    )
    self.architecture = architecture
    self.values = values
    self.runningMeans = runningMeans
    self.runningVariances = runningVariances
  }

  /// Whether every number is finite.
  package var isFinite: Bool {
    [values, runningMeans, runningVariances].allSatisfy { $0.allSatisfy(\.isFinite) }
  }
}
