public import Drawing
internal import Notation

/// The curve of a series through data points, with its dash and its markers.
public struct LineMark: Mark {
  /// What the curve stands for.
  public var series: Series?
  /// The points, in the order of drawing.
  public var points: [DataPoint]
  /// A shift to the right, in points, that keeps series apart that share their x values.
  public var shift: Double
  /// The x values at which a point is one run and no mean: its marker is open.
  public var singles: Set<Double> = []

  /// Creates a curve.
  ///
  /// Points that are not finite interrupt it; where the last ones are not finite, a cross marks the end.
  public init(_ series: Series, _ points: [DataPoint], shift: Double = 0) {
    self.series = series
    self.points = points
    self.shift = shift
  }

  /// Curves lie in front of all else.
  public var layer: MarkLayer { .primary }

  /// All points.
  public var extent: [DataPoint] { points }

  /// All points.
  public var records: [MarkRecord] { points.records }

  /// What an open marker is.
  public var definition: String? {
    singles.isEmpty ? nil : localized("Open markers on a curve: a single run.")
  }

  /// One curve, which failed if its last value is not finite.
  public var failures: (failed: Int, all: Int)? { (points.endsNonFinite ? 1 : 0, 1) }

  /// The curve, its markers and the cross at an end that is not finite.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let drawn = frame.pieces(points)
    let pieces =
      shift == 0 ? drawn : drawn.map { $0.map { $0.moved(right: shift * frame.dodge) } }
    guard !pieces.isEmpty else { return [] }
    let covers = pieces.map(frame.cover)
    let lines = zip(pieces, covers).flatMap { piece, cover in
      cover == nil ? Path(simplifying: piece, tolerance: 0.1).elements : []
    }
    let areas = covers.compactMap { $0?.elements }.flatMap(\.self)
    let end = points.endsNonFinite ? pieces.last?.last : nil
    var nodes: [Node] = []
    if !areas.isEmpty {
      // The line at the edges is as wide as elsewhere.
      let edge = Stroke(Paint(style.color), width: 1.5)
      nodes.append(.shape(Shape(Path(areas), fill: Paint(style.color), stroke: edge)))
    }
    if !lines.isEmpty {
      let stroke = Stroke(Paint(style.color), width: 1.5, dash: style.dash)
      nodes.append(.shape(Shape(Path(lines), stroke: stroke)))
    }
    nodes.append(markers(at: pieces.flatMap(Self.thinned), style: style, size: 2))
    if !singles.isEmpty, style.marker != .none {
      let places = points.filter { singles.contains($0.x) }.compactMap(frame.point)
        .map { $0.moved(right: shift * frame.dodge) }
      nodes.append(openMarkers(at: places, style: style, size: 2))
    }
    return nodes + crosses(at: end.map { [$0] } ?? [], style: style)
  }

  /// Every point, or every so many of them that markers stay 12 points apart, the last one included.
  private static func thinned(_ piece: [Point]) -> [Point] {
    guard let first = piece.first, let last = piece.last, piece.count > 1 else { return piece }
    let distance = (last.x - first.x).magnitude / Double(piece.count - 1)
    let step = max(1, Int((12 / max(distance, 0.01)).rounded(.up)))
    return piece.indices.filter { (piece.count - 1 - $0).isMultiple(of: step) }.map { piece[$0] }
  }
}
