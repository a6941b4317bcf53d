/// One slice of a text that no page divides: a line, a row of a table, a figure with its caption.
package struct FlowItem: Sendable, Hashable {
  /// The height, in points.
  package var height: Double
  /// The least distance from the slice above; dropped at the top of a page.
  package var spaceBefore = 0.0
  /// The least distance to the slice below, whichever that is on the page.
  package var spaceAfter = 0.0
  /// Whether no page begins here: a heading's text, the second line of a paragraph.
  package var keepsWithPrevious = false
  /// Whether a page begins here.
  package var startsPage = false
  /// The height of what is repeated above the slice if a page begins with it: the header row of its table.
  package var repeatedHeight = 0.0
  /// How much of its height the slice gives up where it would not fit otherwise: a figure made smaller.
  package var shrinkage = 0.0
  /// Whether the slice may wait for the next page while the text after it fills this one: a figure, a slice of a short table.
  package var floats = false
  /// Whether the slice goes on with the block of the one before it, which a figure at the top of a page should not divide.
  package var continuesBlock = false
  /// How much of a page may stay empty, as a share of its height, so that a waiting figure is not passed by this slice: the
  /// heading of another chapter or section than the figure's.
  package var gapForFloats = 0.0

  /// Creates a slice of a height.
  package init(height: Double) {
    self.height = height
  }
}
