extension ArraySlice<Path.Element> {
  /// The radius of the circle that the first four steps are: quarters from its right end downwards, whose control points
  /// stand at 0.5523 of the radius; nil where they are anything else.
  func circleRadius(from start: Point) -> Double? {
    guard count >= 4, case .curve(_, _, to: let opposite) = self[startIndex + 1] else { return nil }
    let radius = (start.x - opposite.x) / 2
    guard radius > 0 else { return nil }
    let centre = Point(x: start.x - radius, y: start.y)
    // Right, down, left, up and right again, as steps from the centre.
    let ends = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)]
    let reach = 0.552_284_75
    for (index, element) in prefix(4).enumerated() {
      let (from, to) = (ends[index], ends[index + 1])
      guard case .curve(let first, let second, to: let end) = element,
        first.isNear(centre, radius, (from.0 + reach * to.0, from.1 + reach * to.1)),
        second.isNear(centre, radius, (to.0 + reach * from.0, to.1 + reach * from.1)),
        end.isNear(centre, radius, to)
      else { return nil }
    }
    return radius
  }
}

extension Point {
  /// Whether it is a step of some radii from a centre, as exactly as outlines are written.
  fileprivate func isNear(_ centre: Point, _ radius: Double, _ step: (x: Double, y: Double)) -> Bool
  {
    (x - centre.x - step.x * radius).magnitude < 0.001
      && (y - centre.y - step.y * radius).magnitude < 0.001
  }
}
