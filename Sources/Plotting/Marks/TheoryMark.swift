public import Drawing
internal import Notation

/// What theory says, as a thin dashed curve without markers: nothing of it was measured or fitted.
public struct TheoryMark: Mark {
  /// What the curve stands for.
  public var series: Series?
  /// The points, in the order of drawing.
  public var points: [DataPoint]
  /// Whether the name stands beside the curve, in place of a key.
  public var namesItself: Bool

  /// Creates a curve of theory with the words that name it.
  ///
  /// Points that are not finite interrupt it.
  public init(_ name: String, _ points: [DataPoint], namesItself: Bool = false) {
    series = Series(name, style: .theory)
    self.points = points
    self.namesItself = namesItself
  }

  /// In front, so that a curve that the data follow can still be seen.
  public var layer: MarkLayer { .theory }
  /// All points.
  public var extent: [DataPoint] { points }
  /// All points.
  public var records: [MarkRecord] { points.records }
  /// What the curve is.
  public var definition: String? {
    localized("The thin dashed line is theory, without a fitted parameter.")
  }

  /// The curve, and its name where it crosses no other.
  public func nodes(in frame: Frame) -> [Node] {
    guard let series else { return [] }
    let pieces = frame.pieces(points)
    let lines = pieces.flatMap { Path(simplifying: $0, tolerance: 0.1).elements }
    guard !lines.isEmpty else { return [] }
    let stroke = Stroke(Paint(series.style.color), width: 1.1, dash: series.style.dash)
    let curve = Node.shape(Shape(Path(lines), stroke: stroke))
    guard namesItself, let longest = pieces.max(by: { $0.count < $1.count }) else { return [curve] }
    let note = frame.note(series.name) { places(of: $0, along: longest, in: frame) }
    return [curve] + (note.map { [$0] } ?? [])
  }

  /// Where the name may stand, inside the panel: a corner of it close to the curve, the middle of the curve first.
  private func places(of size: Size, along curve: [Point], in frame: Frame) -> [Rectangle] {
    let panel = frame.rectangle
    guard let first = curve.first, let last = curve.last else { return [] }
    return [0.5, 0.65, 0.35, 0.8, 0.2, 0.9, 0.1].flatMap { share -> [Rectangle] in
      let x = first.x + share * (last.x - first.x)
      guard let y = height(of: curve, at: x) else { return [] }
      let corners = [
        (x + 3, y - size.height - 2), (x - size.width - 3, y - size.height - 2), (x + 3, y + 2),
        (x - size.width - 3, y + 2), (x - size.width / 2, y - size.height - 4),
        (x - size.width / 2, y + 4),
      ]
      return corners.map { Rectangle(x: $0, y: $1, width: size.width, height: size.height) }
    }.filter {
      $0.x >= panel.x && $0.maxX <= panel.maxX && $0.y >= panel.y && $0.maxY <= panel.maxY
    }
  }

  /// How high a curve stands at a place, straight between its corners; nil beyond its ends.
  private func height(of curve: [Point], at x: Double) -> Double? {
    for (start, end) in zip(curve, curve.dropFirst())
    where start.x != end.x && (min(start.x, end.x)...max(start.x, end.x)).contains(x) {
      return start.y + (x - start.x) / (end.x - start.x) * (end.y - start.y)
    }
    return nil
  }
}
