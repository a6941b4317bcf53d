internal import CCairo
internal import CPango
internal import Synchronization

/// Shows the glyphs of a run of text in a page, which embeds their outlines and what they say.
///
/// Cairo 1.16 cuts the table of a font with PostScript curves to the glyphs of a document and loses subroutines of some, which
/// are blank then (`cairo_cff_parse_charstring` counts the hints of a glyph without those of its callers). A font that is
/// synthesised it writes anew from the outlines, and such a font is said to be: by a flag that changes no outline.
enum EmbeddedGlyphs {
  /// A bit of `cairo_ft_font_face_set_synthesize` that is neither bold nor oblique.
  private static let noChange: UInt32 = 1 << 2

  /// The faces that are embedded by their outlines, by the FreeType faces that they show; neither is ever closed; 0 for one
  /// that Cairo embeds as it is.
  private static let faces = Mutex<[UInt: UInt]>([:])

  /// Draws a run with the origin of its first glyph at a place.
  static func show(
    _ run: UnsafeMutablePointer<PangoGlyphItem>,
    of text: UnsafePointer<CChar>,
    on context: OpaquePointer,
    x: Double,
    y: Double
  ) {
    guard let item = run.pointee.item, let font = item.pointee.analysis.font,
      let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font)),
      let outlined = outlinedFont(of: font, scaled)
    else {
      cairo_move_to(context, x, y)
      pango_cairo_show_glyph_item(context, text, run)
      return
    }
    cairo_set_scaled_font(context, outlined)
    cairo_scaled_font_destroy(outlined)
    var glyphs = glyphs(of: run, x: x, y: y)
    var clusters = clusters(of: run, text)
    let isBackward = item.pointee.analysis.level & 1 == 1
    cairo_show_text_glyphs(
      context,
      text + Int(item.pointee.offset),
      item.pointee.length,
      &glyphs,
      Int32(glyphs.count),
      &clusters,
      Int32(clusters.count),
      isBackward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0)
    )
  }

  /// The font that is embedded by its outlines, which the caller owns; nil for one with the curves of TrueType.
  private static func outlinedFont(
    of font: UnsafeMutablePointer<PangoFont>,
    _ scaled: OpaquePointer
  ) -> OpaquePointer? {
    var face: FT_Face?
    let pattern = pango_fc_font_get_pattern(bn_fc_font(font))
    guard FcPatternGetFTFace(pattern, FC_FT_FACE, 0, &face) == FcResultMatch, let face,
      let outlined = outlinedFace(of: face)
    else { return nil }
    var (matrix, transform) = (cairo_matrix_t(), cairo_matrix_t())
    cairo_scaled_font_get_font_matrix(scaled, &matrix)
    cairo_scaled_font_get_ctm(scaled, &transform)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_scaled_font_get_font_options(scaled, options)
    return cairo_scaled_font_create(
      outlined,
      &matrix,
      &transform,
      options
    )
  }

  /// The face that is embedded by its outlines; nil for one without a table of PostScript curves.
  private static func outlinedFace(of face: FT_Face) -> OpaquePointer? {
    let address = faces.withLock { faces in
      let key = UInt(bitPattern: face)
      if let known = faces[key] { return known }
      var count: FT_ULong = 0
      let tag = "CFF ".utf8.reduce(FT_ULong(0)) { $0 << 8 | FT_ULong($1) }
      var made: OpaquePointer?
      if FT_Load_Sfnt_Table(face, tag, 0, nil, &count) == 0, count > 0 {
        made = cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_NO_HINTING))
        cairo_ft_font_face_set_synthesize(made, noChange)
      }
      let address = UInt(bitPattern: made)
      faces[key] = address
      return address
    }
    return OpaquePointer(bitPattern: address)
  }

  /// The glyphs that show something, at their places.
  private static func glyphs(
    of run: UnsafeMutablePointer<PangoGlyphItem>,
    x: Double,
    y: Double
  ) -> [cairo_glyph_t] {
    var result: [cairo_glyph_t] = []
    var offset = x
    let string = run.pointee.glyphs.pointee
    for index in 0..<Int(string.num_glyphs) {
      let glyph = string.glyphs[index]
      if glyph.glyph != PangoGlyph(PANGO_GLYPH_EMPTY) {
        result.append(
          cairo_glyph_t(
            index: UInt(glyph.glyph),
            x: offset + Double(glyph.geometry.x_offset) / TextLayoutText.scale,
            y: y + Double(glyph.geometry.y_offset) / TextLayoutText.scale
          )
        )
      }
      offset += Double(glyph.geometry.width) / TextLayoutText.scale
    }
    return result
  }

  /// Which bytes of the text the glyphs say, in the order of the text.
  private static func clusters(
    of run: UnsafeMutablePointer<PangoGlyphItem>,
    _ text: UnsafePointer<CChar>
  ) -> [cairo_text_cluster_t] {
    var result: [cairo_text_cluster_t] = []
    var place = PangoGlyphItemIter()
    var isThere = pango_glyph_item_iter_init_start(&place, run, text)
    while isThere != 0 {
      let first = min(place.start_glyph, place.end_glyph + 1)
      let range =
        place.start_glyph <= place.end_glyph
        ? Int(place.start_glyph)..<Int(place.end_glyph) : Int(first)..<Int(place.start_glyph + 1)
      let shown = range.count {
        run.pointee.glyphs.pointee.glyphs[$0].glyph != PangoGlyph(PANGO_GLYPH_EMPTY)
      }
      result.append(
        cairo_text_cluster_t(
          num_bytes: place.end_index - place.start_index,
          num_glyphs: Int32(shown)
        )
      )
      isThere = pango_glyph_item_iter_next_cluster(&place)
    }
    return result
  }
}
