extension Path {
  /// Whether a point lies inside, by the non-zero winding rule; curves count as their chords.
  package func contains(_ point: Point) -> Bool {
    var winding = 0
    var start = Point(x: 0, y: 0)
    var last = start
    func cross(to next: Point) {
      // A chord winds around the point if it passes the ray to the right of it.
      let side = (next.x - last.x) * (point.y - last.y) - (point.x - last.x) * (next.y - last.y)
      if last.y <= point.y, next.y > point.y, side > 0 { winding += 1 }
      if last.y > point.y, next.y <= point.y, side < 0 { winding -= 1 }
      last = next
    }
    for element in elements {
      switch element {
      case .move(let next):
        cross(to: start)
        (start, last) = (next, next)
      case .line(let next), .curve(_, _, to: let next): cross(to: next)
      case .close: cross(to: start)
      }
    }
    cross(to: start)
    return winding != 0
  }
}
