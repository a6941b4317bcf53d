extension Math {
  /// The formula in English words, for who hears it or copies it.
  ///
  /// The ends of fractions, roots and long subscripts are spoken when something follows, so that the words have one meaning.
  public var spoken: String {
    var text = ""
    for word in words(isLast: true) where !word.isEmpty {
      if word == "," {
        if !text.isEmpty { text += "," }
      } else {
        text += text.isEmpty ? word : " " + word
      }
    }
    return text
  }

  /// The words of a part; `isLast` when nothing follows in its row.
  private func words(isLast: Bool) -> [String] {
    switch self {
    case .row(let parts):
      return parts.enumerated().flatMap { index, part in
        part.words(isLast: isLast && index == parts.count - 1)
      }
    case .identifier(let name): return [Self.spoken(identifier: name)]
    case .number(let digits): return [digits]
    case .operator(let character, _):
      return [MathSymbol.showing(character)?.spoken ?? character]
    case .text(let text):
      if let space = MathSymbol.showing(text) { return [space.spoken] }
      return text.split(separator: " ").map(String.init)
    case .fraction(let numerator, let denominator):
      let isShort = numerator.isShort && denominator.isShort
      return (isShort ? [] : ["the fraction"])
        + numerator.words(isLast: true) + ["over"] + denominator.words(isLast: true)
        + (isShort || isLast ? [] : ["end fraction"])
    case .root(let content):
      return ["the square root of"] + content.words(isLast: true)
        + (content.isShort || isLast ? [] : ["end root"])
    case .accent(let base, let accent):
      return base.words(isLast: true) + [accent.rawValue]
    case .fenced(let open, let content, let close):
      return [open, "", close].enumerated().flatMap { index, delimiter in
        index == 1
          ? content.words(isLast: true) : [MathSymbol.showing(delimiter)?.spoken ?? ""]
      }
    case .scripts(let base, let lower, let upper):
      if case .operator(_, .large) = base { return Self.sum(base, lower, upper) }
      return base.words(isLast: true) + (lower.map(Self.subscript) ?? [])
        + (upper.map(Self.power) ?? [])
    }
  }

  /// Whether the part is one word or so, whose end nobody can mistake.
  private var isShort: Bool {
    switch self {
    case .identifier, .number, .operator, .text: true
    case .accent(let base, _): base.isShort
    case .scripts(let base, let lower, let upper):
      base.isShort && lower?.isShort ?? true && upper?.isShort ?? true
    case .row, .fraction, .root, .fenced: false
    }
  }

  private static func sum(_ base: Math, _ lower: Math?, _ upper: Math?) -> [String] {
    var words = base.words(isLast: true)
    if let lower { words += [upper == nil ? "over" : "from"] + lower.words(isLast: true) }
    if let upper { words += ["to"] + upper.words(isLast: true) }
    return words + ["of"]
  }

  private static func `subscript`(_ lower: Math) -> [String] {
    ["sub"] + lower.words(isLast: true) + (lower.isShort ? [] : ["end sub"])
  }

  private static func power(_ upper: Math) -> [String] {
    switch upper {
    case .number("2"): return ["squared"]
    case .number("3"): return ["cubed"]
    case .operator("′", _): return ["prime"]
    case .operator("⊤", _): return ["transposed"]
    case .operator("∗", _): return ["star"]
    default:
      return ["to the power"] + upper.words(isLast: true) + (upper.isShort ? [] : ["end power"])
    }
  }

  private static func spoken(identifier name: String) -> String {
    if let symbol = MathSymbol.showing(name) { return symbol.spoken }
    return String(String.UnicodeScalarView(name.unicodeScalars.map(MathAlphabet.plain)))
  }
}
