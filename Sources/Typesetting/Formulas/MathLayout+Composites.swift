internal import CairoDrawing
internal import Drawing
internal import Faults
internal import Markup

/// Fractions, roots, scripts, accents and delimiters.
extension MathLayout {
  /// Rule 15.
  func fraction(
    _ top: Math,
    _ bottom: Math,
    _ style: MathStyle
  ) throws(Fault) -> MathBox {
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
  func root(_ inner: Math, _ style: MathStyle) throws(Fault) -> MathBox {
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
  func scripts(
    _ base: Math,
    _ lower: Math?,
    _ upper: Math?,
    _ style: MathStyle
  ) throws(Fault) -> MathBox {
    let nucleus = try box(base, style)
    let below = try lower.map { part throws(Fault) in try box(part, style.script.cramped)
    }
    let above = try upper.map { part throws(Fault) in try box(part, style.script) }
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
    // The font's own gap of 0.096 em lets limits touch the sum on paper; TeX's is 0.167 em.
    let limitGap = max(0.167, constants.upperLimitGapMin)
    let width = max(nucleus.width, below?.width ?? 0, above?.width ?? 0)
    var result = MathBox()
    result.place(nucleus, x: (width - nucleus.width) / 2)
    if let above {
      let rise =
        nucleus.ascent
        + max(
          limitGap * em + above.descent,
          constants.upperLimitBaselineRiseMin * em
        )
      result.place(above, x: (width - above.width) / 2 + nucleus.lean / 2, y: -rise)
    }
    if let below {
      let drop =
        nucleus.descent
        + max(
          limitGap * em + below.ascent,
          constants.lowerLimitBaselineDropMin * em
        )
      result.place(below, x: (width - below.width) / 2 - nucleus.lean / 2, y: drop)
    }
    result.width = width
    return result
  }

  /// Rule 12.
  func accent(
    _ base: Math,
    _ accent: Math.Accent,
    _ style: MathStyle
  ) throws(Fault) -> MathBox {
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
  func fenced(
    _ open: String,
    _ inner: Math,
    _ close: String,
    _ style: MathStyle
  ) throws(Fault) -> MathBox {
    let em = scale(style)
    let content = try box(inner, style)
    let axis = constants.axisHeight * em
    let reach = max(content.ascent - axis, content.descent + axis)
    // TeX's \delimiterfactor and \delimitershortfall.
    let height = max(2 * reach * 0.901, 2 * reach - 0.5 * em) / em
    var result = MathBox()
    func delimiter(_ text: String) throws(Fault) -> MathBox {
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
