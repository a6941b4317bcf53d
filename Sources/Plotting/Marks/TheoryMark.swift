public import Drawing

/// What theory says, as a thin dashed curve without markers: nothing of it was measured or fitted.
public struct TheoryMark: Mark {
  /// What the curve stands for.
  public var series: Series?
  /// The points, in the order of drawing.
  public var points: [DataPoint]

  /// Creates a curve of theory with the words that name it.
  ///
  /// Points that are not finite interrupt it.
  public init(_ name: String, _ points: [DataPoint]) {
    series = Series(name, style: .theory)
    self.points = points
  }

  /// In front, so that a curve that the data follow can still be seen.
  public var layer: MarkLayer { .primary }
  /// All points.
  public var extent: [DataPoint] { points }
  /// All points.
  public var records: [MarkRecord] { points.map { MarkRecord(x: $0.x, y: $0.y) } }
  /// What the curve is.
  public var definition: String? { "Thin dashed line: theory, no parameter fitted." }

  /// The curve.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let lines = frame.pieces(points).flatMap { Path(simplifying: $0, tolerance: 0.1).elements }
    guard !lines.isEmpty else { return [] }
    let stroke = Stroke(Paint(style.color), width: 0.9, dash: style.dash)
    return [.shape(Shape(Path(lines), stroke: stroke))]
  }
}

extension SeriesStyle {
  /// The look of what was not measured: neutral ink, finely dashed, no marker.
  public static let theory = SeriesStyle(color: .mutedInk, dash: [2.5, 1.8], marker: .none)
}
