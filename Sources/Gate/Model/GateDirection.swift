/// Which way a metric is better.
public enum GateDirection: String, Sendable, Hashable, CaseIterable, Codable {
  /// More is better, as of an accuracy.
  case higher
  /// Less is better, as of a loss.
  case lower

  /// What a difference is multiplied by so that worse is negative.
  var sign: Double { self == .higher ? 1 : -1 }
}
