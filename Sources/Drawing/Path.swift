/// An outline of straight lines and cubic Bézier curves.
public struct Path: Sendable, Hashable {
  /// One step of a path.
  public enum Element: Sendable, Hashable {
    /// Starts a new subpath.
    case move(Point)
    /// A straight line to a point.
    case line(Point)
    /// A cubic Bézier curve with its two control points.
    case curve(Point, Point, to: Point)
    /// A straight line back to the start of the subpath.
    case close
  }

  /// The steps, in drawing order.
  public var elements: [Element]

  /// Creates a path from its steps.
  public init(_ elements: [Element] = []) {
    self.elements = elements
  }

  /// A polyline through the points, closed or open.
  public init(through points: [Point], closed: Bool = false) {
    elements = points.enumerated().map { index, point in index == 0 ? .move(point) : .line(point) }
    if closed, !points.isEmpty { elements.append(.close) }
  }

  /// The outline of a rectangle.
  public init(_ rectangle: Rectangle) {
    self.init(
      through: [
        Point(x: rectangle.x, y: rectangle.y),
        Point(x: rectangle.maxX, y: rectangle.y),
        Point(x: rectangle.maxX, y: rectangle.maxY),
        Point(x: rectangle.x, y: rectangle.maxY),
      ],
      closed: true
    )
  }
}
