internal import Runs

extension TrainingConfiguration {
  /// The optimiser in text: `SGD with learning rate 0.01 and momentum 0.9`.
  var optimizerWords: String {
    var settings = ["learning rate \(Format.data(learningRate))"]
    let name: String
    switch optimizer {
    case .sgd(let momentum, let isNesterov):
      name = "SGD"
      if momentum > 0 {
        settings.append("\(isNesterov ? "Nesterov momentum" : "momentum") \(Format.data(momentum))")
      }
    case .adam: name = "Adam"
    case .adamW: name = "AdamW"
    }
    if weightDecay > 0 { settings.append("weight decay \(Format.data(weightDecay))") }
    let last = settings.removeLast()
    return "\(name) with " + (settings.isEmpty ? "" : settings.joined(separator: ", ") + " and ")
      + last
  }
}

extension TrainingConfiguration.Loss {
  /// The loss in text, the mistake by that name.
  var words: String {
    switch self {
    case .crossEntropy: "cross-entropy of the logits"
    case .crossEntropyOfSoftmax:
      "cross-entropy of softmax outputs, which is a mistake: the softmax is taken twice"
    }
  }

  /// What a reader of a study's numbers must know about its loss; nil for a loss that is right.
  var warning: String? {
    switch self {
    case .crossEntropy: nil
    case .crossEntropyOfSoftmax:
      "Trained with a mistake, the cross-entropy of softmax outputs, which takes the softmax twice; the losses "
        + "shown are the cross-entropy of the logits."
    }
  }
}
