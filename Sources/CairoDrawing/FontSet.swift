internal import CCairo
internal import CPango
internal import Faults
internal import Synchronization

/// The DejaVu fonts of one thread: a Pango font map that sees them and no others, on FreeType faces of its own.
///
/// Cairo would open the files itself, for all threads in one FreeType library, and close a face of another thread that
/// is in use once more than ten are open (Cairo 1.16, `_cairo_ft_unscaled_font_lock_face`); faces that it is given it
/// leaves alone. They are never closed, because Cairo's cache of scaled fonts knows them by address and outlives
/// whoever used them: a set that is no longer needed waits in a pool for the next thread.
struct FontSet: @unchecked Sendable {
  /// The font map.
  let map: UnsafeMutablePointer<PangoFontMap>
  /// The context that measures and lays out text.
  let context: OpaquePointer
  /// The paths of the font files, sorted.
  let files: [String]

  /// The families in the map.
  private static let families = [
    "DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif", "DejaVu Math TeX Gyre",
  ]

  // MARK: The pool

  /// The sets that no thread uses.
  private static let idle = Mutex<[FontSet]>([])

  /// A set for the caller alone, until it is given back.
  ///
  /// - Throws: `Fault` if the DejaVu fonts are not installed.
  static func taken() throws(Fault) -> FontSet {
    if let set = idle.withLock({ $0.popLast() }) { return set }
    return try FontSet()
  }

  /// Gives the set back; nothing that was made with it may be used any more.
  func giveBack() {
    Self.idle.withLock { $0.append(self) }
  }

  // MARK: Making a set

  private init() throws(Fault) {
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      throw Fault(
        .missing,
        "this Pango has no FreeType fonts",
        hint: "install Debian's libpango1.0-dev, whose Pango has them"
      )
    }
    files = Self.installedFiles()
    let configuration = try Self.privateConfiguration(of: files)
    pango_fc_font_map_set_config(OpaquePointer(map), configuration)
    // The map keeps its own reference.
    FcConfigDestroy(configuration)
    self.map = map
    context = Self.makeContext(map)
  }

  /// A fontconfig configuration of the DejaVu files alone; the caller owns it.
  ///
  /// The system's configuration is asked for the paths only, because distributions keep the files in different folders.
  private static func privateConfiguration(
    of files: [String]
  ) throws(Fault) -> OpaquePointer {
    guard !files.isEmpty, let configuration = FcConfigCreate() else {
      throw Fault(
        .missing,
        "the fonts \"DejaVu Sans\" and \"DejaVu Sans Mono\" are not installed",
        hint: "apt-get install fonts-dejavu-core fonts-dejavu-extra"
      )
    }
    for file in files {
      FcConfigAppFontAddFile(configuration, file)
    }
    openFaces(of: configuration)
    return configuration
  }

  /// Gives every font of a configuration an open face, in a FreeType library of its own; neither is ever closed.
  ///
  /// A file that cannot be opened is left to Cairo, whose error says so.
  private static func openFaces(of configuration: OpaquePointer) {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0,
      let fonts = FcConfigGetFonts(configuration, FcSetApplication)
    else { return }
    for index in 0..<Int(fonts.pointee.nfont) {
      var path: UnsafeMutablePointer<FcChar8>?
      var face: FT_Face?
      guard let font = fonts.pointee.fonts[index],
        FcPatternGetString(font, FC_FILE, 0, &path) == FcResultMatch, let path,
        FT_New_Face(library, path, 0, &face) == 0
      else { continue }
      FcPatternAddFTFace(font, FC_FT_FACE, face)
    }
  }

  /// The paths of the installed files of the families, sorted: of each file one copy, and the system's before a user's.
  private static func installedFiles() -> [String] {
    var files = FcInitLoadConfigAndFonts().map(files) ?? []
    // A configuration of the user's may have no folder of the system's.
    if files.isEmpty { files = systemConfiguration().map(Self.files) ?? [] }
    var named: [Substring: String] = [:]
    let system = files.filter { $0.hasPrefix("/usr/") }.sorted()
    for file in system + files.filter({ !$0.hasPrefix("/usr/") }).sorted() {
      let name = file.split(separator: "/").last ?? ""
      if named[name] == nil { named[name] = file }
    }
    return named.values.sorted()
  }

  /// The configuration of the folders where systems keep their fonts, without any rules; the caller owns it.
  private static func systemConfiguration() -> OpaquePointer? {
    guard let configuration = FcConfigCreate() else { return nil }
    for folder in ["/usr/share/fonts", "/usr/local/share/fonts"] {
      _ = bn_config_add_folder(configuration, folder)
    }
    return configuration
  }

  /// The files of the families that a configuration, which this ends, has.
  private static func files(of configuration: OpaquePointer) -> [String] {
    defer { FcConfigDestroy(configuration) }
    var files: Set<String> = []
    for family in families {
      let pattern = FcPatternCreate()
      defer { FcPatternDestroy(pattern) }
      _ = bn_pattern_add_string(pattern, FC_FAMILY, family)
      let wanted = FcObjectSetCreate()
      defer { FcObjectSetDestroy(wanted) }
      FcObjectSetAdd(wanted, FC_FILE)
      guard let list = FcFontList(configuration, pattern, wanted) else { continue }
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
    return Array(files)
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
}
