public import Datasets

/// What a network is: the shape of an example, and the layers that it goes through, to the logits of its classes.
///
/// A Linear layer keeps its bias also before a batch normalisation, unless it is told otherwise, as the
/// PyTorch default does. Subtracting the batch's mean cancels it, so it is redundant
/// there: its gradient is exactly zero, and only weight decay moves it. It is kept so that a network
/// with batch normalisation starts from the same draws as the one without, and so that parameter
/// counts are PyTorch's.
public struct Architecture: Sendable {
  /// The shape of an example.
  public let input: ExampleShape
  /// The layers, from the input on.
  public let layers: [any Layer]
  /// The layers in the groups that the engine visits at once; empty for a list that it cannot train, see ``check()``.
  public let blocks: [LayerBlock]

  /// A network of these layers.
  public init(input: ExampleShape, layers: [any Layer]) {
    self.input = input
    self.layers = layers
    blocks = BlockList.blocks(of: layers, input: input) ?? []
  }

  /// A multilayer perceptron: Linear, normalisation, activation, dropout per hidden layer, then Linear.
  ///
  /// - Parameters:
  ///   - inputCount: The number of features of one example.
  ///   - hiddenCounts: The number of units of each hidden layer, from the input on; empty for a linear classifier.
  ///   - classCount: The number of classes, which is the number of logits.
  ///   - activation: The function after each hidden layer.
  ///   - normalization: The normalisation before each activation.
  ///   - dropout: The probability of the dropout after each activation; 0 for none.
  ///   - hiddenBias: Whether the Linear of a hidden layer has a bias; that of the output layer always has one.
  public init(
    inputCount: Int,
    hiddenCounts: [Int],
    classCount: Int,
    activation: Activation = .relu,
    normalization: Normalization = .none,
    dropout: Double = 0,
    hiddenBias: Bool = true
  ) {
    let hidden = hiddenCounts.flatMap { count -> [any Layer] in
      var layers: [any Layer] = [Linear(count, hasBias: hiddenBias)]
      if let method = normalization.method { layers.append(method) }
      layers.append(activation)
      if dropout != 0 { layers.append(Dropout(dropout)) }
      return layers
    }
    self.init(input: .features(inputCount), layers: hidden + [Linear(classCount)])
  }

  /// The number of features of one example.
  public var inputCount: Int { input.featureCount }
  /// The number of units or channels of each hidden block, from the input on; empty for a linear classifier.
  public var hiddenCounts: [Int] { blocks.dropLast().map(\.columnCount) }
  /// The number of classes, which is the number of logits.
  public var classCount: Int { blocks.last?.output.featureCount ?? 0 }
  /// The blocks whose values pass an activation: all but the last, which makes the logits.
  public var hiddenBlocks: ArraySlice<LayerBlock> { blocks.dropLast() }

  /// Whether what becomes of an example in training depends on the others of its batch.
  public var needsBatch: Bool { hiddenBlocks.contains(where: \.normalization.needsBatch) }

  /// Whether it takes images as such: what stands where decides what becomes of a pixel.
  public var takesImages: Bool { blocks.contains { $0.output.isImage } }

  /// How many products are added for one example on the way to the logits.
  public var productCount: Int {
    blocks.reduce(0) { $0 + $1.map.productCount(of: $1.input) }
  }

  /// The number of trained values: weights, biases and, with a normalisation, scales and shifts; the largest number
  /// there is where that is beyond what can be counted.
  ///
  /// The running statistics are not trained and not counted.
  public var parameterCount: Int {
    steps.reduce(0) { sum, step in
      let (total, isBeyond) = sum.addingReportingOverflow(step.layer.parameterCount(of: step.input))
      return isBeyond ? .max : total
    }
  }

  /// Each layer with the shape of what it gets, up to one that cannot take what it would get.
  public var steps: [(layer: any Layer, input: ExampleShape)] {
    var (shape, steps): (ExampleShape, [(any Layer, ExampleShape)]) = (input, [])
    for layer in layers {
      steps.append((layer, shape))
      guard let next = try? layer.outputShape(of: shape) else { break }
      shape = next
    }
    return steps
  }
}

extension Architecture: Hashable {
  /// Whether two are of the same layers.
  public static func == (one: Architecture, other: Architecture) -> Bool {
    one.input == other.input && one.layers.count == other.layers.count
      && zip(one.layers, other.layers).allSatisfy { $0.isSame(as: $1) }
  }

  /// Hashes shape and layers.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(input)
    for layer in layers { layer.hash(into: &hasher) }
  }
}
