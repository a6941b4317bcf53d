internal import CairoDrawing

/// An element of the structure tree; the same element may go on over several lines and pages.
struct StructureNode: Hashable {
  /// The block that the element belongs to.
  var block: Int
  /// Which element of the block.
  var part: Int
  /// What the element is.
  var tag: StructureTag
  /// Whether it holds marks itself, not other elements: Cairo loses the text of elements that hold both.
  var isLeaf = false
  /// What it shows, in words, for who cannot see it; figures and formulas have one.
  var alternative: String?
}
