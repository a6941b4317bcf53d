internal import CairoDrawing
internal import Drawing
internal import Markup

/// Formulas laid out by TeX's rules with the measures of an OpenType MATH table.
///
/// The rules are those of The TeXbook, appendix G (numbers in comments), with the constants that the OpenType
/// specification names for them.
struct MathLayout {
  let font: MathFont
  /// The size of the text around the formula, in points.
  let size: Double

  private var constants: MathConstants { font.constants }

  /// A formula in one box.
  func box(_ math: Math, _ style: MathStyle) throws(TypesettingError) -> MathBox {
    switch math {
    case .row(let parts): return try row(parts, style)
    case .identifier(let name):
      let isVariable = name.count == 1
      return try letters(name, style) { isVariable ? MathLetters.italic($0) : $0 }
    case .number(let text), .text(let text): return try letters(text, style) { $0 }
    case .operator(let symbol, let kind):
      if kind == .large, symbol.count == 1 { return try largeOperator(symbol, style) }
      return try letters(symbol, style, MathLetters.symbol)
    case .fraction(let top, let bottom): return try fraction(top, bottom, style)
    case .root(let inner): return try root(inner, style)
    case .scripts(let base, let lower, let upper):
      return try scripts(base, lower, upper, style)
    case .accent(let base, let accent): return try self.accent(base, accent, style)
    case .fenced(let open, let inner, let close):
      return try fenced(open, inner, close, style)
    }
  }

  /// A formula in pieces that may stand on different lines: a piece ends after a relation or a binary operator
  /// outside all parts, where TeX breaks too.
  func pieces(_ math: Math, _ style: MathStyle) throws(TypesettingError) -> [(
    box: MathBox, math: Math
  )] {
    let parts = Self.flattened(math)
    let classes = MathAtom.classes(parts)
    var result: [(MathBox, Math)] = []
    var start = 0
    for index in parts.indices {
      let isEnd = index == parts.count - 1
      guard isEnd || classes[index] == .relation || classes[index] == .binary else { continue }
      var box = try row(Array(parts[start...index]), classes: Array(classes[start...index]), style)
      if !isEnd {
        let space = classes[index].space(before: classes[index + 1], isScript: style.isScript)
        box.width += space / 18 * scale(style)
      }
      result.append((box, .row(Array(parts[start...index]))))
      start = index + 1
    }
    return result
  }

  private static func flattened(_ math: Math) -> [Math] {
    if case .row(let parts) = math { return parts.flatMap(flattened) }
    return [math]
  }

  private func scale(_ style: MathStyle) -> Double {
    switch style.level {
    case .display, .text: size
    case .script: size * constants.scriptScale
    case .scriptScript: size * constants.scriptScriptScale
    }
  }

  // MARK: Rows and letters

  private func row(_ parts: [Math], _ style: MathStyle) throws(TypesettingError) -> MathBox {
    try row(parts, classes: MathAtom.classes(parts), style)
  }

  private func row(
    _ parts: [Math],
    classes: [MathAtom],
    _ style: MathStyle
  ) throws(TypesettingError) -> MathBox {
    if parts.count == 1 { return try box(parts[0], style) }
    var result = MathBox()
    let em = scale(style)
    for (index, part) in parts.enumerated() {
      let space =
        index == 0 ? 0 : classes[index - 1].space(before: classes[index], isScript: style.isScript)
      // A leaning letter keeps its distance from what follows it (rule 17).
      result.append(try box(part, style), space: space / 18 * em + (index == 0 ? 0 : result.lean))
    }
    result.width += result.lean
    result.lean = 0
    result.accentAttachment = result.width / 2
    return result
  }

  private func glyph(_ scalar: Unicode.Scalar, of text: String) throws(TypesettingError) -> UInt32 {
    if let glyph = font.glyph(for: scalar) { return glyph }
    let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
    throw TypesettingError(
      "formula: the mathematics font has no \"\(Character(scalar))\" (got \(code) in \"\(text)\")",
      hint: "write the sign in the text outside the formula, or use another one"
    )
  }

  private func letters(
    _ text: String,
    _ style: MathStyle,
    _ shape: (Unicode.Scalar) -> Unicode.Scalar
  ) throws(TypesettingError) -> MathBox {
    var result = MathBox()
    let em = scale(style)
    var last: UInt32?
    for scalar in text.unicodeScalars {
      let id = try glyph(shape(scalar), of: text)
      let ink = font.ink(id)
      result.glyphs.append(.init(id: id, x: result.width, y: 0, size: em))
      result.width += font.advance(id) * em
      result.ascent = max(result.ascent, ink.top * em)
      result.descent = max(result.descent, -ink.bottom * em)
      last = id
    }
    guard let last else { return result }
    result.isLetter = text.unicodeScalars.count == 1
    result.lean = font.italicsCorrection(last) * em
    result.accentAttachment =
      result.isLetter ? font.accentAttachment(last) * em : result.width / 2
    return result
  }

