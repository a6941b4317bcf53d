internal import Drawing

extension Rectangle {
  /// The rectangle with its edges further out by a distance.
  func grown(by distance: Double) -> Rectangle {
    Rectangle(
      x: x - distance,
      y: y - distance,
      width: max(0, width + 2 * distance),
      height: max(0, height + 2 * distance)
    )
  }

  /// Whether a point lies inside or on an edge.
  func contains(_ point: Point) -> Bool {
    (x...maxX).contains(point.x) && (y...maxY).contains(point.y)
  }

  /// Whether another rectangle lies inside.
  func contains(_ other: Rectangle) -> Bool {
    other.x >= x && other.y >= y && other.maxX <= maxX && other.maxY <= maxY
  }

  /// A polyline to and fro that no label can avoid if it overlaps the rectangle: its rows are closer than a label is high.
  var filling: [Point] {
    let count = max(1, min(200, Int((height / 5).rounded(.up))))
    return (0...count).flatMap { index -> [Point] in
      let y = y + height * Double(index) / Double(count)
      let ends = [Point(x: x, y: y), Point(x: maxX, y: y)]
      return index.isMultiple(of: 2) ? ends : ends.reversed()
    }
  }
}
