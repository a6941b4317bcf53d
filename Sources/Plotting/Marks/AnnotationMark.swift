public import Drawing

/// Words about one point of the data, in a free place near it, with a line that leads there.
public struct AnnotationMark: Mark {
  /// What the words are about.
  public var target: DataPoint
  /// The words; long ones are broken into lines.
  public var text: String
  /// The greatest width of a line, in points.
  public var width: Double

  /// Creates an annotation; if its target is not finite, or outside the panel, nothing is drawn.
  public init(_ text: String, at target: DataPoint, width: Double = 110) {
    self.text = text
    self.target = target
    self.width = width
  }

  /// An annotation belongs to no series.
  public var series: Series? { nil }
  /// In front, where the places of all other labels are known.
  public var layer: MarkLayer { .theory }
  /// The target.
  public var extent: [DataPoint] { [target] }
  /// An annotation has no data.
  public var records: [MarkRecord] { [] }
  /// Labels keep clear of the words once they are placed, not of the target.
  public func obstacles(in frame: Frame) -> [[Point]] { [] }

  /// The line, and the words at its end.
  public func nodes(in frame: Frame) -> [Node] {
    let panel = frame.rectangle
    guard let point = frame.point(target), panel.grown(by: 0.5).contains(point) else { return [] }
    let style = frame.lettering.note
    let lines = frame.lettering.lines(text, in: style, width: min(width, panel.width - 8))
    let lineHeight = frame.lettering.lineHeight(style)
    let size = Size(
      width: lines.map { frame.lettering.width($0, style) }.max() ?? 0,
      height: lineHeight * Double(lines.count)
    )
    guard !lines.isEmpty, let place = place(for: size, of: point, in: frame) else { return [] }
    let texts = lines.enumerated().map { index, line in
      frame.lettering.run(
        line,
        x: place.x,
        y: place.y + Double(index) * lineHeight + 0.85 * style.size,
        style
      )
    }
    guard let leader = leader(from: point, to: place) else { return texts }
    let line = Path(through: leader)
    return [.shape(Shape(line, stroke: Stroke(Paint(.mutedInk), width: 0.6)))] + texts
  }

  /// Where the words stand: of the places around the point that no curve crosses the nearest one whose line crosses none
  /// either; if all are crossed, the one that is least.
  private func place(for size: Size, of point: Point, in frame: Frame) -> Rectangle? {
    var best: (cost: Double, place: Rectangle)?
    for distance in [10.0, 16, 24, 34, 48, 66, 90] {
      for place in places(for: size, of: point, distance: distance)
      where frame.rectangle.contains(place) {
        let line = leader(from: point, to: place) ?? []
        let covered = frame.curves.count { Frame.crosses($0, place.grown(by: 1.5)) }
        let crossed = frame.curves.count { Frame.crosses($0, line) }
        // A covered curve is worse than any way, a crossed one than a long way.
        let cost = 1e4 * Double(covered) + 60 * Double(crossed) + distance
        if best.map({ cost < $0.cost }) ?? true { best = (cost, place) }
      }
    }
    return best?.place
  }

  /// The places at a distance: above and below, then beside, each in the middle and at its ends.
  private func places(for size: Size, of point: Point, distance: Double) -> [Rectangle] {
    let (width, height) = (size.width, size.height)
    let lefts = [point.x - width / 2, point.x + 4, point.x - width - 4]
    let tops = [point.y - height / 2, point.y + 4, point.y - height - 4]
    let (above, below) = (point.y - distance - height, point.y + distance)
    let (left, right) = (point.x - distance - width, point.x + distance)
    var corners: [(Double, Double)] = []
    for x in lefts { corners += [(x, above), (x, below)] }
    for y in tops { corners += [(right, y), (left, y)] }
    corners += [(right, above), (left, above), (right, below), (left, below)]
    return corners.map { Rectangle(x: $0.0, y: $0.1, width: width, height: height) }
  }

  /// From beside the point to the nearest edge of the words; nothing if they touch.
  private func leader(from point: Point, to place: Rectangle) -> [Point]? {
    let box = place.grown(by: 1.5)
    let end = Point(
      x: min(box.maxX, max(box.x, point.x)),
      y: min(box.maxY, max(box.y, point.y))
    )
    let (dx, dy) = (end.x - point.x, end.y - point.y)
    let length = (dx * dx + dy * dy).squareRoot()
    // Markers have a radius of about three points.
    let gap = 4.0
    guard length > gap + 2 else { return nil }
    let start = Point(x: point.x + dx / length * gap, y: point.y + dy / length * gap)
    return [start, end]
  }
}
