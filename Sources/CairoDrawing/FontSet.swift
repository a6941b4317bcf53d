internal import CCairo
internal import CPango
internal import Drawing
internal import Faults
internal import Synchronization

/// The DejaVu fonts of one thread, and perhaps some of the system's: a Pango font map that sees them and no others, on
/// FreeType faces of its own.
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
  /// The paths of the files of DejaVu, sorted.
  let files: [String]
  /// The families of the system beside DejaVu, in the order in which they are asked for a character.
  let fallback: [FallbackFamily]
  /// fontconfig's descriptions of the faces in the map.
  let faces: [OpaquePointer]

  /// The families in the map.
  private static let families = [
    "DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif", "DejaVu Math TeX Gyre",
  ]

  /// The families for Pango to ask for a character, one after the other, beginning with one of DejaVu.
  func families(after family: String) -> String {
    ([family] + fallback.map(\.name)).joined(separator: ",")
  }

  /// Whether lines begin at the right.
  var isRightToLeft: Bool { pango_context_get_base_dir(context) == PANGO_DIRECTION_RTL }

  // MARK: The pool

  /// The sets that no thread uses.
  private static let idle = Mutex<[[FallbackFamily]: [FontSet]]>([:])

  /// A set for the caller alone, until it is given back.
  ///
  /// Sets differ by the families beside DejaVu, so that text which needs none looks the same whatever is installed.
  /// - Throws: `Fault` if the DejaVu fonts are not installed.
  static func taken(
    with fallback: [FallbackFamily] = [],
    for language: TextLanguage = .english
  ) throws(Fault) -> FontSet {
    let waiting = idle.withLock { $0[fallback]?.popLast() }
    let set = if let waiting { waiting } else { try FontSet(fallback) }
    pango_context_set_language(set.context, pango_language_from_string(language.tag))
    pango_context_set_base_dir(
      set.context,
      language.isRightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR
    )
    return set
  }

  /// Gives the set back; nothing that was made with it may be used any more.
  func giveBack() {
    Self.idle.withLock { $0[fallback, default: []].append(self) }
  }

  // MARK: Making a set

  private init(_ fallback: [FallbackFamily]) throws(Fault) {
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else {
      throw Fault(
        .missing,
        "this Pango has no FreeType fonts",
        hint: "install Debian's libpango1.0-dev, whose Pango has them"
      ).coded(.font)
    }
    files = Self.installedFiles()
    let configuration = try Self.privateConfiguration(of: files, fallback)
    self.fallback = fallback
    faces = Self.faces(in: configuration)
    pango_fc_font_map_set_config(OpaquePointer(map), configuration)
    // The map keeps its own reference.
    FcConfigDestroy(configuration)
    self.map = map
    context = Self.makeContext(map)
  }

  /// A fontconfig configuration of the DejaVu files and of some families of the system; the caller owns it.
  ///
  /// The system's configuration is asked for the paths only, because distributions keep the files in different folders.
  private static func privateConfiguration(
    of files: [String],
    _ fallback: [FallbackFamily]
  ) throws(Fault) -> OpaquePointer {
    guard !files.isEmpty, let configuration = FcConfigCreate() else {
      throw Fault(
        .missing,
        "the fonts \"DejaVu Sans\" and \"DejaVu Sans Mono\" are not installed",
        hint: "apt-get install fonts-dejavu-core fonts-dejavu-extra"
      ).coded(.font)
    }
    for file in files {
      FcConfigAppFontAddFile(configuration, file)
    }
    // As they are described already: reading the files of a family for Chinese again takes seconds.
    if let fonts = FcConfigGetFonts(configuration, FcSetApplication) {
      for face in fallback.flatMap(\.faces) { FcFontSetAdd(fonts, FcPatternDuplicate(face)) }
    }
    openFaces(of: configuration)
    return configuration
  }

  /// fontconfig's descriptions of the faces of a private configuration.
  private static func faces(in configuration: OpaquePointer) -> [OpaquePointer] {
    guard let fonts = FcConfigGetFonts(configuration, FcSetApplication) else { return [] }
    return (0..<Int(fonts.pointee.nfont)).compactMap { fonts.pointee.fonts[$0] }
  }

  /// Gives every font of a configuration an open face, in a FreeType library of its own; neither is ever closed.
  ///
  /// A file that cannot be opened is left to Cairo, whose error says so.
  private static func openFaces(of configuration: OpaquePointer) {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0 else { return }
    for font in faces(in: configuration) {
      var path: UnsafeMutablePointer<FcChar8>?
      var face: FT_Face?
      // Which of the faces that a file has.
      var number: Int32 = 0
      FcPatternGetInteger(font, FC_INDEX, 0, &number)
      guard FcPatternGetString(font, FC_FILE, 0, &path) == FcResultMatch, let path,
        FT_New_Face(library, path, FT_Long(number), &face) == 0
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
    pango_context_set_round_glyph_positions(context, 0)
    return context
  }
}
