/// Tells which glyphs a line of text is drawn with, so that text can be written as outlines.
package protocol TextOutliner {
  /// The glyphs of a line of text from left to right, and the room that the line takes; nil if a character has none.
  func outlines(of string: String, in style: TextStyle) -> TextOutlines?
}

/// A line of text as glyphs at their places.
package struct TextOutlines: Sendable {
  /// One glyph.
  package struct Glyph: Sendable {
    /// The outline; the same object wherever the text has the same glyph.
    package var outline: GlyphOutline
    /// Where its origin stands, in points from the start of the line on the baseline.
    package var origin: Point

    /// Creates a glyph at its place.
    package init(_ outline: GlyphOutline, at origin: Point) {
      self.outline = outline
      self.origin = origin
    }
  }

  /// The glyphs that show something.
  package var glyphs: [Glyph]
  /// The advance width of the line, in points.
  package var width: Double

  /// Creates a line of text.
  package init(_ glyphs: [Glyph], width: Double) {
    self.glyphs = glyphs
    self.width = width
  }
}
