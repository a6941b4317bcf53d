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
  private var kept: [Point] = []
  private var column = Double.nan
  private var count = 0
  private var first = Point(x: 0, y: 0)
  private var last = Point(x: 0, y: 0)
  /// The highest and the lowest point of the column with their numbers in it.
  private var top = (point: Point(x: 0, y: 0), number: 0)
  private var bottom = (point: Point(x: 0, y: 0), number: 0)

  /// Takes the next point.
  @inline(__always) mutating func append(_ point: Point) {
    let column = (point.x * Self.columnsPerPoint).rounded(.down)
    if column != self.column {
      endColumn()
      self.column = column
      count = 0
      first = point
      top = (point, 0)
      bottom = (point, 0)
    } else if point.y < top.point.y {
      top = (point, count)
    } else if point.y > bottom.point.y {
      bottom = (point, count)
    }
    last = point
    count += 1
  }

  /// The curve until now; the next point begins another.
  mutating func takePoints() -> [Point] {
    endColumn()
    column = .nan
    count = 0
    defer { kept = [] }
    return kept
  }

  private mutating func endColumn() {
    guard count > 0 else { return }
    kept.append(first)
    let extremes = top.number < bottom.number ? [top, bottom] : [bottom, top]
    // A column of one point has no other, and the first or the last may be the highest or the lowest.
    for extreme in extremes where extreme.number > 0 && extreme.number < count - 1 {
      kept.append(extreme.point)
    }
    if count > 1 { kept.append(last) }
  }
}
