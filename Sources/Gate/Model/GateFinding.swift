/// What the gate found of one comparison.
public struct GateFinding: Sendable, Hashable {
  /// What it is about.
  public let cell: GateCell
  /// Which way the metric is better.
  public let direction: GateDirection
  /// The loss that matters.
  public let margin: Double
  /// What the gate says.
  public let word: GateWord
  /// Why, where the numbers do not say it, and what else there is to know: sentences without a full stop.
  public let reasons: [String]
  /// The baseline's runs; nil where none has a value.
  public let baseline: GateSample?
  /// The candidate's runs; nil where none has a value.
  public let candidate: GateSample?
  /// How many of the candidate's runs diverged.
  public let diverged: Int
  /// Against the last accepted values; nil where there is no comparison.
  public let comparison: GateComparison?
  /// Against the first accepted values; nil where there are none, or no comparison.
  public let anchor: GateComparison?
  /// The runs that would decide it; nil unless it is undecided.
  public let furtherRuns: FurtherRuns?
}
