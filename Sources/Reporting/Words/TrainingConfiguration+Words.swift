internal import Experiments
internal import Measures
internal import Notation
internal import Runs

extension TrainingConfiguration {
  /// The optimiser in text: `SGD with learning rate 0.01 and momentum 0.9`.
  ///
  /// What the factors of a study vary has no one value: `SGD with varied learning rate and momentum 0.9`.
  func optimizerWords(varying factors: [Factor] = []) -> String {
    func isVaried(_ key: FactorDefinition) -> Bool { factors.contains { $0.key == key } }
    func setting(_ name: String, _ key: FactorDefinition, _ value: Double) -> String {
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
