/// One value of a mark with its interval, for the data table.
public struct MarkRecord: Sendable, Hashable {
  /// The value along the horizontal axis.
  public var x: Double
  /// The value along the vertical axis.
  public var y: Double?
  /// The lower end of the interval.
  public var lower: Double?
  /// The upper end of the interval.
  public var upper: Double?
  /// Where on the vertical axis the record stands, if its value is told by something else, such as a colour.
  public var row: Double?

  /// Creates a record.
  public init(
    x: Double,
    y: Double? = nil,
    lower: Double? = nil,
    upper: Double? = nil,
    row: Double? = nil
  ) {
    self.x = x
    self.y = y
    self.lower = lower
    self.upper = upper
    self.row = row
  }
}
