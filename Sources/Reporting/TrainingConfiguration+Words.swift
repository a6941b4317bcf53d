internal import Experiments
internal import Notation
internal import Runs

extension TrainingConfiguration {
  /// The optimiser in text: `SGD with learning rate 0.01 and momentum 0.9`.
  ///
  /// What the factors of a study vary has no one value: `SGD with varied learning rate and momentum 0.9`.
  func optimizerWords(varying factors: [Factor] = []) -> String {
    func isVaried(_ key: Factor.Key) -> Bool { factors.contains { $0.key == key } }
    func setting(_ name: String, _ key: Factor.Key, _ value: Double) -> String {
      isVaried(key) ? "varied \(name)" : "\(name) \(Format.data(value))"
    }
    var settings = [setting("learning rate", .learningRate, learningRate)]
    let name: String
    switch optimizer {
    case .sgd(let momentum, let isNesterov):
      name = "SGD"
      if momentum > 0 || isVaried(.momentum) {
        settings.append(setting(isNesterov ? "Nesterov momentum" : "momentum", .momentum, momentum))
      }
    case .adam: name = "Adam"
    case .adamW: name = "AdamW"
    }
    if weightDecay > 0 || isVaried(.weightDecay) {
      settings.append(setting("weight decay", .weightDecay, weightDecay))
    }
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
