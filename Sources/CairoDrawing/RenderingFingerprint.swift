internal import CCairo
internal import CHarfBuzz
internal import CPango
internal import Checksums
internal import Foundation

/// What the pixels of a scene depend on besides the scene: the processor, the libraries that draw, and the font files.
///
/// Two renderers with the same fingerprint give the same pixels; with another one, text and edges may differ by a little.
public struct RenderingFingerprint: Sendable, Hashable, CustomStringConvertible {
  /// The architecture of the processor, such as `x86_64`.
  public let architecture: String
  /// The libraries with the versions that run, such as `cairo-1.16.0`: cairo, pango, freetype, harfbuzz, pixman.
  public let libraries: [String]
  /// The SHA-256 of the names of the font files and the SHA-256s of their bytes, as hexadecimal digits.
  public let fonts: String

  /// The parts in one line; of the fonts, the first 12 digits.
  public var description: String {
    ([architecture] + libraries + ["fonts-\(fonts.prefix(12))"]).joined(separator: " ")
  }

  /// The fingerprint of a renderer whose fonts are these files.
  init(fontFiles: [String]) {
    architecture = Self.machine
    libraries = [
      "cairo-" + Self.text(cairo_version_string()),
      "pango-" + Self.text(pango_version_string()),
      "freetype-" + Self.freeTypeVersion,
      "harfbuzz-" + Self.text(hb_version_string()),
      "pixman-" + Self.text(pixman_version_string()),
    ]
    // Distributions keep the same files in different folders.
    let lines = fontFiles.map { path in
      let bytes = FileManager.default.contents(atPath: path).map(Array.init)
      let digest = bytes.map(SHA256.hexadecimal) ?? "cannot be read"
      return "\(path.split(separator: "/").last ?? "") \(digest)\n"
    }.sorted()
    fonts = SHA256.hexadecimal(of: lines.flatMap(\.utf8))
  }

  private static func text(_ string: UnsafePointer<CChar>?) -> String {
    string.map { String(cString: $0) } ?? "unknown"
  }

  private static var freeTypeVersion: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    bn_freetype_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// What this program was compiled for: pixman and the compiler's code differ by it, the processor's model does not count.
  private static var machine: String {
    #if arch(x86_64)
    "x86_64"
    #elseif arch(arm64)
    "arm64"
    #else
    "other"
    #endif
  }
}
