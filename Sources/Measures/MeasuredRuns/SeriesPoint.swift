/// A number of a series.
public struct SeriesPoint: Sendable, Hashable {
  /// When it was measured.
  public var moment: TrainingMoment
  /// The number; not finite where the run diverged.
  public var value: Double

  /// Creates a point.
  public init(_ moment: TrainingMoment, _ value: Double) {
    self.moment = moment
    self.value = value
  }

  /// Whether the network had made no update.
  public var isBeforeTraining: Bool { moment.epoch == 0 || moment.step == 0 }

  /// Whether it was measured within an epoch, and not at the end of one.
  public var isWithinEpoch: Bool { moment.epoch.map { $0 != $0.rounded() } ?? false }
}
