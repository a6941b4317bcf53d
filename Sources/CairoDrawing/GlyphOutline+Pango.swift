internal import CCairo
internal import CPango
internal import Drawing

extension GlyphOutline {
  /// What Pango draws for a glyph of a font at a size: for a character that no font has, a box with its number.
  convenience init(
    drawing glyph: PangoGlyphInfo,
    of font: UnsafeMutablePointer<PangoFont>,
    size: Double
  ) {
    // One pixel, because a path needs none; a device unit is a thousandth of the size, the grid of outlines.
    let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)
    let context = cairo_create(surface)
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
    }
    let scale = 1000 / size
    cairo_scale(context, scale, scale)
    var glyph = glyph
    glyph.geometry.x_offset = 0
    glyph.geometry.y_offset = 0
    var cluster: Int32 = 0
    withUnsafeMutablePointer(to: &glyph) { glyph in
      var string = PangoGlyphString()
      string.num_glyphs = 1
      string.glyphs = glyph
      withUnsafeMutablePointer(to: &cluster) { cluster in
        string.log_clusters = cluster
        cairo_move_to(context, 0, 0)
        pango_cairo_glyph_string_path(context, font, &string)
      }
    }
    let path = cairo_copy_path(context)
    defer { cairo_path_destroy(path) }
    self.init(path.map { Self.steps(of: $0.pointee, scale: scale) } ?? [])
  }

  private static func steps(of path: cairo_path_t, scale: Double) -> [Step] {
    var steps: [Step] = []
    var index = 0
    while let data = path.data, index < Int(path.num_data) {
      let header = data[index].header
      func point(_ number: Int) -> GridPoint {
        let point = data[index + number].point
        return GridPoint(x: Int((point.x * scale).rounded()), y: Int((point.y * scale).rounded()))
      }
      switch header.type {
      case CAIRO_PATH_MOVE_TO: steps.append(.move(point(1)))
      case CAIRO_PATH_LINE_TO: steps.append(.line(point(1)))
      case CAIRO_PATH_CURVE_TO: steps.append(.cubic(point(1), point(2), to: point(3)))
      default: steps.append(.close)
      }
      index += max(1, Int(header.length))
    }
    // Cairo starts a contour anew after each that it closes.
    if case .move = steps.last { steps.removeLast() }
    return steps
  }
}
