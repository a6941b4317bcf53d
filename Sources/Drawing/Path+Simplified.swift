extension Path {
  /// A polyline through some of the points, none of the others further from it than the tolerance.
  ///
  /// Ramer (1972), Douglas and Peucker (1973). A curve of ten thousand training steps becomes a few hundred points that no
  /// eye can tell from it. Worst case O(n²), usually O(n log n).
  ///
  /// - Parameters:
  ///   - points: the corners of the polyline.
  ///   - tolerance: the largest distance, in points.
  public init(simplifying points: [Point], tolerance: Double) {
    guard points.count > 2 else {
      self.init(through: points)
      return
    }
    var isKept = [Bool](repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var spans = [(first: 0, last: points.count - 1)]
    while let span = spans.popLast() {
      var farthest = span.first
      var distance = tolerance
      for index in span.first + 1..<max(span.last, span.first + 1) {
        let candidate = points[index].distance(
          toSegmentFrom: points[span.first],
          to: points[span.last]
        )
        if candidate > distance {
          farthest = index
          distance = candidate
        }
      }
      guard farthest != span.first else { continue }
      isKept[farthest] = true
      spans.append((span.first, farthest))
      spans.append((farthest, span.last))
    }
    self.init(through: zip(points, isKept).compactMap { point, isKept in isKept ? point : nil })
  }
}

extension Point {
  /// The distance to the nearest point of a straight line's piece.
  fileprivate func distance(toSegmentFrom start: Point, to end: Point) -> Double {
    let along = Point(x: end.x - start.x, y: end.y - start.y)
    let squaredLength = along.x * along.x + along.y * along.y
    guard squaredLength > 0 else {
      return ((x - start.x) * (x - start.x) + (y - start.y) * (y - start.y)).squareRoot()
    }
    let position = ((x - start.x) * along.x + (y - start.y) * along.y) / squaredLength
    let nearest = min(1, max(0, position))
    let dx = x - start.x - nearest * along.x
    let dy = y - start.y - nearest * along.y
    return (dx * dx + dy * dy).squareRoot()
  }
}
