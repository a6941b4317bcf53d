/// The few of many values on which an axis depends: the domain of any scale begins and ends at one of them.
///
/// The layout asks for ticks several times, and a curve may have a million points.
struct Extremes {
  private var lowest = Double.infinity
  private var highest = -Double.infinity
  /// The lowest value that a logarithmic scale has.
  private var lowestPositive = Double.infinity

  /// Takes a value into account, unless no axis shows it.
  @inline(__always) mutating func insert(_ value: Double) {
    // Most values are none, and what is not a number is neither below nor above another.
    guard value < lowestPositive || value > highest || value < lowest else { return }
    // The bounds of ``TickFinder``.
    guard value.magnitude < 1e100 else { return }
    if value < lowest { lowest = value }
    if value > highest { highest = value }
    if value < lowestPositive, value > 1e-100 { lowestPositive = value }
  }

  /// Values with the same smallest and largest, on any scale, as all that were inserted.
  var values: [Double] { [lowest, lowestPositive, highest].filter(\.isFinite) }
}

extension Panel {
  /// The values on which the axes of the panel depend.
  var extremes: (x: [Double], y: [Double]) {
    var x = Extremes()
    var y = Extremes()
    for mark in marks {
      for point in mark.extent {
        x.insert(point.x)
        y.insert(point.y)
      }
    }
    for point in strip?.extent ?? [] { x.insert(point.x) }
    return (x.values, y.values)
  }
}
