package import Notation

/// The rule that turns a gradient g into a change of a parameter w, with the settings that only it has.
///
/// As in PyTorch, weight decay acts on every parameter: weights, biases, scales and shifts. A new rule is a file with a
/// type of this protocol and a line in ``OptimizerRule/all``. The engine computes those for which it has a loop of its
/// own (`Training/Optimizers`) with that, and all others by ``update(_:gradient:_:_:_:)``.
public protocol UpdateRule: Definition {
  /// The name in text, which is that of PyTorch's class in `torch.optim`.
  static var words: String { get }
  /// Why other rules have no such setting, after "which", and what to do beside using this rule; nil for nothing else.
  static func absence(of option: String) -> (reason: String, hint: String?)
  /// The learning rate where nothing is said.
  static var usualLearningRate: Double { get }
  /// The weight decay where nothing is said, PyTorch's.
  static var usualWeightDecay: Double { get }

  /// How many numbers the rule remembers for each parameter from step to step: 0, 1 or 2, all 0 at first.
  var momentCount: Int { get }
  /// The parameter after a step, and what is remembered then.
  ///
  /// - Parameters:
  ///   - parameter: w.
  ///   - gradient: g.
  ///   - first: The first number that is remembered, if there is one.
  ///   - second: The second one, if there is one.
  ///   - step: The learning rate, the weight decay and the number of the step.
  /// - Returns: The new w.
  func update(
    _ parameter: Double,
    gradient: Double,
    _ first: inout Double,
    _ second: inout Double,
    _ step: UpdateStep
  ) -> Double
  /// The settings of its own for text.
  var settings: [UpdateSetting] { get }
  /// The settings of its own as arguments of PyTorch's class: `momentum=0.9`.
  var pyTorchArguments: [String] { get }
}

extension UpdateRule {
  /// Other rules do not know it.
  public static func absence(of option: String) -> (reason: String, hint: String?) {
    ("has no such setting", nil)
  }

  /// The learning rate where nothing is said.
  public static var usualLearningRate: Double { 0.001 }
  /// The weight decay where nothing is said.
  public static var usualWeightDecay: Double { 0 }
}

/// One step of an optimiser.
public struct UpdateStep: Sendable, Hashable {
  /// The learning rate.
  public let learningRate: Double
  /// The weight decay.
  public let weightDecay: Double
  /// The number of the step, from 1 on.
  public let number: Int

  /// A step.
  public init(learningRate: Double, weightDecay: Double, number: Int) {
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.number = number
  }
}

/// A setting of an optimiser for text: `momentum 0.9`.
public struct UpdateSetting: Sendable, Hashable {
  /// The name in files, by which a sweep varies it.
  public let key: String
  /// The name in text.
  package var words: String { phrase.text }
  private let phrase: Phrase
  /// The value.
  public let value: Double
  /// Whether the value does nothing, so that it is said only where it is varied.
  public let isIdle: Bool

  /// A setting, which does nothing at 0.
  package init(_ key: String, _ phrase: Phrase, _ value: Double) {
    self.init(key, phrase, value, isIdle: value == 0)
  }

  /// A setting.
  package init(_ key: String, _ phrase: Phrase, _ value: Double, isIdle: Bool) {
    self.key = key
    self.phrase = phrase
    self.value = value
    self.isIdle = isIdle
  }
}
