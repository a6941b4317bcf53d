internal import CCairo
internal import CPango
package import Drawing
package import Faults

extension PageCanvas {
  /// Fills a rectangle that does not cover the page.
  package func fill(_ area: Rectangle, with color: RGB) {
    set(color)
    cairo_rectangle(context, area.x, area.y, area.width, area.height)
    cairo_fill(context)
  }

  /// Draws a row of small dots between two places of a line, one every four points, in step with every other row.
  package func drawLeader(fromX start: Double, toX end: Double, y: Double, color: RGB) {
    set(color)
    var x = (end / 4).rounded(.down) * 4
    while x > start {
      cairo_rectangle(context, x - 0.35, y - 0.7, 0.7, 0.7)
      x -= 4
    }
    cairo_fill(context)
  }

  /// Draws one piece of a line of text with its baseline at a height; `x` is the left edge of the paragraph.
  package func draw(
    _ piece: TextLayout.Piece,
    ofLine line: Int,
    of layout: TextLayout,
    x: Double,
    baseline: Double
  ) {
    set(layout.spans[piece.span].format.color)
    layout.show(piece, ofLine: line, on: context, x: x + piece.x, y: baseline)
  }

  /// Draws glyphs of the mathematics font, moved to an origin.
  package func draw(_ run: GlyphRun, at origin: Point, font: MathFont, color: RGB) {
    set(color)
    cairo_set_font_face(context, font.face)
    cairo_set_font_size(context, run.size)
    var glyphs = run.glyphs.map { glyph in
      cairo_glyph_t(
        index: UInt(glyph.id),
        x: origin.x + glyph.position.x,
        y: origin.y + glyph.position.y
      )
    }
    // One cluster for all glyphs: they are copied and searched as one text, whatever their places.
    var cluster = cairo_text_cluster_t(
      num_bytes: Int32(run.text.utf8.count),
      num_glyphs: Int32(glyphs.count)
    )
    cairo_show_text_glyphs(
      context,
      run.text,
      Int32(run.text.utf8.count),
      &glyphs,
      Int32(glyphs.count),
      &cluster,
      1,
      cairo_text_cluster_flags_t(rawValue: 0)
    )
  }

  /// Draws a scene in the colours of print, scaled to fill a rectangle of the same shape.
  ///
  /// - Throws: `Fault` for a scene with numbers that Cairo cannot take, as ``SceneRenderer`` does.
  package func draw(_ scene: Scene, in area: Rectangle) throws(Fault) {
    guard scene.firstNumber(where: { !($0.magnitude < 1e6) }) == nil else {
      throw Fault(
        .internal,
        "the figure \"\(scene.title)\" cannot be drawn (a coordinate is 1000000 or more, or no number)",
        hint: "this is a fault of the plot that made the figure: it must not draw such values"
      )
    }
    cairo_save(context)
    cairo_translate(context, area.x, area.y)
    cairo_scale(context, area.width / scene.size.width, area.height / scene.size.height)
    // A clip keeps an opaque ground of the scene from counting as a new start of the page.
    cairo_rectangle(context, 0, 0, scene.size.width, scene.size.height)
    cairo_clip(context)
    ScenePainter(fonts: fonts, theme: .light, textMode: .glyphs).paint(scene, on: context)
    cairo_restore(context)
  }

  private func set(_ color: RGB) {
    cairo_set_source_rgb(
      context,
      Double(color.red) / 255,
      Double(color.green) / 255,
      Double(color.blue) / 255
    )
  }
}
