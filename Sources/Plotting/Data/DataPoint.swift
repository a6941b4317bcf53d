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

extension [DataPoint] {
  /// Whether the last point has a value that is not finite.
  var endsNonFinite: Bool {
    last.map { !$0.x.isFinite || !$0.y.isFinite } ?? false
  }

  /// The points for the data table.
  var records: [MarkRecord] { map { MarkRecord(x: $0.x, y: $0.y) } }
}
