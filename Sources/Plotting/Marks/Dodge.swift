internal import Drawing

/// Series side by side around the values that they share, which no marker may leave for those of a neighbour.
enum Dodge {
  /// The most of half the distance between two values that a shift may take.
  static let largestShare = 0.8
  /// How far the outermost marks may reach over the edges of a panel, in points: a marker less than that is clipped.
  static let overhang = 1.0

  /// The share of their shifts that marks have room for.
  ///
  /// The distance is that of the axis as it is drawn, linear or logarithmic.
  static func share(of marks: [any Mark], in frame: Frame) -> Double {
    let shifted = marks.filter { $0.shift != 0 }
    guard let widest = shifted.map(\.shift.magnitude).max() else { return 1 }
    let places = Set(shifted.flatMap(\.extent).map(\.x)).compactMap(frame.x.position).sorted()
    guard let first = places.first, let last = places.last else { return 1 }
    let edges = min(first - frame.rectangle.x, frame.rectangle.maxX - last) + overhang
    let gaps = zip(places, places.dropFirst()).map { largestShare * ($1 - $0) / 2 }
    let room = max(0, min(edges, gaps.filter { $0 > 0 }.min() ?? .infinity))
    return min(1, room / widest)
  }
}
