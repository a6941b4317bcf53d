internal import Drawing

/// Points of a curve, thinned to the four of each narrow column that decide what is seen of it.
///
/// The first and the last, the lowest and the highest point of a column are joined by the same pixels as all of its points
/// (M4: Jugel, Jerzak, Hackenbroich and Markl, VLDB 2014). The columns are a quarter of a point wide, half a pixel of the
/// usual two pixels a point, so that no point that is left out lies further than that from the curve.
struct ColumnThinning {
  /// The columns to a point of the page.
  static let columnsPerPoint = 4.0

  /// The points that are kept, but for those of the last column.
  private var kept: [DataPoint] = []
  private var column = Int.min
  private var count = 0
  private var first = DataPoint(x: 0, y: 0)
  private var last = DataPoint(x: 0, y: 0)
  /// The points of the column with the greatest and the smallest value, with their numbers in it.
  private var highest = DataPoint(x: 0, y: 0)
  private var highestNumber = 0
  private var lowest = DataPoint(x: 0, y: 0)
  private var lowestNumber = 0

  /// Takes the next point, which stands at `x` on the page.
  ///
  /// Values are compared as they are, because every scale keeps their order or turns it around.
  @inline(__always) mutating func append(_ point: DataPoint, at x: Double) {
    // Positions are within a million points; truncation is rounding down from there.
    let column = Int((x + 1_000_000) * Self.columnsPerPoint)
    if column != self.column {
      endColumn()
      self.column = column
      count = 0
      first = point
      highest = point
      highestNumber = 0
      lowest = point
      lowestNumber = 0
    } else if point.y > highest.y {
      highest = point
      highestNumber = count
    } else if point.y < lowest.y {
      lowest = point
      lowestNumber = count
    }
    last = point
    count += 1
  }

  /// The curve until now; the next point begins another.
  mutating func takePoints() -> [DataPoint] {
    endColumn()
    column = .min
    count = 0
    defer { kept = [] }
    return kept
  }

  private mutating func endColumn() {
    guard count > 0 else { return }
    kept.append(first)
    var extremes = [(lowest, lowestNumber), (highest, highestNumber)]
    if highestNumber < lowestNumber { extremes.reverse() }
    // The first or the last point of the column may be its highest or lowest.
    for (point, number) in extremes where number > 0 && number < count - 1 { kept.append(point) }
    if count > 1 { kept.append(last) }
  }
}
