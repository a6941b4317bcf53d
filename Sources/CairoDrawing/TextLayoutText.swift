internal import CPango
internal import Notation

/// The characters of a paragraph in one string, with Pango's attributes for its spans.
struct TextLayoutText {
  /// Pango units in a point.
  static let scale = 1024.0
  /// The bit that Pango sets in the number of a glyph that no font has (`PANGO_GLYPH_UNKNOWN_FLAG`).
  static let unknownGlyphFlag: UInt32 = 0x1000_0000
  /// What stands for a box in the text: U+FFFC, the object replacement character.
  private static let box = "\u{FFFC}"

  let string: String
  private let spans: [TextSpan]
  /// The first byte of each span in the string.
  private let starts: [Int]
  /// The byte after the last one of each span; what stands between spans ends lines.
  private let ends: [Int]

  init(_ spans: [TextSpan], isRightToLeft: Bool) {
    var string = ""
    var (starts, ends): ([Int], [Int]) = ([], [])
    for span in spans {
      starts.append(string.utf8.count)
      switch span.content {
      // A zero byte would end the string for Pango.
      case .text(let text):
        let text = text.replacing("\0", with: "\u{FFFD}")
        string += isRightToLeft ? text.withIsolatedNumbers : text
      case .box: string += Self.box
      }
      ends.append(string.utf8.count)
    }
    self.init(string, spans, starts, ends)
  }

  private init(_ string: String, _ spans: [TextSpan], _ starts: [Int], _ ends: [Int]) {
    self.string = string
    self.spans = spans
    self.starts = starts
    self.ends = ends
  }

  /// The same text with the ends of lines in it, each before a byte of the string, in order.
  func ending(lines: [(byte: Int, isHyphenated: Bool)]) -> TextLayoutText {
    let bytes = Array(string.utf8)
    var result: [UInt8] = []
    var (starts, ends) = (starts, ends)
    var copied = 0
    for line in lines {
      result += bytes[copied..<line.byte]
      copied = line.byte
      let (hyphen, separator) = (line.isHyphenated ? 1 : 0, "\u{2028}".utf8)
      if line.isHyphenated { result.append(UInt8(ascii: "-")) }
      result += separator
      // The hyphen belongs to the word before it, the end of the line to no span.
      for index in starts.indices {
        if self.starts[index] >= line.byte { starts[index] += hyphen + separator.count }
        if self.ends[index] > line.byte {
          ends[index] += hyphen + separator.count
        } else if self.ends[index] == line.byte, self.starts[index] < line.byte {
          ends[index] += hyphen
        }
      }
    }
    result += bytes[copied...]
    return TextLayoutText(String(decoding: result, as: UTF8.self), spans, starts, ends)
  }

  /// The span that a byte of the string belongs to, nil between spans.
  func span(atByte offset: Int) -> Int? {
    (starts.lastIndex { $0 <= offset }).flatMap { offset < max(ends[$0], 1) ? $0 : nil }
  }

  /// The size of the letters at a byte, in points.
  func size(atByte offset: Int) -> Double {
    spans[span(atByte: offset) ?? 0].format.size
  }

  /// Whether the words of a span are divided: those of running text are; programs, names of sources and words that stand out,
  /// such as verdicts, are not.
  func isDivided(span index: Int) -> Bool {
    if case .box = spans[index].content { return false }
    return spans[index].format.family != .mono && !spans[index].format.isBold
      && !isWhole(spans[index])
  }

  /// Whether a hyphen where a span must be broken would seem a part of it: in a program, and in an address.
  private func isLiteral(_ span: TextSpan) -> Bool {
    guard case .text(let text) = span.content else { return false }
    return span.format.family == .mono || span.link != nil && !text.contains(" ")
  }

  /// Whether a span is never divided: the name of a source, such as arXiv:1502.03167.
  private func isWhole(_ span: TextSpan) -> Bool {
    if case .text(let text) = span.content, span.link != nil, text.count <= 24, !text.contains(" ")
    {
      return true
    }
    return false
  }

  /// The attributes that give each span its font, and each box its room; the caller releases the list.
  func attributes(_ fonts: FontSet) -> OpaquePointer? {
    let list = pango_attr_list_new()
    // Cairo marks each ligature as text of its own, and what reads the structure of the page then stops there.
    pango_attr_list_insert(list, pango_attr_font_features_new("liga=0"))
    for (index, span) in spans.enumerated() {
      insert(pango_attr_font_desc_new, description: span.format, fonts, into: list, at: index)
      // The colour is drawn by the page; it is set here so that runs end where spans end.
      let shade = UInt16(truncatingIfNeeded: index)
      insert(pango_attr_foreground_new(shade, shade, shade), into: list, at: index)
      if isLiteral(span) { insert(pango_attr_insert_hyphens_new(0), into: list, at: index) }
      if isWhole(span) { insert(pango_attr_allow_breaks_new(0), into: list, at: index) }
      if case .box(let box) = span.content {
        var room = PangoRectangle(
          x: 0,
          y: -Self.units(box.ascent),
          width: Self.units(box.width),
          height: Self.units(box.ascent + box.descent)
        )
        insert(pango_attr_shape_new(&room, &room), into: list, at: index)
      }
    }
    return list
  }

  private func insert(
    _ make: (OpaquePointer?) -> UnsafeMutablePointer<PangoAttribute>?,
    description format: TextFormat,
    _ fonts: FontSet,
    into list: OpaquePointer?,
    at index: Int
  ) {
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    let family =
      switch format.family {
      case .serif: "DejaVu Serif"
      case .sans: "DejaVu Sans"
      case .mono: "DejaVu Sans Mono"
      }
    pango_font_description_set_family(description, fonts.families(after: family))
    if format.family != .mono {
      pango_font_description_set_stretch(description, PANGO_STRETCH_CONDENSED)
    }
    pango_font_description_set_weight(
      description,
      format.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL
    )
    pango_font_description_set_style(
      description,
      format.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL
    )
    pango_font_description_set_absolute_size(description, format.size * Self.scale)
    insert(make(description), into: list, at: index)
  }

  private func insert(
    _ attribute: UnsafeMutablePointer<PangoAttribute>?,
    into list: OpaquePointer?,
    at index: Int
  ) {
    attribute?.pointee.start_index = UInt32(starts[index])
    attribute?.pointee.end_index = UInt32(ends[index])
    pango_attr_list_insert(list, attribute)
  }

  private static func units(_ points: Double) -> Int32 {
    Int32((points * scale).rounded())
  }
}
