internal import Faults

/// Reads a formula from left to right, with one scalar of lookahead.
struct MathParser {
  /// A part of a row, with its class: what stands around it depends on the class.
  struct Atom {
    var math: Math
    var kind: MathSymbol.Class
  }

  /// What ends a row.
  enum End {
    case formula
    case brace(opened: Int)
    case right(opened: Int)
  }

  /// How deep groups and arguments may lie in one another.
  private static let maximumDepth = 32
  /// The longest formula in Unicode scalars: a page is not wide enough for a hundredth of it.
  private static let maximumLength = 10_000

  private let scalars: [Unicode.Scalar]
  var index = 0
  var depth = 0

  init(_ tex: String) {
    scalars = Array(tex.unicodeScalars)
  }

  /// Refuses a text that is too long for a formula.
  func checkLength() throws(Fault) {
    guard scalars.count <= Self.maximumLength else {
      throw error(
        at: 0,
        "the formula is too long (got \(scalars.count) characters, expected at most \(Self.maximumLength))",
        hint: "Split it."
      )
    }
  }

  /// Reads the whole text.
  mutating func formula() throws(Fault) -> Math {
    let math = try row(until: .formula)
    if case .row(let parts) = math, parts.isEmpty {
      throw error(at: 0, "the formula is empty", hint: "Write a formula between the marks.")
    }
    return math
  }

  // MARK: Rows

  private mutating func row(until end: End) throws(Fault) -> Math {
    var atoms: [Atom] = []
    while true {
      skipSpace()
      guard let scalar = current else {
        switch end {
        case .formula: return joined(atoms)
        case .brace(let opened): throw error(at: opened, "{ is not closed", hint: "Add a }.")
        case .right(let opened):
          throw error(
            at: opened,
            "\\left has no \\right",
            hint: "Add \\right) or, for no delimiter, \\right."
          )
        }
      }
      if scalar == "}" {
        guard case .brace = end else {
          throw error(at: index, "} closes nothing", hint: "Take it out, or write \\} to show it.")
        }
        index += 1
        return joined(atoms)
      }
      if isAtCommand("right") {
        guard case .right = end else {
          throw error(at: index, "\\right has no \\left", hint: "Add \\left( before it.")
        }
        index += "\\right".unicodeScalars.count
        return joined(atoms)
      }
      atoms.append(try atom(after: atoms.last?.kind))
    }
  }

  /// One part for a row: the part itself if it is the only one; a thin space around the names of functions, as TeX sets it.
  private func joined(_ atoms: [Atom]) -> Math {
    var parts: [Math] = []
    for (index, atom) in atoms.enumerated() {
      if index > 0, needsThinSpace(between: atoms[index - 1].kind, and: atom.kind) {
        parts.append(.text("\u{2006}"))
      }
      parts.append(atom.math)
    }
    return parts.count == 1 ? parts[0] : .row(parts)
  }

  private func needsThinSpace(
    between left: MathSymbol.Class,
    and right: MathSymbol.Class
  ) -> Bool {
    switch (left, right) {
    case (.function, .identifier), (.function, .function), (.function, .large): true
    case (.identifier, .function), (.close, .function): true
    default: false
    }
  }

  // MARK: Atoms

  private mutating func atom(after previous: MathSymbol.Class?) throws(Fault) -> Atom {
    if let scalar = current, scalar == "_" || scalar == "^" || scalar == "'" {
      throw error(
        at: index,
        "\(scalar) has nothing before it",
        hint: "Write {} before it if that is meant."
      )
    }
    var base = try nucleus()
    if case .operator(let character, .binary) = base.math, !isOperand(previous) {
      // A sign, not an operation: TeX turns a binary operator with nothing on its left into an ordinary one.
      base = Atom(math: .operator(character, .ordinary), kind: .ordinary)
    }
    return try scripted(base)
  }

  private func isOperand(_ kind: MathSymbol.Class?) -> Bool {
    switch kind {
    case .identifier, .ordinary, .close, .space: true
    case nil, .function, .binary, .relation, .large, .open, .punctuation: false
    }
  }

