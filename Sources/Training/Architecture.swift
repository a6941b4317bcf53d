/// The shape of a multilayer perceptron: Linear, normalisation, activation, dropout per hidden layer, then Linear.
///
/// A Linear layer keeps its bias also before a batch normalisation, unless ``hiddenBias`` says
/// otherwise, as the PyTorch default does. Subtracting the batch's mean cancels it, so it is redundant
/// there: its gradient is exactly zero, and only weight decay moves it. It is kept so that a network
/// with batch normalisation starts from the same draws as the one without, and so that parameter
/// counts are PyTorch's.
public struct Architecture: Sendable, Hashable {
  /// The number of features of one example.
  public let inputCount: Int
  /// The number of units of each hidden layer, from the input on; empty for a linear classifier.
  public let hiddenCounts: [Int]
  /// The number of classes, which is the number of logits.
  public let classCount: Int
  /// The function after each hidden layer.
  public let activation: Activation
  /// The normalisation before each activation.
  public let normalization: Normalization
  /// The probability that dropout sets an output of a hidden layer to zero in training; 0 for no dropout.
  ///
  /// The others are divided by 1 − dropout, so that inference needs no change (Srivastava et al. 2014, as
  /// `nn.Dropout`). The masks are not PyTorch's: they come from a generator of their own, so that
  /// networks with and without dropout start alike and see their examples in the same order.
  public let dropout: Double
  /// Whether the Linear of a hidden layer has a bias; that of the output layer always has one.
  public let hiddenBias: Bool

  /// The network 784-512-256-10 is `Architecture(inputCount: 784, hiddenCounts: [512, 256], classCount: 10)`.
  public init(
    inputCount: Int,
    hiddenCounts: [Int],
    classCount: Int,
    activation: Activation = .relu,
    normalization: Normalization = .none,
    dropout: Double = 0,
    hiddenBias: Bool = true
  ) {
    self.inputCount = inputCount
    self.hiddenCounts = hiddenCounts
    self.classCount = classCount
    self.activation = activation
    self.normalization = normalization
    self.dropout = dropout
    self.hiddenBias = hiddenBias
  }

  /// The number of trained values: weights, biases and, with a normalisation, scales and shifts.
  ///
  /// The running statistics are not trained and not counted. Meaningful for sizes that
  /// ``Trainer`` accepts.
  public var parameterCount: Int { ParameterLayout(self).parameterCount }
}

extension Architecture {
  /// The most values one layer may hold, so that a mistyped size is a message and not an exhausted machine.
  static let largestParameterCount = 100_000_000

  /// Refuses sizes that no network has and sizes that memory does not hold.
  func validate() throws(TrainingError) {
    let counts = [inputCount] + hiddenCounts + [classCount]
    if let count = counts.first(where: { $0 < 1 }) {
      throw TrainingError(
        .architecture,
        "a layer has no units (got \(count), expected at least 1)",
        hint: "Give every layer a positive number of units."
      )
    }
    guard classCount <= 256 else {
      throw TrainingError(
        .architecture,
        "too many classes (got \(classCount), expected at most 256)",
        hint: "Labels are bytes; use a data set with fewer classes."
      )
    }
    var total = 0
    for (input, output) in zip(counts, counts.dropFirst()) {
      let (product, overflow) = input.multipliedReportingOverflow(by: output)
      total = overflow ? .max : total.addingReportingOverflow(product).partialValue
      guard !overflow, total >= 0, total <= Self.largestParameterCount else {
        throw TrainingError(
          .architecture,
          "the network is too large (got a layer of \(input) x \(output) weights, "
            + "expected at most \(Self.largestParameterCount) weights in all)",
          hint: "Use smaller layers."
        )
      }
    }
    guard dropout >= 0, dropout < 1 else {
      throw TrainingError(
        .architecture,
        "dropout is out of range (got \(dropout), expected at least 0 and less than 1)",
        hint: "It is the probability that a unit is left out; 0.5 is common, 0 is none."
      )
    }
    switch normalization {
    case .none: break
    case .batch(let options):
      if let momentum = options.momentum, !(momentum > 0 && momentum <= 1) {
        throw TrainingError(
          .architecture,
          "batch norm momentum is out of range (got \(momentum), expected more than 0 and at most 1)",
          hint: "PyTorch's default is 0.1: the weight of the new batch."
        )
      }
      try Self.validate(epsilon: options.epsilon, of: "batch norm")
      if let size = options.ghostBatchSize { try Self.validate(ghostBatchSize: size) }
      if let noise = options.noise { try Self.validate(noise) }
    case .layer(let options): try Self.validate(epsilon: options.epsilon, of: "layer norm")
    }
  }

  private static func validate(ghostBatchSize: Int) throws(TrainingError) {
    guard ghostBatchSize > 1 else {
      throw TrainingError(
        .architecture,
        "batch norm's ghost batches are too small (got \(ghostBatchSize), expected at least 2)",
        hint: "The variance of one value is not defined; 16 to 128 are common."
      )
    }
  }

  private static func validate(_ noise: BatchNormOptions.Noise) throws(TrainingError) {
    let numbers = [
      (name: "shift", value: noise.shift, least: 0.0),
      (name: "scale", value: noise.scale, least: 1.0),
      (name: "spread", value: noise.spread, least: 0.0),
    ]
    // A number that is not one fails the comparison.
    for number in numbers
    where !(number.value >= number.least && Float(number.value).isFinite) {
      throw TrainingError(
        .architecture,
        "batch norm's noise \(number.name) is out of range (got \(number.value), "
          + "expected at least \(Int(number.least)))",
        hint: "Santurkar et al. 2018 use a shift of 0.5, a scale of 1.25 and a spread of 0.1."
      )
    }
  }

  private static func validate(epsilon: Double, of name: String) throws(TrainingError) {
    guard epsilon > 0, epsilon.isFinite else {
      throw TrainingError(
        .architecture,
        "\(name) epsilon is out of range (got \(epsilon), expected more than 0)",
        hint: "PyTorch's default is 1e-5."
      )
    }
  }
}
