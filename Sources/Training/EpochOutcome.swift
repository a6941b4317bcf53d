/// What one pass over the training examples gave.
public struct EpochOutcome: Sendable, Hashable {
  /// The running evaluation over the epoch's mini-batches, in training mode, each batch before its step.
  ///
  /// It mixes the weights of all steps of the epoch, and batch statistics under batch normalisation:
  /// ``Trainer/evaluate(_:)`` on the training examples measures the weights at the epoch's end.
  public let running: Evaluation
  /// The mean loss of the last mini-batch, as it was trained: before its step; nil when no step was taken.
  public let lastBatchLoss: Double?
  /// The standard deviation of the difference between the mean losses of one mini-batch and the next, divided by the
  /// mean of those losses; nil for fewer than three mini-batches.
  public let lossRoughness: Double?
  /// The number of steps taken since the trainer was made.
  public let stepCount: Int
  /// The step, counted from 1, whose loss was not finite, and before applying which the epoch stopped; or the one after which
  /// something else was not finite that training changes.
  public let divergedAtStep: Int?
}