  private mutating func scripted(_ base: Atom) throws(Fault) -> Atom {
    var lower: Math?
    var upper: [Math] = []
    var hasExponent = false
    while true {
      skipSpace()
      guard let scalar = current, scalar == "_" || scalar == "^" || scalar == "'" else { break }
      let start = index
      index += 1
      if scalar == "'" {
        upper.append(.operator("′", .ordinary))
      } else if scalar == "_" {
        guard lower == nil else {
          throw error(at: start, "a second subscript", hint: "Group the parts with { and }.")
        }
        lower = try argument(of: "_", at: start)
      } else {
        guard !hasExponent else {
          throw error(at: start, "a second superscript", hint: "Group the parts with { and }.")
        }
        hasExponent = true
        upper.append(try argument(of: "^", at: start))
      }
    }
    guard lower != nil || !upper.isEmpty else { return base }
    let top: Math? = upper.count > 1 ? .row(upper) : upper.first
    // A bracket with a script stays a bracket for what follows it.
    return Atom(math: .scripts(base.math, lower: lower, upper: top), kind: base.kind)
  }

  mutating func nucleus() throws(Fault) -> Atom {
    guard let scalar = current else {
      throw error(at: index, "the formula ends too early", hint: "Complete it.")
    }
    let start = index
    switch scalar {
    case "\\": return try command()
    case "{":
      index += 1
      return Atom(math: ordinary(try group(.brace(opened: start))), kind: .identifier)
    case "0"..."9": return Atom(math: number(), kind: .identifier)
    case "-": return symbol("−")
    case "*": return symbol("∗")
    case "%", "#", "&", "$", "~":
      // TeX gives these a meaning of its own, which a formula here does not have.
      throw error(
        at: start,
        "\(scalar) is not supported in a formula",
        hint: scalar == "~" ? "Write a space as \\ , or \\quad." : "Write \\\(scalar) to show it."
      )
    default:
      index += 1
      let character = String(scalar)
      if let symbol = MathSymbol.showing(character) { return atom(of: symbol) }
      index = start
      guard scalar.properties.isAlphabetic else {
        throw error(
          at: start,
          "this character is not supported in a formula (got \(character))",
          hint: "Write \\text{...} for words."
        )
      }
      index += 1
      return Atom(math: .identifier(character), kind: .identifier)
    }
  }

  /// An operator alone in braces loses its spaces, as in TeX: `1{,}000`.
  func ordinary(_ math: Math) -> Math {
    guard case .operator(let character, _) = math else { return math }
    return .operator(character, .ordinary)
  }

  private mutating func symbol(_ character: String) -> Atom {
    index += 1
    guard let symbol = MathSymbol.showing(character) else {
      preconditionFailure("The table of symbols has the operators of the keyboard.")
    }
    return atom(of: symbol)
  }

  private mutating func number() -> Math {
    var digits = String.UnicodeScalarView()
    while let scalar = current {
      let isPoint = scalar == "." && index + 1 < scalars.count && isDigit(scalars[index + 1])
      guard isDigit(scalar) || isPoint else { break }
      digits.append(scalar)
      index += 1
    }
    return .number(String(digits))
  }

  func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  mutating func group(_ end: End) throws(Fault) -> Math {
    try descend()
    defer { depth -= 1 }
    return try row(until: end)
  }

  /// Goes one level deeper, unless that is too deep for the stack of whoever reads the tree.
  mutating func descend() throws(Fault) {
    guard depth < Self.maximumDepth else {
      throw error(
        at: index,
        "the formula is nested too deeply (got more than \(Self.maximumDepth) levels)",
        hint: "Split it."
      )
    }
    depth += 1
  }

  func atom(of symbol: MathSymbol) -> Atom {
    let math: Math =
      switch symbol.kind {
      case .identifier, .function: .identifier(symbol.character)
      case .ordinary, .open, .close: .operator(symbol.character, .ordinary)
      case .binary: .operator(symbol.character, .binary)
      case .relation: .operator(symbol.character, .relation)
      case .large: .operator(symbol.character, .large)
      case .punctuation: .operator(symbol.character, .punctuation)
      case .space: .text(symbol.character)
      }
    return Atom(math: math, kind: symbol.kind)
  }

  // MARK: Scalars

  var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  mutating func skipSpace() {
    while let scalar = current, scalar == " " || scalar == "\n" || scalar == "\t" { index += 1 }
  }

  private func isAtCommand(_ name: String) -> Bool {
    guard current == "\\" else { return false }
    let command = Array("\\\(name)".unicodeScalars)
    guard scalars[index...].starts(with: command) else { return false }
    let end = index + command.count
    return end == scalars.count || !(scalars[end].isASCII && scalars[end].properties.isAlphabetic)
  }

  func error(at place: Int, _ message: String, hint: String) -> Fault {
    let before = scalars[..<place]
    let lineStart = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let line = 1 + before.count { $0 == "\n" }
    return Fault(
      at: Fault.Position(line: line, column: place - lineStart + 1),
      message,
      hint: hint
    )
  }
}
