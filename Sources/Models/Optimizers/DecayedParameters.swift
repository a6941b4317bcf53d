/// Which parameters a weight decay draws to 0.
public enum DecayedParameters: String, Sendable, Hashable, CaseIterable, Codable {
  /// All of them, as PyTorch's optimisers do with a model's parameters.
  case all
  /// The weights of linear maps and convolutions: no biases, and no scales and shifts of normalisations.
  case weights
}
