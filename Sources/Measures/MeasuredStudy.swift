package import Models
package import Runs

/// What the checks of a measure know of a study.
package struct MeasuredStudy {
  /// Its name, for messages.
  package var name: String
  /// How long it trains.
  package var epochs: Int
  /// The statistics, beside the running ones, with which its final weights are evaluated.
  package var statistics: [EvaluationStatistics]
  /// Whether its runs measure the test set, where the data have one.
  package var measuresTest: Bool
  /// What is looked at inside its networks.
  package var probes: [Probe]
  /// When.
  package var probeSteps: ProbeSteps

  package init(
    name: String,
    epochs: Int,
    statistics: [EvaluationStatistics],
    measuresTest: Bool = true,
    probes: [Probe],
    probeSteps: ProbeSteps
  ) {
    self.name = name
    self.epochs = epochs
    self.statistics = statistics
    self.measuresTest = measuresTest
    self.probes = probes
    self.probeSteps = probeSteps
  }
}
