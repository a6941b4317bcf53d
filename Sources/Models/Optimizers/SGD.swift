public import Faults
internal import Notation
public import YAML

/// Stochastic gradient descent, as `torch.optim.SGD` computes it.
///
/// g ← g + weightDecay w, v ← momentum v + g with v = g at the first step, and
/// w ← w − learningRate v; with Nesterov's momentum w ← w − learningRate (g + momentum v).
/// The learning rate is outside v; there is no dampening.
public struct SGD: UpdateRule {
  /// The share of the last update that is kept, from 0 to below 1.
  public var momentum: Double
  /// Whether the gradient is taken ahead of the step; needs a momentum above 0.
  public var isNesterov: Bool

  /// The momenta that there are.
  public static let momentumLimit = Limit.fraction

  /// The rule with a momentum.
  public init(momentum: Double, isNesterov: Bool = false) {
    self.momentum = momentum
    self.isNesterov = isNesterov
  }

  /// PyTorch's settings.
  public init() { self.init(momentum: 0) }

  /// The name in files.
  public static let name = "sgd"
  /// The name in text.
  public static let words = "SGD"
  /// What it is.
  public static let meaning = "stochastic gradient descent, with or without momentum"
  /// The settings in YAML.
  public static let optionNames = ["momentum", "nesterov"]
  /// The learning rate where nothing is said.
  public static let usualLearningRate = 0.01

  /// Why Adam and others lack them.
  public static func absence(of option: String) -> (reason: String, hint: String?) {
    option == "momentum"
      ? ("has its own", "Remove `momentum`, or set it to 0 for this study.")
      : ("has no such momentum", nil)
  }

  /// The velocity.
  public var momentCount: Int { 1 }

  /// See ``SGD``.
  public func update(
    _ parameter: Double,
    gradient: Double,
    _ first: inout Double,
    _ second: inout Double,
    _ step: UpdateStep
  ) -> Double {
    let decayed = gradient + step.weightDecay * parameter
    first = momentum * first + decayed
    return parameter - step.learningRate * (isNesterov ? decayed + momentum * first : first)
  }

  /// Refuses a momentum out of range, and Nesterov's without one.
  public func check() throws(Fault) {
    try Self.momentumLimit.check(
      momentum,
      "momentum",
      hint: "A common value is 0.9."
    )
    guard !isNesterov || momentum > 0 else {
      throw Fault(
        .invalid,
        "nesterov is set without a momentum (expected a momentum above 0)",
        hint: "Add `momentum: 0.9`, or remove `nesterov`."
      )
    }
  }

  // MARK: In words and files

  /// The momentum.
  public var settings: [UpdateSetting] {
    [
      UpdateSetting(
        "momentum",
        isNesterov ? Phrase("Nesterov momentum") : Phrase("momentum"),
        momentum
      )
    ]
  }

  /// The momentum, and Nesterov's where it is.
  public var yamlOptions: [String] {
    ["momentum: \(momentum)"] + (isNesterov ? ["nesterov: true"] : [])
  }

  /// The momentum, and Nesterov's where it is.
  public var pyTorchArguments: [String] {
    ["momentum=\(Format.data(momentum))"] + (isNesterov ? ["nesterov=True"] : [])
  }

  /// Reads both settings, where they are.
  public init(_ fields: FieldReader) throws(Fault) {
    self.init(
      momentum: try fields.number("momentum", Self.momentumLimit, default: 0),
      isNesterov: try fields.flag("nesterov", default: false)
    )
  }

  /// Reads both settings.
  public init(from fields: KeyedDecodingContainer<OptionKey>) throws {
    self.init(
      momentum: try fields.decode(Double.self, forKey: "momentum"),
      isNesterov: try fields.decode(Bool.self, forKey: "nesterov")
    )
  }

  /// Writes both settings.
  public func encode(into fields: inout KeyedEncodingContainer<OptionKey>) throws {
    try fields.encode(momentum, forKey: "momentum")
    try fields.encode(isNesterov, forKey: "nesterov")
  }
}

extension OptimizerRule {
  /// Stochastic gradient descent.
  public static func sgd(momentum: Double, isNesterov: Bool = false) -> OptimizerRule {
    OptimizerRule(SGD(momentum: momentum, isNesterov: isNesterov))
  }

  /// The settings of stochastic gradient descent; nil for another rule, which setting leaves as it is.
  public var sgd: SGD? {
    get { rule as? SGD }
    set {
      if sgd != nil, let newValue { rule = newValue }
    }
  }
}

extension Optimizer {
  /// Stochastic gradient descent.
  public static func sgd(
    learningRate: Double,
    momentum: Double,
    isNesterov: Bool = false,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .sgd(momentum: momentum, isNesterov: isNesterov),
      learningRate: learningRate,
      weightDecay: weightDecay
    )
  }
}
