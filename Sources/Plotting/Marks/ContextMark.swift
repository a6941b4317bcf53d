public import Drawing
internal import Notation

/// What the other panels show, in grey behind the one line that a panel is of: small multiples that can be compared.
///
/// A dozen lines are drawn as lines; of more, the area from the lowest to the highest of all.
public struct ContextMark: Mark {
  /// The curves of the others, in any order.
  public var curves: [[DataPoint]]
  /// The points that all panels must span, so that one height means one number in all of them.
  public var reach: [DataPoint]

  /// The most curves that are drawn one by one.
  public static let lineLimit = 12

  /// Creates the background of a panel; points that are not finite interrupt a curve.
  public init(_ curves: [[DataPoint]], reach: [DataPoint] = []) {
    self.curves = curves
    self.reach = reach
  }

  private var isArea: Bool { curves.count > Self.lineLimit }

  /// The others belong to no series of this panel.
  public var series: Series? { nil }
  /// They lie behind all data.
  public var layer: MarkLayer { .reference }
  /// All points, and those of the other panels.
  public var extent: [DataPoint] { curves.flatMap(\.self) + reach }
  /// None: each panel has its own.
  public var records: [MarkRecord] { [] }

  /// What the grey is.
  public var definition: String? {
    curves.isEmpty
      ? nil
      : isArea
        ? localized("The grey area goes from the lowest to the highest mean of all panels.")
        : localized("Grey lines are the means of the other panels.")
  }

  /// All curves in one shape, or the area that they span.
  public func nodes(in frame: Frame) -> [Node] {
    isArea ? area(in: frame) : lines(in: frame)
  }

  private func lines(in frame: Frame) -> [Node] {
    let pieces = curves.flatMap { frame.pieces($0) }
    let elements = pieces.flatMap { Path(simplifying: $0, tolerance: 0.25).elements }
    guard !elements.isEmpty else { return [] }
    return [.shape(Shape(Path(elements), stroke: Stroke(Paint(.axis), width: 0.5)))]
  }

  private func area(in frame: Frame) -> [Node] {
    var ends: [Double: (low: Double, high: Double)] = [:]
    for point in curves.joined() where point.y.isFinite {
      let old = ends[point.x] ?? (point.y, point.y)
      ends[point.x] = (min(old.low, point.y), max(old.high, point.y))
    }
    let places = ends.keys.sorted()
    func edge(_ value: (Double) -> Double) -> [Point] {
      places.compactMap { frame.point(DataPoint(x: $0, y: value($0))) }
    }
    let upper = edge { ends[$0]?.high ?? .nan }
    let lower = edge { ends[$0]?.low ?? .nan }
    guard upper.count > 1 else { return [] }
    let outline = Path(
      through: Path(simplifying: upper, tolerance: 0.25).corners
        + Path(simplifying: lower, tolerance: 0.25).corners.reversed(),
      closed: true
    )
    return [.shape(Shape(outline, fill: Paint(.axis, opacity: 0.2)))]
  }
}
