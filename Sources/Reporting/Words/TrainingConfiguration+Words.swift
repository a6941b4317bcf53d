internal import Experiments
internal import Measures
internal import Models

extension TrainingConfiguration {
  /// The optimiser in text: `SGD with learning rate 0.01 and momentum 0.9`.
  ///
  /// What the factors of a study vary has no one value: `SGD with varied learning rate and momentum 0.9`.
  func optimizerWords(varying factors: [Factor] = []) -> String {
    update.words(varying: Set(factors.map(\.key.rawValue)))
  }
}
