/// A feedforward network: Linear, normalisation, activation and dropout for each hidden layer, then Linear to logits.
public struct NetworkConfiguration: Sendable, Hashable, Codable {
  /// What follows the normalisation of a hidden layer.
  public enum Activation: String, Sendable, Hashable, Codable, CaseIterable {
    case relu
    case sigmoid
    case tanh
  }

  /// The widths from input to logits, both included.
  public var layers: [Int]
  /// What follows the normalisation of a hidden layer.
  public var activation: Activation
  /// What follows the linear map of a hidden layer.
  public var normalization: NormalizationConfiguration
  /// The probability with which training sets a hidden unit to 0, from 0 to below 1; 0 for no dropout.
  public var dropout: Double
  /// Whether the linear maps of hidden layers have a bias; that to the logits always has one.
  public var hiddenBias: Bool
  /// What the parameters are before training.
  public var initialization: InitializationConfiguration

  /// Creates a network, with PyTorch's defaults for what is left out.
  public init(
    layers: [Int],
    activation: Activation,
    normalization: NormalizationConfiguration = .none,
    dropout: Double = 0,
    hiddenBias: Bool = true,
    initialization: InitializationConfiguration = InitializationConfiguration()
  ) {
    self.layers = layers
    self.activation = activation
    self.normalization = normalization
    self.dropout = dropout
    self.hiddenBias = hiddenBias
    self.initialization = initialization
  }

  /// How many numbers are learnt: weights, biases, and scales and shifts of the normalisation.
  public var parameterCount: Int {
    let linear = zip(layers, layers.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 + $1.1 }
    let hidden = layers.dropFirst().dropLast().reduce(0, +)
    return linear - (hiddenBias ? 0 : hidden) + (normalization.isAffine ? 2 * hidden : 0)
  }
}
