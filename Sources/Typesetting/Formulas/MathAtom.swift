package import Markup

/// The classes of TeX that decide the space between the parts of a formula (The TeXbook, chapter 18).
package enum MathAtom: Int {
  case ordinary
  case large
  case binary
  case relation
  case open
  case close
  case punctuation
  case inner

  /// The class of a part by itself.
  package init(_ math: Math) {
    switch math {
    case .operator(let symbol, let kind):
      switch kind {
      case .binary: self = .binary
      case .relation: self = .relation
      case .large: self = .large
      case .punctuation: self = .punctuation
      case .ordinary:
        if ["(", "[", "{", "⟨", "⌊", "⌈"].contains(symbol) {
          self = .open
        } else if [")", "]", "}", "⟩", "⌋", "⌉", "!"].contains(symbol) {
          self = .close
        } else {
          self = .ordinary
        }
      }
    // Names such as log and Var are followed by a thin space, as operators are.
    case .identifier(let name): self = name.count > 1 ? .large : .ordinary
    case .scripts(let base, lower: _, upper: _): self = MathAtom(base)
    case .row(let parts): self = parts.count == 1 ? MathAtom(parts[0]) : .ordinary
    case .fraction, .fenced: self = .inner
    case .number, .text, .root, .accent: self = .ordinary
    }
  }

  /// The classes of a row: a binary operator without a left or right side is an ordinary sign (rules 5 and 6).
  package static func classes(_ parts: [Math]) -> [MathAtom] {
    var classes = parts.map { MathAtom($0) }
    for index in classes.indices {
      switch classes[index] {
      case .binary:
        let previous = index > 0 ? classes[index - 1] : .open
        switch previous {
        case .binary, .large, .relation, .open, .punctuation: classes[index] = .ordinary
        case .ordinary, .close, .inner: break
        }
        if index == classes.count - 1 { classes[index] = .ordinary }
      case .relation, .close, .punctuation:
        if index > 0, classes[index - 1] == .binary { classes[index - 1] = .ordinary }
      case .ordinary, .large, .open, .inner: break
      }
    }
    return classes
  }

  /// The space between two neighbours, in eighteenths of an em.
  package func space(before next: MathAtom, isScript: Bool) -> Double {
    // 0: none, 1: thin, 2: medium, 3: thick; negative: not in scripts. The TeXbook, page 170.
    let table: [[Int]] = [
      [0, 1, -2, -3, 0, 0, 0, -1],
      [1, 1, 0, -3, 0, 0, 0, -1],
      [-2, -2, 0, 0, -2, 0, 0, -2],
      [-3, -3, 0, 0, -3, 0, 0, -3],
      [0, 0, 0, 0, 0, 0, 0, 0],
      [0, 1, -2, -3, 0, 0, 0, -1],
      [-1, -1, 0, -1, -1, -1, -1, -1],
      [-1, 1, -2, -3, -1, 0, -1, -1],
    ]
    let entry = table[rawValue][next.rawValue]
    if entry < 0, isScript { return 0 }
    return [0, 3, 4, 5][abs(entry)]
  }
}
