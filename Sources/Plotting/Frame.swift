public import Drawing

/// Where the data of one panel are drawn: its rectangle, and the maps from data to points.
public struct Frame {
  /// The panel between its axes, in points.
  public let rectangle: Rectangle
  package let x: AxisScale
  package let y: AxisScale
  package let lettering: Lettering

  package init(rectangle: Rectangle, x: AxisScale, y: AxisScale, lettering: Lettering) {
    self.rectangle = rectangle
    self.x = x
    self.y = y
    self.lettering = lettering
  }

  /// Where a data point stands; nothing if one of its values cannot be drawn on its axis.
  public func point(_ value: DataPoint) -> Point? {
    guard let x = x.position(of: value.x), let y = y.position(of: value.y) else { return nil }
    return Point(x: x, y: y)
  }
}

/// A pair of data values.
public struct DataPoint: Sendable, Hashable {
  /// The value along the horizontal axis, in data units.
  public var x: Double
  /// The value along the vertical axis, in data units.
  public var y: Double

  /// Creates a data point.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
