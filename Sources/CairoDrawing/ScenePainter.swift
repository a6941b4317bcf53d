internal import CCairo
internal import CPango
package import Drawing

/// Draws scenes on a Cairo context, in points from the context's current origin.
///
/// A painter never paints the background: inside a tagged PDF page an opaque fill of the whole page deletes the earlier
/// tags (Cairo 1.16). It leaves the context as it found it and draws what is finite; check the context's status afterwards.
package struct ScenePainter {
  /// How text reaches the output.
  package enum TextMode: Sendable {
    /// As filled outlines: placed exactly, independent of FreeType's rasteriser. For PNG.
    case outlines
    /// As glyphs of an embedded font: small and selectable. For PDF.
    case glyphs
  }

  /// The fonts of the text.
  package let fonts: Fonts
  /// The values of the colours.
  package let theme: Theme
  /// How text reaches the output.
  package let textMode: TextMode

  /// Creates a painter.
  package init(fonts: Fonts, theme: Theme = .light, textMode: TextMode) {
    self.fonts = fonts
    self.theme = theme
    self.textMode = textMode
  }

  /// Draws a scene with its top left corner at the current origin of `context`, a `cairo_t`.
  package func paint(_ scene: Scene, on context: OpaquePointer) {
    cairo_save(context)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    paint(scene.nodes, on: context)
    cairo_restore(context)
  }

  private func paint(_ nodes: [Node], on context: OpaquePointer) {
    for node in nodes {
      switch node {
      case .group(let group): paint(group, on: context)
      case .shape(let shape): paint(shape, on: context)
      case .text(let run): paint(run, on: context)
      }
    }
  }

  private func paint(_ group: Group, on context: OpaquePointer) {
    guard let clip = group.clip else { return paint(group.nodes, on: context) }
    cairo_save(context)
    cairo_rectangle(context, clip.x, clip.y, clip.width, clip.height)
    cairo_clip(context)
    paint(group.nodes, on: context)
    cairo_restore(context)
  }

  private func paint(_ shape: Shape, on context: OpaquePointer) {
    trace(shape.path, on: context)
    if let fill = shape.fill {
      setSource(fill, on: context)
      cairo_fill_preserve(context)
    }
    if let stroke = shape.stroke {
      setSource(stroke.paint, on: context)
      cairo_set_line_width(context, stroke.width)
      // Round caps would close the gaps of a dashed line.
      cairo_set_line_cap(
        context,
        stroke.dash.isEmpty ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT
      )
      stroke.dash.withUnsafeBufferPointer { dash in
        cairo_set_dash(context, dash.baseAddress, Int32(dash.count), 0)
      }
      cairo_stroke_preserve(context)
    }
    cairo_new_path(context)
  }

  private func trace(_ path: Path, on context: OpaquePointer) {
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let point): cairo_move_to(context, point.x, point.y)
      case .line(let point): cairo_line_to(context, point.x, point.y)
      case .curve(let first, let second, let end):
        cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  private func paint(_ run: TextRun, on context: OpaquePointer) {
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, run.position.x, run.position.y)
    if run.rotation != 0 { cairo_rotate(context, run.rotation * .pi / 180) }
    let line = fonts.line(run.string, in: run.style)
    let shift =
      switch run.anchor {
      case .start: 0.0
      case .middle: -line.metrics.width / 2
      case .end: -line.metrics.width
      }
    cairo_move_to(context, shift, -line.metrics.ascent)
    setSource(run.style.paint, on: context)
    switch textMode {
    case .outlines:
      pango_cairo_layout_path(context, line.layout)
      cairo_fill(context)
    case .glyphs:
      guard let first = pango_layout_get_line_readonly(line.layout, 0),
        let text = pango_layout_get_text(line.layout)
      else { return }
      var x = shift
      for run in TextLayout.runs(first) {
        EmbeddedGlyphs.show(run, of: text, on: context, x: x, y: 0)
        x += Double(pango_glyph_string_get_width(run.pointee.glyphs)) / TextLayoutText.scale
      }
    }
  }

  private func setSource(_ paint: Paint, on context: OpaquePointer) {
    let color = theme.color(paint.color)
    cairo_set_source_rgba(
      context,
      Double(color.red) / 255,
      Double(color.green) / 255,
      Double(color.blue) / 255,
      paint.opacity
    )
  }
}
