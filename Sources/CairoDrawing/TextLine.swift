internal import CCairo
internal import CPango
package import Drawing
internal import Notation

/// One line of text in one style, laid out by Pango: its measures and its glyphs.
///
/// A class, because the glyphs belong to Pango; ``Fonts`` keeps lines for the next time that they are needed.
package final class TextLine {
  /// What the glyphs of a line depend on: all but its colour.
  struct Key: Hashable {
    let string: String
    let family: TextStyle.Family
    let size: Double
    let isBold: Bool

    init(_ string: String, _ style: TextStyle) {
      self.string = string
      family = style.family
      size = style.size
      isBold = style.isBold
    }
  }

  /// The room that the line takes.
  package let metrics: TextMetrics
  /// The `PangoLayout`; it lives as long as this object.
  package let layout: OpaquePointer
  /// The glyphs as outlines, once somebody has asked for them (``Fonts/outlines(of:in:)``).
  var outlines: TextOutlines?
  /// The characters that Pango was given, which are those of ``layout``.
  private let text: String

  init(_ key: Key, fonts: FontSet) {
    guard let layout = pango_layout_new(fonts.context), let font = pango_font_description_new()
    else {
      preconditionFailure("GLib ends the process rather than return no memory")
    }
    defer { pango_font_description_free(font) }
    let family =
      switch key.family {
      case .sans: "DejaVu Sans"
      case .mono: "DejaVu Sans Mono"
      }
    pango_font_description_set_family(font, fonts.families(after: family))
    pango_font_description_set_weight(font, key.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_absolute_size(font, key.size * Double(PANGO_SCALE))
    pango_layout_set_font_description(layout, font)
    pango_layout_set_single_paragraph_mode(layout, 1)
    // A line starts at the left whatever its first letter, as in a browser.
    pango_layout_set_auto_dir(layout, 0)
    let line = Self.oneLine(key.string)
    text = fonts.isRightToLeft ? line.withIsolatedNumbers : line
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    self.layout = layout

    var logical = PangoRectangle()
    pango_layout_get_extents(layout, nil, &logical)
    let scale = Double(PANGO_SCALE)
    let baseline = Double(pango_layout_get_baseline(layout)) / scale
    metrics = TextMetrics(
      width: Double(logical.width) / scale,
      ascent: baseline,
      descent: Double(logical.height) / scale - baseline
    )
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
  }

  /// The text with spaces in place of what ends lines, and U+FFFD in place of what the web's SVG cannot have either.
  private static func oneLine(_ string: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\t", "\n", "\r", "\u{2028}", "\u{2029}": result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result).withoutForbiddenCharacters
  }

  // MARK: Glyphs

  /// Calls a function with the font of each glyph, the glyph and its origin, in points from the start of the baseline.
  ///
  /// Glyphs come from left to right, without those of which nothing is shown.
  func forEachGlyph(
    _ body: (_ font: UnsafeMutablePointer<PangoFont>, PangoGlyphInfo, _ origin: Point) -> Void
  ) {
    let scale = Double(PANGO_SCALE)
    var x = 0
    forEachRun { run, glyphs in
      for number in 0..<Int(glyphs.num_glyphs) {
        let glyph = glyphs.glyphs[number]
        // 0x0FFFFFFF is `PANGO_GLYPH_EMPTY`.
        if let font = run.item.pointee.analysis.font, glyph.glyph != 0x0FFF_FFFF {
          let origin = Point(
            x: Double(x + Int(glyph.geometry.x_offset)) / scale,
            y: Double(glyph.geometry.y_offset) / scale
          )
          body(font, glyph, origin)
        }
        x += Int(glyph.geometry.width)
      }
    }
  }

  /// Calls a function with each run of glyphs of one font, from left to right.
  private func forEachRun(_ body: (PangoGlyphItem, PangoGlyphString) -> Void) {
    var next = pango_layout_get_line_readonly(layout, 0)?.pointee.runs
    while let cell = next {
      next = cell.pointee.next
      if let run = cell.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee,
        let glyphs = run.glyphs?.pointee
      {
        body(run, glyphs)
      }
    }
  }

  // MARK: Characters without a glyph

  /// The characters that no font has, in the order of the text; each is drawn as a box with its number.
  var missingCharacters: [Character] {
    guard pango_layout_get_unknown_glyphs_count(layout) > 0 else { return [] }
    var offsets: Set<Int> = []
    forEachRun { run, glyphs in
      guard let clusters = glyphs.log_clusters else { return }
      for number in 0..<Int(glyphs.num_glyphs)
      where glyphs.glyphs[number].glyph & TextLayoutText.unknownGlyphFlag != 0 {
        offsets.insert(Int(run.item.pointee.offset + clusters[number]))
      }
    }
    // The character that holds each offset: a mark without a glyph may stand within one.
    var start = 0
    return text.filter { character in
      let range = start..<start + character.utf8.count
      start = range.upperBound
      return range.contains(where: offsets.contains)
    }.map(\.self)
  }
}
