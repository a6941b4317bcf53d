package import CPango
package import Drawing
package import Faults

/// The typefaces of every picture and page: a Pango font map that sees the DejaVu fonts and no others, and for text with
/// characters that these have not, one that sees the fonts of the system which have them too.
///
/// The same text must take the same room on every machine, so the map has its own fontconfig configuration without the
/// rules and fonts of the system and of the user, and its contexts switch off what depends on the output device: hinting,
/// rounding to pixels, sub-pixel colours, the resolution of a screen and the language of the environment.
///
/// A font map is not safe to share between threads (Pango, "Threading"): every thread makes its own `Fonts`, the first
/// time in about 10 ms.
package final class Fonts {
  /// The language of all text.
  package let language: TextLanguage
  /// The fonts for characters that DejaVu has not.
  package let fallback: FallbackFonts
  private let typefaces: FontSet
  /// The sets of fonts for text that DejaVu has not all characters of.
  private var extended: [[FallbackFamily]: FontSet] = [:]
  /// The font map; it lives as long as this object.
  package var map: UnsafeMutablePointer<PangoFontMap> { typefaces.map }
  /// The context that measures and lays out text; it lives as long as this object.
  package var context: OpaquePointer { typefaces.context }
  /// The paths of the font files, sorted.
  var files: [String] { typefaces.files }

  /// Finds the fonts and makes the map.
  ///
  /// - Throws: `Fault` if the DejaVu fonts are not installed.
  package init(
    language: TextLanguage = .english,
    fallback: FallbackFonts = .system
  ) throws(Fault) {
    self.language = language
    self.fallback = fallback
    typefaces = try FontSet.taken(for: language)
  }

  deinit {
    // The lines end before the set may be used by another thread.
    lines = [:]
    typefaces.giveBack()
    for set in extended.values { set.giveBack() }
  }

  /// The set of fonts that has the characters of a text, as far as any has.
  func set(for text: String) -> FontSet {
    let families = fallback.families(for: text, in: language)
    if families.isEmpty { return typefaces }
    if let set = extended[families] { return set }
    // Without DejaVu there would be no typefaces.
    guard let set = try? FontSet.taken(with: families, for: language) else { return typefaces }
    extended[families] = set
    return set
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
    let line = TextLine(key, fonts: set(for: string))
    lines[key] = line
    return line
  }

  /// The outlines of the glyphs that were needed so far: of the fonts' few thousand, figures use about a hundred.
  var glyphs: [GlyphKey: GlyphOutline] = [:]
}

extension Fonts: TextMeasurer {
  package func metrics(of string: String, in style: TextStyle) -> TextMetrics {
    line(string, in: style).metrics
  }

  package func divisions(of word: String) -> [Int] {
    let letters = Array(word)
    guard let first = letters.firstIndex(where: \.isLetter),
      let last = letters.lastIndex(where: \.isLetter),
      letters[first...last].allSatisfy(\.isLetter),
      // A letter with its marks is one here, and several for the patterns.
      letters[first...last].allSatisfy({ $0.unicodeScalars.count == 1 })
    else { return [] }
    let places = Hyphenator.of(languageTag: language.tag)?.breaks(in: String(letters[first...last]))
    return (places ?? []).map { $0 + first }
  }
}
