public import Drawing
internal import Notation

/// The single runs behind a mean, as thin pale curves.
///
/// With few seeds they say more than any interval: a reader sees whether one outlier makes the difference.
public struct RunsMark: Mark {
  /// What the runs belong to.
  public var series: Series?
  /// The points of each run, in the order of drawing.
  public var runs: [[DataPoint]]
  /// What a run is, in the plural.
  public var unit: String
  /// How many further runs there are, none of which failed; they are not drawn.
  public var hiddenCount: Int
  /// Whether there is no mean in front of the runs: then they have its dashes and its markers.
  public var standsAlone: Bool

  /// Creates the curves of several runs.
  ///
  /// Points that are not finite interrupt a curve; where the last ones are not finite, a cross marks the end.
  public init(
    _ series: Series,
    _ runs: [[DataPoint]],
    unit: String? = nil,
    hiddenCount: Int = 0,
    standsAlone: Bool = false
  ) {
    self.series = series
    self.runs = runs
    self.unit = unit ?? localized("seeds")
    self.hiddenCount = hiddenCount
    self.standsAlone = standsAlone
  }

  /// Single runs lie in front of the band and behind the mean, if there is one.
  public var layer: MarkLayer { standsAlone ? .primary : .single }

  /// The points of all runs.
  public var extent: [DataPoint] { runs.flatMap(\.self) }

  /// None: single runs are in the report's data files.
  public var records: [MarkRecord] { [] }

  /// What a thin line is.
  public var definition: String? { localized("Thin lines are single \(unit).") }

  /// How many runs there are, and how many of them end in a value that is not finite.
  public var failures: (failed: Int, all: Int)? {
    (runs.filter(\.endsNonFinite).count, runs.count + hiddenCount)
  }

  /// All curves in one shape, and all crosses in another.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let pieces = runs.flatMap { frame.pieces($0) }
    guard !pieces.isEmpty else { return [] }
    let lines = pieces.flatMap { Path(simplifying: $0, tolerance: 0.25).elements }
    let stroke =
      standsAlone
      ? Stroke(Paint(style.color), width: 1, dash: style.dash)
      : Stroke(Paint(style.color, opacity: 0.4), width: 0.5)
    let ends = runs.filter(\.endsNonFinite).compactMap { frame.pieces($0).last?.last }
    let starts = standsAlone ? pieces.compactMap(\.first) : []
    return [.shape(Shape(Path(lines), stroke: stroke))]
      + (starts.isEmpty ? [] : [markers(at: starts, style: style, size: 2)])
      + crosses(at: ends, style: style)
  }
}
