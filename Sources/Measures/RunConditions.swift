package import Models
internal import Runs

/// What the levels of factors can change of a run.
package struct RunConditions {
  /// What they can change of its data.
  package struct Data {
    /// How many examples train, nil for all that the split leaves.
    package var examples: Int?
    /// What the features are multiplied by.
    package var featureScale: Double
  }

  package var network: NetworkConfiguration
  package var training: TrainingConfiguration
  package var data: Data

  package init(
    network: NetworkConfiguration,
    training: TrainingConfiguration,
    examples: Int?,
    featureScale: Double
  ) {
    self.network = network
    self.training = training
    data = Data(examples: examples, featureScale: featureScale)
  }
}
