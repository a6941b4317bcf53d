package import CPango
package import Drawing

/// The typefaces of every picture and page: a Pango font map that sees the DejaVu fonts and no others.
///
/// The same text must take the same room on every machine, so the map has its own fontconfig configuration without the
/// rules and fonts of the system and of the user, and its contexts switch off what depends on the output device: hinting,
/// rounding to pixels, sub-pixel colours, the resolution of a screen and the language of the environment.
///
/// A font map is not safe to share between threads (Pango, "Threading"): every thread makes its own, in about 10 ms.
package final class Fonts {
  /// The font map; it lives as long as this object.
  package let map: UnsafeMutablePointer<PangoFontMap>
  /// The context that measures and lays out text; it lives as long as this object.
  package let context: OpaquePointer

  /// The families in the map.
  private static let families = [
    "DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif", "DejaVu Math TeX Gyre",
  ]

  /// Finds the fonts and makes the map.
  ///
  /// - Throws: ``CairoError`` if the DejaVu fonts are not installed.
  package init() throws(CairoError) {
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      throw CairoError(
        "this Pango has no FreeType fonts",
        hint: "install Debian's libpango1.0-dev, whose Pango has them"
      )
    }
    let configuration = try Self.privateConfiguration()
    pango_fc_font_map_set_config(OpaquePointer(map), configuration)
    // The map keeps its own reference.
    FcConfigDestroy(configuration)
    self.map = map
    context = Self.makeContext(map)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(map)
  }

  /// A fontconfig configuration of the DejaVu files alone; the caller owns it.
  ///
  /// The system's configuration is asked for the paths only, because distributions keep the files in different folders.
  private static func privateConfiguration() throws(CairoError) -> OpaquePointer {
    let files = installedFiles()
    guard !files.isEmpty, let configuration = FcConfigCreate() else {
      throw CairoError(
        "the fonts \"DejaVu Sans\" and \"DejaVu Sans Mono\" are not installed",
        hint: "apt-get install fonts-dejavu-core fonts-dejavu-extra"
      )
    }
    for file in files {
      FcConfigAppFontAddFile(configuration, file)
    }
    return configuration
  }

  /// The paths of the installed files of the families, sorted.
  private static func installedFiles() -> [String] {
    guard let system = FcInitLoadConfigAndFonts() else { return [] }
    defer { FcConfigDestroy(system) }
    var files: Set<String> = []
    for family in families {
      let pattern = FcPatternCreate()
      defer { FcPatternDestroy(pattern) }
      _ = bn_pattern_add_string(pattern, FC_FAMILY, family)
      let wanted = FcObjectSetCreate()
      defer { FcObjectSetDestroy(wanted) }
      FcObjectSetAdd(wanted, FC_FILE)
      guard let list = FcFontList(system, pattern, wanted) else { continue }
      defer { FcFontSetDestroy(list) }
      for index in 0..<Int(list.pointee.nfont) {
        var path: UnsafeMutablePointer<FcChar8>?
        if FcPatternGetString(list.pointee.fonts[index], FC_FILE, 0, &path) == FcResultMatch,
          let path
        {
          files.insert(String(cString: path))
        }
      }
    }
    return files.sorted()
  }

  /// A context whose text depends on the fonts and the string alone; the caller owns it.
  private static func makeContext(_ map: UnsafeMutablePointer<PangoFontMap>) -> OpaquePointer {
    guard let context = pango_font_map_create_context(map) else {
      preconditionFailure("pango_font_map_create_context returns a context for every map")
    }
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_language(context, pango_language_from_string("en"))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    pango_context_set_round_glyph_positions(context, 0)
    return context
  }

  // MARK: Lines of text

  /// The lines of text that were laid out lately: figures measure each several times before they draw it, and the numbers
  /// of one figure's axes are those of the next.
  private var lines: [TextLine.Key: TextLine] = [:]
  /// A report's figures have some hundred different lines; each takes a few kilobytes.
  private static let mostLines = 1024

  /// A line of text in one style, laid out.
  package func line(_ string: String, in style: TextStyle) -> TextLine {
    let key = TextLine.Key(string, style)
    if let line = lines[key] { return line }
    // What is kept changes no result, so that which lines go first does not matter.
    if lines.count >= Self.mostLines { lines.removeAll(keepingCapacity: true) }
    let line = TextLine(key, context: context)
    lines[key] = line
    return line
  }
}

extension Fonts: TextMeasurer {
  package func metrics(of string: String, in style: TextStyle) -> TextMetrics {
    line(string, in: style).metrics
  }
}
