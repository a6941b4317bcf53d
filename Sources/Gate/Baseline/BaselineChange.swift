internal import Notation

/// What an update makes of one cell of a baseline.
public struct BaselineChange: Sendable, Hashable {
  /// The cell.
  public let cell: GateCell
  /// Which way the metric is better.
  public let direction: GateDirection
  /// The loss that matters.
  public let margin: Double
  /// The margin before; nil for a metric that is new.
  public let marginBefore: Double?
  /// What was accepted before; nil for a cell that is new.
  public let before: GateSample?
  /// What is accepted now; nil for a cell that was not measured and stays as it was.
  public let now: GateSample?
  /// The first accepted values, which an update leaves alone.
  public let anchor: GateSample?
  /// Whether the runs of the cell are others than before.
  public let isChange: Bool
  /// The smallest drop that a check of ``checkedRuns`` runs finds with a chance of 80 %; nil where nothing tells.
  public let noticedDrop: Double?
  /// How many runs a check is taken to have.
  public let checkedRuns: Int

  /// The change of the mean, turned so that worse is negative; nil where one side is missing.
  public var difference: Double? {
    guard let before, let now else { return nil }
    return direction.sign * (now.mean - before.mean)
  }

  /// Whether losses that matter are smaller than those that are noticed.
  public var isMarginTooSmall: Bool { noticedDrop.map { $0 > margin } ?? false }

  /// What a check notices: `with 3 runs this baseline notices a drop of 0.20 percentage points`.
  public var sentence: String? {
    guard let noticedDrop else { return nil }
    let change = direction == .higher ? "drop" : "rise"
    let warning =
      isMarginTooSmall
      ? "; the margin of \(numbers.amount(margin)) is smaller: give it more runs, or a wider margin"
      : ""
    return
      "with \(checkedRuns) \(checkedRuns == 1 ? "run" : "runs") this baseline notices a \(change) of "
      + numbers.amount(noticedDrop) + warning
  }

  /// That the margin is another than before; nil where it is not.
  public var marginSentence: String? {
    guard let marginBefore, marginBefore != margin else { return nil }
    return "the margin is \(numbers.margin(margin)), and was \(numbers.margin(marginBefore))"
  }

  /// How its numbers are written.
  var numbers: GateNumbers {
    GateNumbers(metric: cell.metric, margin: margin, mean: now?.mean ?? before?.mean ?? 0)
  }
}
