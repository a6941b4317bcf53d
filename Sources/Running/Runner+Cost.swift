internal import Models
public import Runs

extension Runner {
  /// The work of a run, in arbitrary units: the products grow with examples, the updates with steps.
  ///
  /// An example that is only measured counts a third: one product of the three that training takes. A
  /// run without epochs is still measured before training, and further statistics measure once more each.
  /// Networks that differ in their normalisation or their hidden biases alone cost the same.
  public static func cost(of configuration: RunConfiguration) -> Double {
    let examples = Double(configuration.data.trainingCount)
    let steps = examples / Double(configuration.training.batchSize)
    let epochs = Double(configuration.training.epochs)
    let evaluations = epochs + 1 + Double(configuration.measurements.statistics.count)
    let evaluated = examples + Double(configuration.data.validationCount)
    var network = configuration.network
    network.normalization = .none
    network.hiddenBias = true
    return Double(network.parameterCount)
      * (epochs * (examples + 10 * steps) + evaluations * evaluated / 3)
  }
}
