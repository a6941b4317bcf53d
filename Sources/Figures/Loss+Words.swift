package import Runs

extension TrainingConfiguration.Loss {
  /// The loss in text, the mistake by that name.
  package var words: String {
    switch self {
    case .crossEntropy: "cross-entropy of the logits"
    case .crossEntropyOfSoftmax:
      "cross-entropy of softmax outputs, which is a mistake: the softmax is taken twice"
    }
  }

  /// What a reader of a study's numbers must know about its loss; nil for a loss that is right.
  package var warning: String? {
    switch self {
    case .crossEntropy: nil
    case .crossEntropyOfSoftmax:
      "Trained with a mistake, the cross-entropy of softmax outputs, which takes the softmax twice; the losses "
        + "shown are the cross-entropy of the logits."
    }
  }
}
