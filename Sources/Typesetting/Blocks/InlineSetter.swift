internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup

/// Inline content to paragraphs: formats, links and formulas of a text.
struct InlineSetter {
  let fonts: Fonts
  /// The fonts of program text, whose lines begin at the left in every language.
  let codeFonts: Fonts
  let mathFont: MathFont
  let style: PageStyle

  /// Whether lines begin at the right.
  var isRightToLeft: Bool { fonts.language.isRightToLeft }

  /// Formulas wider than this may be divided between lines.
  private static let dividedFormulaWidth = 90.0

  /// A text broken into lines.
  func paragraph(
    _ content: [Inline],
    _ format: TextFormat,
    width: Double?,
    alignment: TextLayout.Alignment = .leading,
    leading: Double = Typography.leading
  ) throws(Fault) -> Paragraph {
    let (spans, formulas) = try spans(content, format)
    return try paragraph(
      spans,
      formulas,
      width: width,
      alignment: alignment,
      pitch: format.size * leading
    )
  }

  /// Plain text broken into lines.
  func paragraph(
    plain text: String,
    _ format: TextFormat,
    width: Double?,
    alignment: TextLayout.Alignment = .leading,
    leading: Double = Typography.leading
  ) throws(Fault) -> Paragraph {
    try paragraph(
      [.text(text)],
      format,
      width: width,
      alignment: alignment,
      leading: leading
    )
  }

  /// The widest word and the width on one line of a text.
  func widths(
    _ content: [Inline],
    _ format: TextFormat
  ) throws(Fault) -> (least: Double, natural: Double) {
    let (spans, _) = try spans(content, format)
    if spans.isEmpty { return (0, 0) }
    return (
      try TextLayout.wordWidth(of: spans, fonts: fonts),
      try TextLayout(spans, fonts: fonts).width
    )
  }

  /// A line of a program.
  ///
  /// - Parameters:
  ///   - text: the line.
  ///   - room: the width that it stands in.
  /// - Returns: the line, which is not broken.
  /// - Throws: `Fault` for a character that no font has.
  func codeLine(_ text: String, room: Double) throws(Fault) -> Paragraph {
    let layout = try TextLayout(
      [TextSpan(.text(text), format: Typography.code)],
      fonts: codeFonts
    )
    let pitch = Typography.code.size * Typography.codeLeading
    return Paragraph(layout: layout, formulas: [nil], pitch: pitch, room: room)
  }

  private func paragraph(
    _ spans: [TextSpan],
    _ formulas: [Paragraph.Formula?],
    width: Double?,
    alignment: TextLayout.Alignment,
    pitch: Double
  ) throws(Fault) -> Paragraph {
    let layout = try TextLayout(spans, width: width, alignment: alignment, fonts: fonts)
    return Paragraph(
      layout: layout,
      formulas: formulas,
      pitch: pitch,
      room: width ?? layout.width
    )
  }

  private func spans(
    _ content: [Inline],
    _ format: TextFormat
  ) throws(Fault) -> ([TextSpan], [Paragraph.Formula?]) {
    var spans: [TextSpan] = []
    var formulas: [Paragraph.Formula?] = []
    try append(content, format, link: nil, &spans, &formulas)
    if spans.isEmpty {
      spans = [TextSpan(.text(""), format: format)]
      formulas = [nil]
    }
    return (spans, formulas)
  }

  private func append(
    _ content: [Inline],
    _ format: TextFormat,
    link: String?,
    _ spans: inout [TextSpan],
    _ formulas: inout [Paragraph.Formula?]
  ) throws(Fault) {
    func add(_ text: String, _ format: TextFormat, ground: RGB? = nil) {
      guard !text.isEmpty else { return }
      if let last = spans.last, last.format == format, last.link == link, last.ground == ground,
        case .text(let before) = last.content
      {
        spans[spans.count - 1].content = .text(before + text)
        return
      }
      spans.append(TextSpan(.text(text), format: format, link: link, ground: ground))
      formulas.append(nil)
    }
    for inline in content {
      switch inline {
      case .text(let text): add(text, format)
      case .code(let text):
        // The letters of the typeface for programs are wide and high for their size.
        add(
          isRightToLeft ? "\u{2066}\(text)\u{2069}" : text,
          format.with(\.family, .mono).with(\.size, format.size * 0.86),
          ground: Typography.codeGround
        )
      case .emphasis(let inner):
        try append(inner, format.with(\.isItalic, !format.isItalic), link: link, &spans, &formulas)
      case .strong(let inner):
        try append(inner, format.with(\.isBold, true), link: link, &spans, &formulas)
      case .struck(let inner):
        try append(inner, format.with(\.isStruck, true), link: link, &spans, &formulas)
      case .note(let number, reference: _):
        spans.append(
          TextSpan(
            .text(Self.raised(number)),
            format: format.with(\.color, style.linkColor),
            link: "#" + NoteID.note(number)
          )
        )
        formulas.append(nil)
      case .link(let destination, let inner):
        try append(
          inner,
          format.with(\.color, style.linkColor),
          link: destination,
          &spans,
          &formulas
        )
      case .math(let math, source: _):
        for formula in try boxes(math, format) {
          spans.append(
            TextSpan(
              .box(
                .init(
                  width: formula.box.width,
                  ascent: formula.box.ascent,
                  descent: formula.box.descent
                )
              ),
              format: format,
              link: link
            )
          )
          formulas.append(formula)
        }
      case .softBreak: add(" ", format)
      case .lineBreak: add("\u{2028}", format)
      }
    }
  }

  /// A number in the small digits above the line that the typeface has.
  private static func raised(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  private func boxes(
    _ math: Math,
    _ format: TextFormat
  ) throws(Fault) -> [Paragraph.Formula] {
    let layout = MathLayout(font: mathFont, size: format.size)
    let style = MathStyle(level: .text)
    let whole = try layout.box(math, style)
    if whole.width <= Self.dividedFormulaWidth {
      return [Paragraph.Formula(box: whole, text: MathText.linear(math), spoken: math.spoken)]
    }
    return try layout.pieces(math, style).map {
      Paragraph.Formula(
        box: $0.box,
        text: MathText.linear($0.math),
        spoken: $0.math.spoken
      )
    }
  }
}
