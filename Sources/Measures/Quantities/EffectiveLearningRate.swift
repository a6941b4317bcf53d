internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The learning rate over the squared length of a layer's weights, η/‖W‖².
  ///
  /// Where the scale of the weights cancels, as before batch norm, an update turns them by as much as this says, whatever the
  /// rate by itself (van Laarhoven 2017, arXiv:1706.05350; Hoffer et al. 2018, arXiv:1803.01814). Elsewhere it is a number
  /// like another. The rate is that of the run, whose optimiser may scale the steps on top of it.
  public static let effectiveLearningRate = ProbeQuantity(
    "effective_learning_rate",
    of: .weights,
    title: Phrase("Effective learning rate η/‖W‖²"),
    scope: .layers,
    need: .nothing,
    derivation: Derivation(from: .weightNorm) { length, configuration in
      configuration.training.learningRate / (length.value * length.value)
    }
  )
}
