package import CairoDrawing
package import Faults
package import Markup

/// Formulas laid out by TeX's rules with the measures of an OpenType MATH table.
///
/// The rules are those of The TeXbook, appendix G (numbers in comments), with the constants that the OpenType
/// specification names for them.
package struct MathLayout {
  package let font: MathFont
  /// The size of the text around the formula, in points.
  package let size: Double

  /// Creates a layout for the formulas of a text.
  package init(font: MathFont, size: Double) {
    self.font = font
    self.size = size
  }

  var constants: MathConstants { font.constants }

  /// A formula in one box.
  package func box(_ math: Math, _ style: MathStyle) throws(Fault) -> MathBox {
    switch math {
    case .row(let parts): return try row(parts, style)
    case .identifier(let name):
      let isVariable = name.count == 1
      return try letters(name, style) { isVariable ? MathLetters.italic($0) : $0 }
    case .number(let text): return try letters(text, style) { $0 }
    case .text(let text):
      if let space = MathLetters.space(text) {
        var box = MathBox()
        box.width = space * scale(style)
        return box
      }
      return try letters(text, style) { $0 }
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
  package func pieces(_ math: Math, _ style: MathStyle) throws(Fault) -> [(
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

  func scale(_ style: MathStyle) -> Double {
    switch style.level {
    case .display, .text: size
    case .script: size * constants.scriptScale
    case .scriptScript: size * constants.scriptScriptScale
    }
  }

  // MARK: Rows and letters

  private func row(_ parts: [Math], _ style: MathStyle) throws(Fault) -> MathBox {
    try row(parts, classes: MathAtom.classes(parts), style)
  }

  private func row(
    _ parts: [Math],
    classes: [MathAtom],
    _ style: MathStyle
  ) throws(Fault) -> MathBox {
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

  func glyph(_ scalar: Unicode.Scalar, of text: String) throws(Fault) -> UInt32 {
    if let glyph = font.glyph(for: scalar) { return glyph }
    let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
    throw Fault(
      .invalid,
      "formula: the mathematics font has no \"\(Character(scalar))\" (got \(code) in \"\(text)\")",
      hint: "write the sign in the text outside the formula, or use another one"
    )
  }

  private func letters(
    _ text: String,
    _ style: MathStyle,
    _ shape: (Unicode.Scalar) -> Unicode.Scalar
  ) throws(Fault) -> MathBox {
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
  ) throws(Fault) -> MathBox {
    guard let scalar = symbol.unicodeScalars.first else { return MathBox() }
    let id = try glyph(scalar, of: symbol)
    let height = style.level == .display ? constants.displayOperatorMinHeight : 0
    return stretched(id, height: height, style)
  }

  /// A glyph stretched to a height in ems, its middle on the axis.
  func stretched(_ glyph: UInt32, height: Double, _ style: MathStyle) -> MathBox {
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
}
