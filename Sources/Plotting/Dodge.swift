/// The place of one of several columns in the band of a category.
public struct Dodge: Sendable, Hashable {
  /// Which of the columns it is, from 0.
  public var index: Int
  /// How many columns share the band.
  public var count: Int

  /// Creates a place.
  public init(_ index: Int, of count: Int) {
    precondition((0..<count).contains(index), "a column is one of those in the band")
    self.index = index
    self.count = count
  }

  /// The only column of its band.
  public static let alone = Dodge(0, of: 1)

  /// The share of the band that its columns fill.
  package static let fill = 0.72

  /// The left and the right edge in bands, from the middle of the band.
  package var edges: (left: Double, right: Double) {
    let width = Self.fill / Double(count)
    let left = -Self.fill / 2 + Double(index) * width
    return (left, left + width)
  }
}
