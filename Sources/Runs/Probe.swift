/// Something to look at inside a network while it trains, without changing the training.
public enum Probe: String, Sendable, Hashable, Codable, CaseIterable {
  /// The size of the gradients, layer by layer.
  case gradients
  /// The distribution of the inputs of hidden units over a fixed set of examples, and how it drifts.
  case activations
  /// How much the normalised value of an example depends on the other examples of its batch.
  case jitter
  /// In how many directions the outputs of a layer vary.
  case rank
  /// How loss and gradient change along a gradient step.
  case landscape
  /// How much the gradient of a layer changes because the layers before it were updated (Santurkar et al. 2018, def. 2.1).
  case shift
  /// The largest normalised values.
  case extremes
  /// The length of the weights.
  case weights
  /// How far the running statistics are from those of the whole training set.
  case statistics
  /// Identities that hold by construction: the redundant bias, scale invariance, folding.
  case identities
  /// How well the outputs of the last hidden layer separate the classes.
  case features
  /// How much of what leaves a residual block its branch makes (De and Smith 2020).
  case residual
  /// How alike the gradients of different examples are (Balduzzi et al. 2017).
  case agreement
  /// How many independent values an image is worth to the statistics of a batch norm.
  case images
}

/// One number that a probe found.
public struct ProbeMeasurement: Sendable, Hashable, Codable {
  /// After how many updates the probe looked; 0 is before training.
  public var step: Int
  /// What the number is, by its name in the registry of quantities (`Measures`).
  public var quantity: String
  /// The layer, the first hidden one being 1, that to the logits the last; nil for a number of the whole network.
  public var layer: Int?
  /// The number.
  public var value: Double

  /// Creates a measurement.
  public init(step: Int, quantity: String, layer: Int? = nil, value: Double) {
    self.step = step
    self.quantity = quantity
    self.layer = layer
    self.value = value
  }
}
