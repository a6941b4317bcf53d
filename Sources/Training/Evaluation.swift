/// How well a network did on a number of examples.
public struct Evaluation: Sendable, Hashable {
  /// The sum of the examples' cross-entropy losses, in nats; not finite when training has diverged.
  public let lossSum: Double
  /// The number of examples whose largest logit is the one of their class; the first of equal logits counts.
  public let correctCount: Int
  /// The number of examples.
  public let exampleCount: Int

  /// The evaluation with these sums.
  public init(lossSum: Double, correctCount: Int, exampleCount: Int) {
    self.lossSum = lossSum
    self.correctCount = correctCount
    self.exampleCount = exampleCount
  }

  /// The mean loss of an example, in nats: every example counts once, however the batches fell.
  ///
  /// Not a number when there are no examples.
  public var loss: Double { exampleCount == 0 ? .nan : lossSum / Double(exampleCount) }

  /// The fraction of examples classified correctly; not a number when there are no examples.
  public var accuracy: Double {
    exampleCount == 0 ? .nan : Double(correctCount) / Double(exampleCount)
  }

  /// The evaluation of both sets of examples together.
  static func + (a: Evaluation, b: Evaluation) -> Evaluation {
    Evaluation(
      lossSum: a.lossSum + b.lossSum,
      correctCount: a.correctCount + b.correctCount,
      exampleCount: a.exampleCount + b.exampleCount
    )
  }

  static let empty = Evaluation(lossSum: 0, correctCount: 0, exampleCount: 0)
}