  /// A sum or an integral, larger on a line of its own, its middle on the axis (rule 13).
  private func largeOperator(
    _ symbol: String,
    _ style: MathStyle
  ) throws(TypesettingError) -> MathBox {
    guard let scalar = symbol.unicodeScalars.first else { return MathBox() }
    let id = try glyph(scalar, of: symbol)
    let height = style.level == .display ? constants.displayOperatorMinHeight : 0
    return stretched(id, height: height, style)
  }

  /// A glyph stretched to a height in ems, its middle on the axis.
  private func stretched(_ glyph: UInt32, height: Double, _ style: MathStyle) -> MathBox {
    let em = scale(style)
    let parts = font.stretched(glyph, toHeight: height).parts
    guard let first = parts.first, let last = parts.last else { return MathBox() }
    let top = last.rise + font.ink(last.id).top - font.ink(last.id).bottom
    let bottom = constants.axisHeight - top / 2
    var result = MathBox()
    for part in parts {
      let y = bottom + part.rise - font.ink(part.id).bottom
      result.glyphs.append(.init(id: part.id, x: 0, y: -y * em, size: em))
      result.width = max(result.width, font.advance(part.id) * em)
    }
    result.ascent = (bottom + top) * em
    result.descent = -bottom * em
    result.lean = font.italicsCorrection(first.id) * em
    return result
  }

  // MARK: Composites

  /// Rule 15.
  private func fraction(
    _ top: Math,
    _ bottom: Math,
    _ style: MathStyle
  ) throws(TypesettingError) -> MathBox {
    let em = scale(style)
    let isDisplay = style.level == .display
    let numerator = try box(top, style.fraction)
    let denominator = try box(bottom, style.fraction.cramped)
    let rule = constants.fractionRuleThickness * em
    let axis = constants.axisHeight * em
    let gapAbove =
      (isDisplay ? constants.numeratorDisplayGapMin : constants.numeratorGapMin) * em
    let gapBelow =
      (isDisplay ? constants.denominatorDisplayGapMin : constants.denominatorGapMin) * em
    let up = max(
      (isDisplay ? constants.numeratorDisplayShiftUp : constants.numeratorShiftUp) * em,
      axis + rule / 2 + gapAbove + numerator.descent
    )
    let down = max(
      (isDisplay ? constants.denominatorDisplayShiftDown : constants.denominatorShiftDown) * em,
      denominator.ascent + gapBelow + rule / 2 - axis
    )
    // TeX's \nulldelimiterspace, and a rule a little longer than what it divides.
    let side = 0.12 * em
    let over = 0.05 * em
    let inner = max(numerator.width, denominator.width) + 2 * over
    var result = MathBox()
    result.place(numerator, x: side + (inner - numerator.width) / 2, y: -up)
    result.place(denominator, x: side + (inner - denominator.width) / 2, y: down)
    result.rules.append(
      Rectangle(x: side, y: -axis - rule / 2, width: inner, height: rule)
    )
    result.width = inner + 2 * side
    result.accentAttachment = result.width / 2
    return result
  }

  /// Rule 11.
  private func root(_ inner: Math, _ style: MathStyle) throws(TypesettingError) -> MathBox {
    let em = scale(style)
    var radicand = try box(inner, style.cramped)
    radicand.width += radicand.lean
    let rule = constants.radicalRuleThickness * em
    var gap =
      (style.level == .display
        ? constants.radicalDisplayVerticalGap : constants.radicalVerticalGap) * em
    let needed = radicand.ascent + radicand.descent + gap + rule
    let sign = stretched(try glyph("√", of: "√"), height: needed / em, style)
    let height = sign.ascent + sign.descent
    gap += max(0, height - needed) / 2
    let top = radicand.ascent + gap + rule
    var result = MathBox()
    result.place(sign, x: 0, y: sign.ascent - top)
    result.place(radicand, x: sign.width)
    result.rules.append(
      Rectangle(x: sign.width - 0.02 * em, y: -top, width: radicand.width + 0.06 * em, height: rule)
    )
    result.width = sign.width + radicand.width + 0.06 * em
    result.ascent = top + constants.radicalExtraAscender * em
    result.accentAttachment = result.width / 2
    return result
  }

