/// A moment of a training; a run that records one of the two numbers has no other.
public struct TrainingMoment: Sendable, Hashable {
  /// How often the training set had been seen, 0 before training; parts of an epoch count as such.
  public var epoch: Double?
  /// How many updates had been made.
  public var step: Int?

  /// Creates a moment.
  public init(epoch: Double? = nil, step: Int? = nil) {
    self.epoch = epoch
    self.step = step
  }
}
