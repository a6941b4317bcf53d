package import Markup

/// A formula as one line of plain text: what is copied from the page and read aloud.
package enum MathText {
  /// The formula in one line, such as `y = γ(x − μ)/√(σ² + ε) + β`.
  package static func linear(_ math: Math, isScript: Bool = false) -> String {
    switch math {
    case .row(let parts): row(parts, isScript: isScript)
    case .identifier(let name), .number(let name), .text(let name): name
    case .operator(let symbol, _):
      String(String.UnicodeScalarView(symbol.unicodeScalars.map(MathLetters.symbol)))
    case .fraction(let top, let bottom): numerator(top) + "/" + grouped(bottom)
    case .root(let inner): "√" + grouped(inner)
    case .scripts(let base, let lower, let upper):
      linear(base) + (lower.map { script($0, sign: "_", digits: subscripts) } ?? "")
        + (upper.map { script($0, sign: "^", digits: superscripts) } ?? "")
    case .accent(let base, let accent):
      switch accent {
      case .hat: linear(base) + "\u{302}"
      case .bar: linear(base) + "\u{304}"
      }
    case .fenced(let open, let inner, let close): open + linear(inner) + close
    }
  }

  private static func row(_ parts: [Math], isScript: Bool) -> String {
    let classes = MathAtom.classes(parts)
    var text = ""
    for (index, part) in parts.enumerated() {
      if index > 0, classes[index - 1].space(before: classes[index], isScript: isScript) > 0 {
        text += " "
      }
      text += linear(part)
    }
    return text
  }

  /// A part in parentheses, unless it is one sign.
  private static func grouped(_ math: Math) -> String {
    let text = linear(math)
    return text.count == 1 || isAtomic(math) ? text : "(" + text + ")"
  }

  /// A numerator in parentheses if it is a sum or a product of more than signs side by side.
  private static func numerator(_ math: Math) -> String {
    let text = linear(math)
    return text.contains(" ") ? grouped(math) : text
  }

  private static func isAtomic(_ math: Math) -> Bool {
    switch math {
    case .identifier, .number, .text, .fenced, .accent, .root: true
    case .row(let parts): parts.count == 1 && isAtomic(parts[0])
    case .operator, .fraction, .scripts: false
    }
  }

  private static func script(_ math: Math, sign: String, digits: [Character]) -> String {
    let text = linear(math, isScript: true)
    let raised = text.map { character in character.wholeNumberValue.map { digits[$0] } }
    if raised.allSatisfy({ $0 != nil }), text.allSatisfy(\.isASCII) {
      return String(raised.compactMap(\.self))
    }
    return sign + (text.count == 1 ? text : "(" + text + ")")
  }

  private static let subscripts = Array("₀₁₂₃₄₅₆₇₈₉")
  private static let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
}