  /// Rule 18, and rule 13a for limits.
  private func scripts(
    _ base: Math,
    _ lower: Math?,
    _ upper: Math?,
    _ style: MathStyle
  ) throws(TypesettingError) -> MathBox {
    let nucleus = try box(base, style)
    let below = try lower.map { part throws(TypesettingError) in try box(part, style.script.cramped)
    }
    let above = try upper.map { part throws(TypesettingError) in try box(part, style.script) }
    if style.level == .display, Self.takesLimits(base) {
      return limits(nucleus, below, above, style)
    }
    let em = scale(style)
    var result = MathBox()
    result.place(nucleus, x: 0)
    var up =
      (style.isCramped ? constants.superscriptShiftUpCramped : constants.superscriptShiftUp) * em
    var down = constants.subscriptShiftDown * em
    if !nucleus.isLetter {
      up = max(up, nucleus.ascent - constants.superscriptBaselineDropMax * em)
      down = max(down, nucleus.descent + constants.subscriptBaselineDropMin * em)
    }
    if let above { up = max(up, above.descent + constants.superscriptBottomMin * em) }
    if let below { down = max(down, below.ascent - constants.subscriptTopMax * em) }
    if let above, let below {
      let gap = up - above.descent + down - below.ascent
      let missing = constants.subSuperscriptGapMin * em - gap
      if missing > 0 {
        let rise = constants.superscriptBottomMaxWithSubscript * em - (up - above.descent)
        let lift = min(max(rise, 0), missing)
        up += lift
        down += missing - lift
      }
    }
    var width = nucleus.width
    if let above {
      result.place(above, x: nucleus.width + nucleus.lean, y: -up)
      width = max(width, nucleus.width + nucleus.lean + above.width + above.lean)
    }
    if let below {
      result.place(below, x: nucleus.width, y: down)
      width = max(width, nucleus.width + below.width + below.lean)
    }
    result.width = width + constants.spaceAfterScript * em
    result.accentAttachment = nucleus.accentAttachment
    return result
  }

  /// Sums and names such as max have limits; integrals have scripts, as TeX sets them.
  private static func takesLimits(_ base: Math) -> Bool {
    guard case .operator(let symbol, .large) = base else { return false }
    return !["∫", "∬", "∮", "log", "exp", "ln"].contains(symbol)
  }

  private func limits(
    _ nucleus: MathBox,
    _ below: MathBox?,
    _ above: MathBox?,
    _ style: MathStyle
  ) -> MathBox {
    let em = scale(style)
    let width = max(nucleus.width, below?.width ?? 0, above?.width ?? 0)
    var result = MathBox()
    result.place(nucleus, x: (width - nucleus.width) / 2)
    if let above {
      let rise =
        nucleus.ascent
        + max(
          constants.upperLimitGapMin * em + above.descent,
          constants.upperLimitBaselineRiseMin * em
        )
      result.place(above, x: (width - above.width) / 2 + nucleus.lean / 2, y: -rise)
    }
    if let below {
      let drop =
        nucleus.descent
        + max(
          constants.lowerLimitGapMin * em + below.ascent,
          constants.lowerLimitBaselineDropMin * em
        )
      result.place(below, x: (width - below.width) / 2 - nucleus.lean / 2, y: drop)
    }
    result.width = width
    return result
  }

  /// Rule 12.
  private func accent(
    _ base: Math,
    _ accent: Math.Accent,
    _ style: MathStyle
  ) throws(TypesettingError) -> MathBox {
    let em = scale(style)
    let inner = try box(base, style.cramped)
    var result = MathBox()
    result.place(inner, x: 0)
    result.width = inner.width
    result.lean = inner.lean
    result.isLetter = inner.isLetter
    result.accentAttachment = inner.accentAttachment
    switch accent {
    case .bar where !inner.isLetter:
      let rule = constants.overbarRuleThickness * em
      let top = inner.ascent + constants.overbarVerticalGap * em + rule
      result.rules.append(Rectangle(x: 0, y: -top, width: inner.width, height: rule))
      result.ascent = top + constants.overbarExtraAscender * em
    case .bar, .hat:
      let mark: Unicode.Scalar =
        switch accent {
        case .bar: "\u{304}"
        case .hat: "\u{302}"
        }
      let id = font.accent(try glyph(mark, of: String(mark)), upToWidth: inner.width / em)
      let rise = max(0, inner.ascent - constants.accentBaseHeight * em)
      let x = inner.accentAttachment - font.accentAttachment(id) * em
      result.glyphs.append(.init(id: id, x: x, y: -rise, size: em))
      result.ascent = max(inner.ascent, rise + font.ink(id).top * em)
    }
    return result
  }

  /// Delimiters that cover nearly all of what they enclose, their middle on the axis (rule 19).
  private func fenced(
    _ open: String,
    _ inner: Math,
    _ close: String,
    _ style: MathStyle
  ) throws(TypesettingError) -> MathBox {
    let em = scale(style)
    let content = try box(inner, style)
    let axis = constants.axisHeight * em
    let reach = max(content.ascent - axis, content.descent + axis)
    // TeX's \delimiterfactor and \delimitershortfall.
    let height = max(2 * reach * 0.901, 2 * reach - 0.5 * em) / em
    var result = MathBox()
    func delimiter(_ text: String) throws(TypesettingError) -> MathBox {
      guard let scalar = text.unicodeScalars.first else {
        var nothing = MathBox()
        nothing.width = 0.12 * em
        return nothing
      }
      return stretched(try glyph(scalar, of: text), height: height, style)
    }
    result.append(try delimiter(open))
    result.lean = 0
    result.append(content)
    result.append(try delimiter(close), space: result.lean)
    result.lean = 0
    result.accentAttachment = result.width / 2
    return result
  }
}
