internal import Drawing

/// Markers of a series in one shape, with a thin outline in the background's colour that lifts them off the lines.
func markers(at points: [Point], style: SeriesStyle, size: Double, opacity: Double = 1) -> Node {
  let outlines = points.map { Path.marker(style.marker, at: $0, radius: size) }
  return .shape(
    Shape(
      Path(outlines.flatMap(\.elements)),
      fill: Paint(style.color, opacity: opacity),
      stroke: Stroke(Paint(.background, opacity: opacity), width: 0.5)
    )
  )
}

/// Crosses where curves stop because their next value is not finite; no node without ends.
func crosses(at ends: [Point], style: SeriesStyle) -> [Node] {
  guard !ends.isEmpty else { return [] }
  let outlines = ends.flatMap { Path.cross(at: $0, radius: 2.8).elements }
  return [.shape(Shape(Path(outlines), stroke: Stroke(Paint(style.color), width: 1.2)))]
}

extension Point {
  /// The point with a shift to the right, in points.
  func moved(right shift: Double) -> Point { Point(x: x + shift, y: y) }
}

extension Path {
  /// The outline of a marker; all of them look equally large.
  static func marker(_ marker: SeriesStyle.Marker, at centre: Point, radius: Double) -> Path {
    func points(_ offsets: [(Double, Double)]) -> Path {
      Path(
        through: offsets.map { Point(x: centre.x + $0 * radius, y: centre.y + $1 * radius) },
        closed: true
      )
    }
    switch marker {
    case .none: return Path([])
    case .circle: return circle(at: centre, radius: radius)
    case .square: return points([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .triangle: return points([(0, -1.3), (1.2, 0.85), (-1.2, 0.85)])
    case .diamond: return points([(0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)])
    case .plus:
      return points([
        (-0.4, -1.3), (0.4, -1.3), (0.4, -0.4), (1.3, -0.4), (1.3, 0.4), (0.4, 0.4),
        (0.4, 1.3), (-0.4, 1.3), (-0.4, 0.4), (-1.3, 0.4), (-1.3, -0.4), (-0.4, -0.4),
      ])
    }
  }

  /// A circle of four Bézier curves, at most 0.03 % off (control points at 0.5523 of the radius).
  static func circle(at centre: Point, radius: Double) -> Path {
    let reach = 0.552_284_75 * radius
    func point(_ x: Double, _ y: Double) -> Point { Point(x: centre.x + x, y: centre.y + y) }
    return Path([
      .move(point(radius, 0)),
      .curve(point(radius, reach), point(reach, radius), to: point(0, radius)),
      .curve(point(-reach, radius), point(-radius, reach), to: point(-radius, 0)),
      .curve(point(-radius, -reach), point(-reach, -radius), to: point(0, -radius)),
      .curve(point(reach, -radius), point(radius, -reach), to: point(radius, 0)),
      .close,
    ])
  }

  /// Two strokes across each other.
  static func cross(at centre: Point, radius: Double) -> Path {
    Path([
      .move(Point(x: centre.x - radius, y: centre.y - radius)),
      .line(Point(x: centre.x + radius, y: centre.y + radius)),
      .move(Point(x: centre.x - radius, y: centre.y + radius)),
      .line(Point(x: centre.x + radius, y: centre.y - radius)),
    ])
  }
}
