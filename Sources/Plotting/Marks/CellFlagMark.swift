public import Drawing
internal import Notation

/// Markers in a corner of cells, such as those of the best cell of each network.
public struct CellFlagMark: Mark {
  /// A cell by its row and its column.
  public struct Place: Sendable, Hashable {
    /// The category of the vertical axis.
    public var row: Int
    /// The category of the horizontal axis.
    public var column: Int

    /// Creates a place.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// What the markers stand for.
  public var series: Series?
  /// The cells.
  public var places: [Place]
  /// The number of the marker in its corner, from 0: several series may mark one cell.
  public var order: Int

  /// Creates markers.
  public init(_ series: Series, _ places: [Place], order: Int = 0) {
    self.series = series
    self.places = places
    self.order = order
  }

  /// They say something of cells that others draw.
  public var role: Group.Role { .annotation }
  /// Markers lie in front of the cells.
  public var layer: MarkLayer { .primary }
  /// The middles of the cells.
  public var extent: [DataPoint] {
    places.map { DataPoint(x: Double($0.column), y: Double($0.row)) }
  }
  /// None: the cells have the values.
  public var records: [MarkRecord] { [] }

  /// The markers, in the lower left corners.
  public func nodes(in frame: Frame) -> [Node] {
    guard let style = series?.style else { return [] }
    let points = places.compactMap { place -> Point? in
      guard let left = frame.x.position(of: Double(place.column) - 0.5),
        let low = frame.y.position(of: Double(place.row) + 0.5),
        let high = frame.y.position(of: Double(place.row) - 0.5)
      else { return nil }
      return Point(x: left + 5 + 7 * Double(order), y: max(low, high) - 5)
    }
    return points.isEmpty ? [] : [markers(at: points, style: style, size: 2.6)]
  }
}
