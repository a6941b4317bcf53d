internal import CCairo
internal import CPango
package import Drawing

extension Fonts: TextOutliner {
  package func outlines(of string: String, in style: TextStyle) -> TextOutlines? {
    let line = line(string, in: style)
    guard line.missingCharacters.isEmpty else { return nil }
    if let outlines = line.outlines { return outlines }
    var glyphs: [TextOutlines.Glyph] = []
    line.forEachGlyph { font, glyph, origin in
      let outline = outline(of: glyph, font: font, size: style.size)
      if !outline.steps.isEmpty { glyphs.append(TextOutlines.Glyph(outline, at: origin)) }
    }
    let outlines = TextOutlines(glyphs, width: line.metrics.width)
    line.outlines = outlines
    return outlines
  }

  private func outline(
    of glyph: PangoGlyphInfo,
    font: UnsafeMutablePointer<PangoFont>,
    size: Double
  ) -> GlyphOutline {
    let isBox = glyph.glyph & TextLayoutText.unknownGlyphFlag != 0
    let scaledFont = pango_cairo_font_get_scaled_font(OpaquePointer(font))
    // Until it is unlocked, Cairo leaves the face to us; the face is one of the set's, at the same address for all sizes.
    let face = isBox ? nil : cairo_ft_scaled_font_lock_face(scaledFont)
    defer { if face != nil { cairo_ft_scaled_font_unlock_face(scaledFont) } }
    let key = GlyphKey(
      number: glyph.glyph,
      face: face.map { UInt(bitPattern: $0) },
      size: face == nil ? size : nil
    )
    if let outline = glyphs[key] { return outline }
    let outline =
      face.flatMap { GlyphOutline(glyph: glyph.glyph, of: $0) }
      ?? GlyphOutline(drawing: glyph, of: font, size: size)
    glyphs[key] = outline
    return outline
  }
}
