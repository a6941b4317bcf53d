/// A network as a file describes it: its layers in a few words, and what follows each of them; ``architecture`` has its
/// layers one by one.
public struct NetworkConfiguration: Sendable, Hashable {
  /// A part of the parameters.
  public enum Part: String, Sendable, Hashable, CaseIterable, Codable {
    /// The scales and shifts of normalisations.
    case normalization
    /// The last linear map, which makes the logits.
    case output
  }

  /// The layers from the input to the logits, both included.
  public var layers: [LayerEntry]
  /// What follows the normalisation of a hidden layer.
  public var activation: Activation
  /// What follows the map of a hidden layer.
  public var normalization: Normalization
  /// The probability with which training sets a hidden unit to 0, from 0 to below 1; 0 for no dropout.
  public var dropout: Double
  /// The probability with which training sets a channel of a convolution to 0, in place of ``dropout`` there; 0 for none.
  public var channelDropout: Double
  /// Whether the maps of hidden layers have a bias; that to the logits always has one.
  public var hiddenBias: Bool
  /// What comes past the convolutions of a block.
  public var shortcut: Residual.Shortcut
  /// What the branches of blocks are multiplied by at first; nil to leave them as they are.
  public var branchScale: Double?
  /// Whether normalisation and activation come before the convolutions of blocks, and once more after the last block.
  public var isPreactivated: Bool
  /// What the parameters are before training.
  public var initialization: Initialization
  /// The parts that are trained, the others staying as they start; empty for all of it.
  public var trained: Set<Part>

  /// Creates a network, with PyTorch's defaults for what is left out.
  public init(
    layers: [LayerEntry],
    activation: Activation,
    normalization: Normalization = .none,
    dropout: Double = 0,
    channelDropout: Double = 0,
    hiddenBias: Bool = true,
    shortcut: Residual.Shortcut = .projection,
    branchScale: Double? = nil,
    isPreactivated: Bool = false,
    initialization: Initialization = Initialization(),
    trained: Set<Part> = []
  ) {
    self.layers = layers
    self.activation = activation
    self.normalization = normalization
    self.dropout = dropout
    self.channelDropout = channelDropout
    self.hiddenBias = hiddenBias
    self.shortcut = shortcut
    self.branchScale = branchScale
    self.isPreactivated = isPreactivated
    self.initialization = initialization
    self.trained = trained
  }

  /// Leaves out in which order blocks draw, where it changes nothing: where no shortcut draws, and where what constructors
  /// draw is drawn again.
  public mutating func leaveOutOrders() {
    guard shortcut != .projection || initialization.scheme != .torch else { return }
    for index in layers.indices where layers[index].layer?.kind == .block {
      layers[index] = layers[index].changing { $0.order = .branchFirst }
    }
  }

  /// How many numbers are learnt: weights, biases, and scales and shifts of the normalisation.
  public var parameterCount: Int { architecture.parameterCount }
}

/// JSON names a run by what determines its numbers: what came later is written only where it is not at its default, so
/// that the name of a perceptron stays what it was.
extension NetworkConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case layers
    case activation
    case normalization
    case dropout
    case channelDropout
    case hiddenBias
    case shortcut
    case branchScale
    case preactivation
    case initialization
    case trained
  }

  /// Writes the fields.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(layers, forKey: .layers)
    try fields.encode(activation, forKey: .activation)
    try fields.encode(normalization, forKey: .normalization)
    try fields.encode(dropout, forKey: .dropout)
    try fields.encode(hiddenBias, forKey: .hiddenBias)
    try fields.encode(initialization, forKey: .initialization)
    if channelDropout != 0 { try fields.encode(channelDropout, forKey: .channelDropout) }
    if shortcut != .projection { try fields.encode(shortcut.rawValue, forKey: .shortcut) }
    try fields.encodeIfPresent(branchScale, forKey: .branchScale)
    if isPreactivated { try fields.encode(true, forKey: .preactivation) }
    if !trained.isEmpty { try fields.encode(trainedParts, forKey: .trained) }
  }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let shortcut = try fields.decodeIfPresent(String.self, forKey: .shortcut)
    self.init(
      layers: try fields.decode([LayerEntry].self, forKey: .layers),
      activation: try fields.decode(Activation.self, forKey: .activation),
      normalization: try fields.decode(Normalization.self, forKey: .normalization),
      dropout: try fields.decode(Double.self, forKey: .dropout),
      channelDropout: try fields.decodeIfPresent(Double.self, forKey: .channelDropout) ?? 0,
      hiddenBias: try fields.decode(Bool.self, forKey: .hiddenBias),
      shortcut: try shortcut.map { name in
        guard let known = Residual.Shortcut(rawValue: name) else {
          throw DecodingError.unknown(name, fields.codingPath)
        }
        return known
      } ?? .projection,
      branchScale: try fields.decodeIfPresent(Double.self, forKey: .branchScale),
      isPreactivated: try fields.decodeIfPresent(Bool.self, forKey: .preactivation) ?? false,
      initialization: try fields.decode(Initialization.self, forKey: .initialization),
      trained: Set(try fields.decodeIfPresent([Part].self, forKey: .trained) ?? [])
    )
  }

  /// The parts that are trained, in the order of the kind; empty for all of it.
  public var trainedParts: [Part] { Part.allCases.filter(trained.contains) }
}
