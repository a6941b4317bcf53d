internal import CCairo
internal import CHarfBuzz
internal import CPango

/// The versions of the libraries that draw, as they are loaded: they decide the pixels.
public enum LibraryVersions {
  /// Names and versions, in the order of drawing.
  public static var all: [(name: String, version: String)] {
    let fontconfig = FcGetVersion()
    return [
      ("Cairo", String(cString: cairo_version_string())),
      ("Pango", String(cString: pango_version_string())),
      ("HarfBuzz", String(cString: hb_version_string())),
      ("fontconfig", "\(fontconfig / 10000).\(fontconfig / 100 % 100).\(fontconfig % 100)"),
    ]
  }
}
