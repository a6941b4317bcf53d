/// One slice of a text that no page divides: a line, a row of a table, a figure with its caption.
struct FlowItem: Sendable, Hashable {
  /// The height, in points.
  var height: Double
  /// The distance from the slice above; dropped at the top of a page.
  var spaceBefore = 0.0
  /// Whether no page begins here: a heading's text, the second line of a paragraph.
  var keepsWithPrevious = false
  /// The height of what is repeated above the slice if a page begins with it: the header row of its table.
  var repeatedHeight = 0.0
  /// Whether the slice may wait for the next page while the text after it fills this one: a figure.
  var floats = false
  /// Whether nothing behind this slice may stand before a waiting figure: a new chapter.
  var stopsFloats = false
}
