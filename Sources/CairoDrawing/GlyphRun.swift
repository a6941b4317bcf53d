package import Drawing

/// Glyphs of the mathematics font at exact places, which read as one text when copied.
package struct GlyphRun: Sendable, Hashable {
  /// One glyph.
  package struct Glyph: Sendable, Hashable {
    /// The number of the glyph in the font.
    package var id: UInt32
    /// Where its origin stands.
    package var position: Point

    /// Creates a glyph.
    package init(id: UInt32, position: Point) {
      self.id = id
      self.position = position
    }
  }

  /// The size of the font, in points.
  package var size: Double
  /// The glyphs.
  package var glyphs: [Glyph]
  /// What the glyphs together read as; empty for glyphs that say nothing of their own.
  package var text: String

  /// Creates a run of glyphs.
  package init(size: Double, glyphs: [Glyph], text: String) {
    self.size = size
    self.glyphs = glyphs
    self.text = text
  }
}
