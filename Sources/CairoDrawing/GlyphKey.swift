/// What the outline of a glyph depends on.
struct GlyphKey: Hashable {
  /// The number of the glyph in its font, or Pango's for a character that no font has.
  let number: UInt32
  /// The address of the FreeType face; none where the glyph is a box.
  let face: UInt?
  /// The size of the text where the outline depends on it: the digits of a box keep to it.
  let size: Double?
}
