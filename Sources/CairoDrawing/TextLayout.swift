internal import CCairo
internal import CPango
internal import Drawing
package import Faults

/// A paragraph broken into lines by Pango, with what stands where in each line.
///
/// Lines and pieces are values, so that pages break between lines without any drawing; ``PageCanvas``
/// draws one piece at a time. A class, because the glyphs belong to Pango and many paragraphs are kept
/// until their page is painted.
package final class TextLayout {
  /// How the lines stand in the width; they begin at the right in a language that is written so.
  package enum Alignment: Sendable, Hashable {
    case leading
    case center
    case trailing
    /// Lines as wide as the paragraph but for the last, with words divided where the language has patterns for it.
    case justified
  }

  /// One line of a paragraph; distances in points, from the left edge and the baseline.
  package struct Line: Sendable, Hashable {
    /// The width of what is shown.
    package var width: Double
    /// The distance of what is shown from the left edge of the paragraph.
    package var x: Double
    /// The height above the baseline, by the fonts and boxes in it.
    package var ascent: Double
    /// The depth below the baseline, as a positive number.
    package var descent: Double
    /// What stands in the line, from left to right.
    package var pieces: [Piece]
  }

  /// The part of one span that stands in one line.
  package struct Piece: Sendable, Hashable {
    /// Which span of the paragraph.
    package var span: Int
    /// The distance from the left edge of the paragraph.
    package var x: Double
    /// The advance width.
    package var width: Double
    /// Which glyph runs of the line, counted from the left.
    var runs: Range<Int>
  }

  /// The stretches of text that the paragraph was made from.
  package let spans: [TextSpan]
  /// The lines, from top to bottom.
  package let lines: [Line]
  private let layout: OpaquePointer
  /// Kept, so that no other thread uses the fonts as long as there are glyphs of them.
  private let fonts: Fonts

  /// Breaks spans into lines no wider than `width`, or only where the text says so without a width.
  ///
  /// Words wider than the line are broken between letters, so that nothing leaves the line.
  /// - Throws: `Fault` for a character that no font has.
  package init(
    _ spans: [TextSpan],
    width: Double? = nil,
    alignment: Alignment = .leading,
    breaksWords: Bool = true,
    fonts: Fonts
  ) throws(Fault) {
    // Pango takes a size that is not a number for 0 and sets nothing, silently.
    precondition(width.map { $0.isFinite && $0 > 0 } ?? true, "A line has a positive width.")
    for span in spans {
      precondition(span.format.size.isFinite && span.format.size > 0, "Letters have a size.")
      if case .box(let box) = span.content {
        precondition((box.width + box.ascent + box.descent).isFinite, "A box has finite extents.")
      }
    }
    var text = TextLayoutText(spans, isRightToLeft: fonts.language.isRightToLeft)
    let set = fonts.set(for: text.string)
    var (filled, hardEnds): (Bool, Set<Int32>) = (false, [])
    if alignment == .justified, let width, let lines = LineEnds(of: text, width: width, fonts, set)
    {
      filled = true
      hardEnds = lines.hardEnds
      text = text.ending(lines: lines.soft)
    }
    let layout = Self.layout(text, set)
    if let width, !filled {
      pango_layout_set_width(layout, Int32((width * TextLayoutText.scale).rounded(.down)))
    }
    pango_layout_set_wrap(layout, breaksWords ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD)

    if let missing = Self.missingCharacter(layout, text.string) {
      g_object_unref(UnsafeMutableRawPointer(layout))
      let scalars = Array(missing.unicodeScalars)
      throw Fault(
        .invalid,
        "no font has the character \"\(missing)\" (\(MissingGlyphs.codes(of: scalars))) of \""
          + text.string.prefix(60) + "\"",
        hint: MissingGlyphs.hint(for: scalars)
      )
    }
    if filled, let width { Justification.fill(layout, width: width, except: hardEnds) }
    self.layout = layout
    self.fonts = fonts
    self.spans = spans
    self.lines = Self.measure(
      layout,
      text: text,
      spans: spans,
      width: width,
      alignment: alignment,
      isRightToLeft: fonts.language.isRightToLeft
    )
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
  }

  /// A layout of a text, without a width; the caller owns it.
  static func layout(_ text: TextLayoutText, _ set: FontSet) -> OpaquePointer {
    guard let layout = pango_layout_new(set.context) else {
      preconditionFailure("GLib ends the process rather than return no memory")
    }
    pango_layout_set_text(layout, text.string, -1)
    let attributes = text.attributes(set)
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    pango_layout_set_auto_dir(layout, 0)
    return layout
  }

  /// The width of the widest word or box: what a column needs to break no word.
  package static func wordWidth(of spans: [TextSpan], fonts: Fonts) throws(Fault) -> Double {
    try TextLayout(spans, width: 1, breaksWords: false, fonts: fonts).width
  }

  /// The width of the widest line.
  package var width: Double { lines.map(\.width).max() ?? 0 }

  /// Draws one piece of a line on a cairo context, its baseline at the context's current point.
  func show(_ piece: Piece, ofLine index: Int, on context: OpaquePointer, x: Double, y: Double) {
    guard let line = pango_layout_get_line_readonly(layout, Int32(index)) else { return }
    guard let text = pango_layout_get_text(layout) else { return }
    var offset = x
    for (number, run) in Self.runs(line).enumerated() where piece.runs.contains(number) {
      EmbeddedGlyphs.show(run, of: text, on: context, x: offset, y: y)
      offset += Double(pango_glyph_string_get_width(run.pointee.glyphs)) / TextLayoutText.scale
    }
  }

  /// The glyph runs of a line, from left to right.
  static func runs(
    _ line: UnsafeMutablePointer<PangoLayoutLine>
  ) -> [UnsafeMutablePointer<PangoGlyphItem>] {
    var result: [UnsafeMutablePointer<PangoGlyphItem>] = []
    var next = line.pointee.runs
    while let cell = next {
      if let data = cell.pointee.data {
        result.append(data.assumingMemoryBound(to: PangoGlyphItem.self))
      }
      next = cell.pointee.next
    }
    return result
  }

  private static func measure(
    _ layout: OpaquePointer,
    text: TextLayoutText,
    spans: [TextSpan],
    width: Double?,
    alignment: Alignment,
    isRightToLeft: Bool
  ) -> [Line] {
    let count = pango_layout_get_line_count(layout)
    return (0..<count).compactMap { index in
      guard let line = pango_layout_get_line_readonly(layout, index) else { return nil }
      var logical = PangoRectangle()
      pango_layout_line_get_extents(line, nil, &logical)
      let scale = TextLayoutText.scale
      let lineWidth = Double(logical.width) / scale
      let room = (width ?? lineWidth) - lineWidth
      let start =
        switch alignment {
        case .leading, .justified: isRightToLeft ? room : 0
        case .center: room / 2
        case .trailing: isRightToLeft ? 0 : room
        }
      var pieces: [Piece] = []
      var x = start
      for (number, run) in runs(line).enumerated() {
        let runWidth = Double(pango_glyph_string_get_width(run.pointee.glyphs)) / scale
        guard let span = text.span(atByte: Int(run.pointee.item.pointee.offset)) else {
          x += runWidth
          continue
        }
        if let last = pieces.last, last.span == span, case .text = spans[span].content {
          pieces[pieces.count - 1].width += runWidth
          pieces[pieces.count - 1].runs = last.runs.lowerBound..<number + 1
        } else {
          pieces.append(Piece(span: span, x: x, width: runWidth, runs: number..<number + 1))
        }
        x += runWidth
      }
      return Line(
        width: lineWidth,
        x: start,
        ascent: -Double(logical.y) / scale,
        descent: Double(logical.y + logical.height) / scale,
        pieces: pieces
      )
    }
  }

  /// The first character that no font has, or nil.
  private static func missingCharacter(_ layout: OpaquePointer, _ string: String) -> Character? {
    guard pango_layout_get_unknown_glyphs_count(layout) > 0 else { return nil }
    let bytes = Array(string.utf8)
    for index in 0..<pango_layout_get_line_count(layout) {
      guard let line = pango_layout_get_line_readonly(layout, index) else { continue }
      for run in runs(line) {
        guard let glyphs = run.pointee.glyphs, let clusters = glyphs.pointee.log_clusters else {
          continue
        }
        for number in 0..<Int(glyphs.pointee.num_glyphs)
        where glyphs.pointee.glyphs[number].glyph & TextLayoutText.unknownGlyphFlag != 0 {
          let offset = Int(run.pointee.item.pointee.offset + clusters[number])
          let rest = String(decoding: bytes[offset...], as: UTF8.self)
          return rest.first ?? "\u{FFFD}"
        }
      }
    }
    return "\u{FFFD}"
  }
}
