/// What a command may say beside the baseline file; what differs from the file is told in the result.
public struct GateOptions: Sendable, Hashable {
  /// Another level of significance than the file's; nil for the file's.
  public var alpha: Double?
  /// Other margins than the file's, by metric.
  public var margins: [String: Double]
  /// Which look this is, counted from 1: 2 where runs were added after an undecided check.
  public var look: Int
  /// The numbers of earlier looks, which must all be among the candidates again.
  public var earlier: [GateNumber]
  /// The differences of earlier checks that did not fail, newest first, by cell; worse is negative.
  public var history: [[GateCell: Double]]

  /// Creates options; without any the file alone decides.
  public init(
    alpha: Double? = nil,
    margins: [String: Double] = [:],
    look: Int = 1,
    earlier: [GateNumber] = [],
    history: [[GateCell: Double]] = []
  ) {
    self.alpha = alpha
    self.margins = margins
    self.look = look
    self.earlier = earlier
    self.history = history
  }
}
