/// A position on a grid of whole numbers, x to the right and y downwards.
package struct GridPoint: Sendable, Hashable {
  /// The distance from the left edge, in units of the grid.
  package var x: Int
  /// The distance from the top edge, in units of the grid.
  package var y: Int

  /// Creates a point.
  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  /// The nearest hundredths of a point; halves away from zero, as all numbers of figures.
  init(_ point: Point) {
    x = Int((point.x * 100).rounded())
    y = Int((point.y * 100).rounded())
  }
}
