internal import Notation

extension Math {
  /// The formula in MathML Core, with its TeX as an annotation and its words as alternative text.
  /// - Parameters:
  ///   - source: The TeX that the formula was parsed from.
  ///   - isBlock: Whether it stands on a line of its own.
  /// - Returns: A `math` element.
  public func mathML(source: String, isBlock: Bool) -> String {
    """
    <math\(isBlock ? " display=\"block\"" : "") alttext="\(spoken.escapedForMarkup)">\
    <semantics>\(element)\
    <annotation encoding="application/x-tex">\(source.escapedForMarkup)</annotation>\
    </semantics></math>
    """
  }

  /// The formula as one MathML element.
  private var element: String {
    switch self {
    case .row(let parts): tag("mrow", parts.map(\.element).joined())
    case .identifier(let name): tag("mi", name.escapedForMarkup)
    case .number(let digits): tag("mn", digits.escapedForMarkup)
    case .operator(let character, let kind): Self.operatorElement(character, kind)
    case .text(let words): tag("mtext", Self.keepingOuterSpaces(words).escapedForMarkup)
    case .fraction(let numerator, let denominator):
      tag("mfrac", numerator.element + denominator.element)
    case .root(let content): tag("msqrt", content.element)
    case .scripts(let base, let lower, let upper): Self.scripts(base, lower, upper)
    case .accent(let base, let accent):
      "<mover accent=\"true\">\(base.element)<mo stretchy=\"false\">\(accent.mark)</mo></mover>"
    case .fenced(let open, let content, let close):
      tag("mrow", Self.fence(open, "prefix") + content.element + Self.fence(close, "postfix"))
    }
  }

  private func tag(_ name: String, _ content: String) -> String { "<\(name)>\(content)</\(name)>" }

  private static func operatorElement(_ character: String, _ kind: Kind) -> String {
    let text = character.escapedForMarkup
    switch kind {
    case .binary, .relation, .large, .punctuation: return "<mo>\(text)</mo>"
    case .ordinary:
      switch character {
      // A sign before its number; MathML takes it for an operation unless it begins a row.
      case "+", "−", "±": return "<mo form=\"prefix\">\(text)</mo>"
      // Brackets and bars keep their size; those that grow are fences.
      case "(", "[", "{", "⟨": return "<mo form=\"prefix\" stretchy=\"false\">\(text)</mo>"
      case ")", "]", "}", "⟩": return "<mo form=\"postfix\" stretchy=\"false\">\(text)</mo>"
      case "|", "‖": return "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">\(text)</mo>"
      case "′": return "<mo>\(text)</mo>"
      default:
        let isLetter = character.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
        return isLetter || ["∇", "∞"].contains(character)
          ? "<mi mathvariant=\"normal\">\(text)</mi>"
          : "<mo lspace=\"0\" rspace=\"0\">\(text)</mo>"
      }
    }
  }

  /// Large operators take their scripts below and above; browsers move them to the side inside a line.
  private static func scripts(_ base: Math, _ lower: Math?, _ upper: Math?) -> String {
    var isLarge = false
    if case .operator(_, .large) = base { isLarge = true }
    let content = base.element + (lower?.element ?? "") + (upper?.element ?? "")
    let name =
      switch (lower != nil, upper != nil) {
      case (true, true): isLarge ? "munderover" : "msubsup"
      case (true, false): isLarge ? "munder" : "msub"
      case (false, true): isLarge ? "mover" : "msup"
      case (false, false): "mrow"
      }
    return "<\(name)>\(content)</\(name)>"
  }

  private static func fence(_ delimiter: String, _ form: String) -> String {
    delimiter.isEmpty
      ? ""
      : "<mo fence=\"true\" form=\"\(form)\" stretchy=\"true\">\(delimiter.escapedForMarkup)</mo>"
  }

  /// Spaces at the ends of words would collapse; a no-break space stays.
  private static func keepingOuterSpaces(_ words: String) -> String {
    var scalars = Array(words.unicodeScalars)
    if scalars.first == " " { scalars[0] = "\u{A0}" }
    if scalars.last == " " { scalars[scalars.count - 1] = "\u{A0}" }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Math.Accent {
  /// The character of the mark.
  fileprivate var mark: String {
    switch self {
    case .hat: "ˆ"
    case .bar: "¯"
    }
  }
}
