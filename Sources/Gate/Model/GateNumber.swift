/// What one run says of one metric.
public struct GateNumber: Sendable, Hashable {
  /// What the run came to.
  public enum Outcome: Sendable, Hashable {
    /// The value at the endpoint.
    case value(Double)
    /// The values ceased to be finite: such a run is never left out.
    case diverged
    /// There is no value that could be compared, and why: a run that was stopped before the common budget.
    case unmeasured(String)
  }

  /// What it is about.
  public var cell: GateCell
  /// Which way the metric is better, where its reader knows; the baseline decides.
  public var direction: GateDirection?
  /// The seed of the run; nil where none was recorded.
  public var seed: Int?
  /// What it came to; a value beyond the range of single precision is ``Outcome/diverged``, as one that is not finite.
  public var outcome: Outcome

  /// Creates a number.
  public init(
    _ cell: GateCell,
    direction: GateDirection? = nil,
    seed: Int? = nil,
    _ outcome: Outcome
  ) {
    self.cell = cell
    self.direction = direction
    self.seed = seed
    self.outcome = outcome
    if case .value(let value) = outcome, !Float(value).isFinite { self.outcome = .diverged }
  }
}
