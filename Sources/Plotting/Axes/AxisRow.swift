/// A named row of a vertical axis.
public struct AxisRow: Sendable, Hashable {
  /// The name, beside the row; long ones are wrapped.
  public var name: String
  /// Whether the row belongs to the one above: its name is indented, and no line parts the two.
  public var continues: Bool
  /// What stands at the other end of the row, such as a verdict.
  public var note: String?
  /// The least height of the row, in points.
  public var leastHeight: Double
  /// Whether the row is the heading of those below, with its name in bold.
  public var isHeading: Bool
  /// Whether the row has a place on the horizontal axis, which stands below the last row that has one.
  public var hasValues: Bool

  /// Creates a row.
  public init(
    _ name: String,
    continues: Bool = false,
    note: String? = nil,
    leastHeight: Double = 0,
    isHeading: Bool = false,
    hasValues: Bool = true
  ) {
    self.name = name
    self.continues = continues
    self.note = note
    self.leastHeight = leastHeight
    self.isHeading = isHeading
    self.hasValues = hasValues
  }
}
