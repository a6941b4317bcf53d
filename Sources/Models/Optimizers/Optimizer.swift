public import Faults
internal import Notation

/// A rule that updates parameters, with its learning rate and weight decay.
public struct Optimizer: Sendable, Hashable {
  /// The rule.
  public var rule: OptimizerRule
  /// The step size.
  public var learningRate: Double
  /// How strongly parameters are drawn to 0: λ in g + λw (SGD, Adam), or in w − ηλw (AdamW), as in PyTorch.
  public var weightDecay: Double
  /// Which parameters are drawn to 0.
  public var weightDecayOf: DecayedParameters

  /// The learning rates that there are.
  public static let learningRateLimit = Limit.positive
  /// The weight decays that there are.
  public static let weightDecayLimit = Limit.notNegative

  /// An optimiser.
  public init(
    _ rule: OptimizerRule,
    learningRate: Double,
    weightDecay: Double,
    weightDecayOf: DecayedParameters = .all
  ) {
    self.rule = rule
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.weightDecayOf = weightDecayOf
  }

  /// Refuses numbers outside the range in which the rule is defined.
  public func check() throws(Fault) {
    try Self.learningRateLimit.check(
      learningRate,
      "learning rate",
      hint: "Typical learning rates are 0.001 to 0.1."
    )
    try Self.weightDecayLimit.check(
      weightDecay,
      "weight decay",
      hint: "Common values are 0.0001 to 0.01."
    )
    try rule.rule.check()
  }

  /// The optimiser in text: `SGD with learning rate 0.01 and momentum 0.9`.
  ///
  /// What a study varies, named as in files, has no one value: `SGD with varied learning rate and momentum 0.9`.
  public func words(varying keys: Set<String> = []) -> String {
    let settings =
      [UpdateSetting("learning_rate", Phrase("learning rate"), learningRate, isIdle: false)]
      + rule.rule.settings
      + [UpdateSetting("weight_decay", decayWords, weightDecay)]
    var words = settings.compactMap { setting -> String? in
      guard !keys.contains(setting.key) else { return localized("varied \(setting.words)") }
      return setting.isIdle
        ? nil : localized("\(setting.words) \(Format.setting(setting.value))")
    }
    let last = words.removeLast()
    let name = type(of: rule.rule).words
    return words.isEmpty
      ? localized("\(name) with \(last)")
      : localized("\(name) with \(words.listed) and \(last)")
  }

  private var decayWords: Phrase {
    weightDecayOf == .all ? Phrase("weight decay") : Phrase("weight decay of weights alone")
  }

  /// The optimiser of a `model` as a Python expression.
  public var pyTorch: String {
    // Weights are matrices, and windows of channels; biases and most scales are lists, those over images have channels,
    // height and width.
    let parameters =
      weightDecayOf == .all || weightDecay == 0
      ? "model.parameters()"
      : "[{\"params\": p, \"weight_decay\": \(Format.data(weightDecay)) * (p.ndim in (2, 4))} "
        + "for p in model.parameters()]"
    var arguments = [parameters, "lr=\(Format.data(learningRate))"]
    arguments += rule.rule.pyTorchArguments
    // Written out where PyTorch's default is not 0.
    if weightDecay > 0 || rule.usualWeightDecay > 0 {
      arguments.append("weight_decay=\(Format.data(weightDecay))")
    }
    return "torch.optim.\(type(of: rule.rule).words)(\(arguments.joined(separator: ", ")))"
  }
}
