internal import Notation

extension Math {
  /// The formula in words of the language that is spoken, for who hears it or copies it.
  ///
  /// A comma is a pause around what belongs together; the ends of fractions, roots, subscripts and powers are spoken when something
  /// follows that could belong to them, so that the words have one meaning.
  public var spoken: String {
    Self.tidied(words(before: .nothing, isPlain: true))
  }

  /// What follows a part in its formula.
  private enum Follower {
    case nothing
    /// An operator, which ends short parts by itself.
    case mark
    /// Something that could belong to the part.
    case other
  }

  /// The words of a part; in plain rows, not in subscripts and brackets, a comma is only a pause.
  private func words(before follower: Follower, isPlain: Bool) -> String {
    switch self {
    case .row(let parts):
      return parts.indices.map { index in
        let next = index + 1 < parts.count ? parts[index + 1].asFollower : follower
        return parts[index].words(before: next, isPlain: isPlain)
      }.joined(separator: " ")
    case .identifier(let name): return Self.spoken(identifier: name)
    case .number(let digits): return digits
    case .operator(",", .punctuation) where isPlain: return ","
    case .operator(let character, _):
      return MathSymbol.showing(character)?.spoken.text ?? character
    case .text(let text): return MathSymbol.showing(text)?.spoken.text ?? text
    case .fraction(let numerator, let denominator):
      return Self.fraction(numerator, denominator, before: follower)
    case .root(let content):
      let words = localized("the square root of \(content.inner)")
      return words
        + content.end(before: follower, localized("end of root"))
    case .accent(let base, let accent):
      return switch accent {
      case .hat: localized("\(base.inner) hat")
      case .bar: localized("\(base.inner) bar")
      }
    case .fenced(let open, let content, let close):
      return [Self.delimiter(open), content.inner, Self.delimiter(close)].joined(separator: " ")
    case .scripts(let base, let lower, let upper):
      if case .operator(_, .large) = base { return Self.large(base, lower, upper) }
      var words = base.inner
      if let lower {
        let next: Follower = upper == nil ? follower : .mark
        words =
          localized("\(words) sub \(lower.inner)")
          + lower.end(before: next, localized("end of subscript"))
      }
      if let upper { words = Self.raised(words, upper, before: follower) }
      return words
    }
  }

  /// The words of a part that ends with its own construction.
  private var inner: String { Self.tidied(words(before: .nothing, isPlain: false)) }

  private var asFollower: Follower {
    switch self {
    case .operator(_, .binary), .operator(_, .relation), .operator(_, .punctuation): .mark
    case .operator(let character, .ordinary):
      [")", "]", "}", "⟩", "|", "‖", "/"].contains(character) ? .mark : .other
    case .text(let text): MathSymbol.showing(text) == nil ? .other : .mark
    case .row(let parts): parts.first?.asFollower ?? .mark
    case .identifier, .number, .operator, .fraction, .root, .scripts, .accent, .fenced: .other
    }
  }

  /// What says that a part has ended, if something follows: a pause where its end is clear, else words.
  private func end(before follower: Follower, _ words: String) -> String {
    switch follower {
    case .nothing: ""
    case .mark: isShort ? "" : ", \(words),"
    case .other: isAtom ? "" : isShort ? "," : ", \(words),"
    }
  }

  /// Whether the part is one letter or number.
  private var isAtom: Bool {
    switch self {
    case .identifier, .number, .operator, .text: true
    case .accent(let base, _): base.isAtom
    case .row, .fraction, .root, .fenced, .scripts: false
    }
  }

  /// Whether the part is a few letters side by side, whose end nobody can mistake before an operator.
  private var isShort: Bool {
    if case .row(let parts) = self {
      return parts.count <= 3
        && parts.allSatisfy { part in
          switch part {
          case .identifier, .number, .operator(_, .ordinary), .accent: part.isAtom
          case .operator, .text, .row, .fraction, .root, .fenced, .scripts: false
          }
        }
    }
    return isAtom
  }

  /// Whether the part is short, or a letter with short scripts.
  private var isTerm: Bool {
    switch self {
    case .scripts(let base, let lower, let upper):
      base.isAtom && lower?.isShort ?? true && upper?.isShort ?? true
    case .row(let parts) where parts.count <= 2:
      parts.allSatisfy {
        if case .operator(_, let kind) = $0 { kind == .ordinary } else { $0.isTerm }
      }
    case .row, .identifier, .number, .operator, .text, .fraction, .root, .accent, .fenced: isShort
    }
  }

  /// Whether a fraction stands in the part.
  private var hasFraction: Bool {
    switch self {
    case .fraction: true
    case .row(let parts): parts.contains(where: \.hasFraction)
    case .root(let content): content.hasFraction
    case .scripts(let base, let lower, let upper):
      base.hasFraction || lower?.hasFraction ?? false || upper?.hasFraction ?? false
    case .accent(let base, _): base.hasFraction
    case .fenced(_, let content, _): content.hasFraction
    case .identifier, .number, .operator, .text: false
    }
  }

  private static func fraction(
    _ numerator: Math,
    _ denominator: Math,
    before follower: Follower
  ) -> String {
    let (above, below) = (numerator.inner, denominator.inner)
    if numerator.hasFraction || denominator.hasFraction {
      return localized("the fraction with numerator \(above), and denominator \(below)")
        + (follower == .nothing ? "" : ", \(localized("end of fraction")),")
    }
    let words =
      numerator.isTerm
      ? localized("\(above) over \(below)") : ", " + localized("\(above), over \(below)")
    switch follower {
    case .nothing: return words
    case .mark where denominator.isTerm: return words
    case .other where denominator.isAtom: return words + ","
    case .mark, .other: return words + ", \(localized("end of fraction")),"
    }
  }

  private static func large(_ base: Math, _ lower: Math?, _ upper: Math?) -> String {
    let words = base.inner
    return switch (lower?.inner, upper?.inner) {
    case (let lower?, let upper?): localized("\(words) from \(lower) to \(upper) of")
    case (let lower?, nil): localized("\(words) over \(lower) of")
    case (nil, let upper?): localized("\(words) to \(upper) of")
    case (nil, nil): localized("\(words) of")
    }
  }

  private static func raised(_ words: String, _ upper: Math, before follower: Follower) -> String {
    switch upper {
    case .number("2"): return localized("\(words) squared")
    case .number("3"): return localized("\(words) cubed")
    case .operator("′", _): return localized("\(words) prime")
    case .operator("⊤", _): return localized("\(words) transposed")
    case .operator("∗", _): return localized("\(words) star")
    default:
      return localized("\(words) to the power \(upper.inner)")
        + upper.end(before: follower, localized("end of power"))
    }
  }

  private static func delimiter(_ character: String) -> String {
    MathSymbol.showing(character)?.spoken.text ?? ""
  }

  private static func spoken(identifier name: String) -> String {
    if let symbol = MathSymbol.showing(name) { return symbol.spoken.text }
    return String(String.UnicodeScalarView(name.unicodeScalars.map(MathAlphabet.plain)))
  }

  /// Words with one space between them and one comma where several pauses meet, none at the ends.
  private static func tidied(_ words: String) -> String {
    var result = ""
    for word in words.split(separator: " ") {
      var word = word
      while word.first == "," {
        if !result.isEmpty, result.last != "," { result += "," }
        word = word.dropFirst()
      }
      guard !word.isEmpty else { continue }
      var end = word
      while end.last == "," { end = end.dropLast() }
      result += result.isEmpty ? "" : " "
      result += end
      if end.count < word.count { result += "," }
    }
    while result.last == "," { result.removeLast() }
    return result
  }
}
