/// The outline of one glyph of a font, filled by the non-zero winding rule, for every size of the text.
///
/// Its grid is a thousandth of an em with the origin on the baseline: a hundredth of a point at a size of ten points.
/// A class, because the same object is the same glyph: a file of many letters compares objects and not outlines.
package final class GlyphOutline: Sendable {
  /// One step of an outline.
  package enum Step: Sendable, Hashable {
    /// Starts a new contour.
    case move(GridPoint)
    /// A straight line to a point.
    case line(GridPoint)
    /// A quadratic Bézier curve with its control point, of which TrueType outlines are made.
    case quadratic(GridPoint, to: GridPoint)
    /// A cubic Bézier curve with its two control points.
    case cubic(GridPoint, GridPoint, to: GridPoint)
    /// A straight line back to the start of the contour.
    case close
  }

  /// The steps, in drawing order; none for a space.
  package let steps: [Step]

  /// Creates an outline from its steps.
  package init(_ steps: [Step]) {
    self.steps = steps
  }
}
