/// Reads a formula from left to right, with one scalar of lookahead.
struct MathParser {
  /// A part of a row, with its class: what stands around it depends on the class.
  private struct Atom {
    var math: Math
    var kind: MathSymbol.Class
  }

  /// What ends a row.
  private enum End {
    case formula
    case brace(opened: Int)
    case right(opened: Int)
  }

  /// How deep groups and arguments may lie in one another.
  private static let maximumDepth = 32

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ tex: String) {
    scalars = Array(tex.unicodeScalars)
  }

  /// Reads the whole text.
  mutating func formula() throws(MathError) -> Math {
    let math = try row(until: .formula)
    if case .row(let parts) = math, parts.isEmpty {
      throw error(at: 0, "the formula is empty", hint: "Write a formula between the marks.")
    }
    return math
  }

  // MARK: Rows

  private mutating func row(until end: End) throws(MathError) -> Math {
    var atoms: [Atom] = []
    while true {
      skipSpace()
      guard let scalar = current else {
        switch end {
        case .formula: return joined(atoms)
        case .brace(let opened): throw error(at: opened, "{ is not closed", hint: "Add a }.")
        case .right(let opened):
          throw error(
            at: opened, "\\left has no \\right", hint: "Add \\right) or, for no delimiter, \\right.")
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
    between left: MathSymbol.Class, and right: MathSymbol.Class
  ) -> Bool {
    switch (left, right) {
    case (.function, .identifier), (.function, .function), (.function, .large): true
    case (.identifier, .function), (.close, .function): true
    default: false
    }
  }

  // MARK: Atoms

  private mutating func atom(after previous: MathSymbol.Class?) throws(MathError) -> Atom {
    if let scalar = current, scalar == "_" || scalar == "^" || scalar == "'" {
      throw error(
        at: index, "\(scalar) has nothing before it", hint: "Write {} before it if that is meant.")
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

  private mutating func scripted(_ base: Atom) throws(MathError) -> Atom {
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

  private mutating func nucleus() throws(MathError) -> Atom {
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
        at: start, "\(scalar) is not supported in a formula",
        hint: scalar == "~" ? "Write a space as \\ , or \\quad." : "Write \\\(scalar) to show it.")
    default:
      index += 1
      let character = String(scalar)
      if let symbol = MathSymbol.showing(character) { return atom(of: symbol) }
      index = start
      guard scalar.properties.isAlphabetic else {
        throw error(
          at: start, "this character is not supported in a formula (got \(character))",
          hint: "Write \\text{...} for words.")
      }
      index += 1
      return Atom(math: .identifier(character), kind: .identifier)
    }
  }

  /// An operator alone in braces loses its spaces, as in TeX: `1{,}000`.
  private func ordinary(_ math: Math) -> Math {
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

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private mutating func group(_ end: End) throws(MathError) -> Math {
    try descend()
    defer { depth -= 1 }
    return try row(until: end)
  }

  /// Goes one level deeper, unless that is too deep for the stack of whoever reads the tree.
  private mutating func descend() throws(MathError) {
    guard depth < Self.maximumDepth else {
      throw error(
        at: index, "the formula is nested too deeply (got more than \(Self.maximumDepth) levels)",
        hint: "Split it.")
    }
    depth += 1
  }

  private func atom(of symbol: MathSymbol) -> Atom {
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

  // MARK: Commands

  private mutating func command() throws(MathError) -> Atom {
    let start = index
    let name = commandName()
    switch name {
    case "frac":
      let numerator = try argument(of: "\\frac", at: start)
      let denominator = try argument(of: "\\frac", at: start)
      return Atom(math: .fraction(numerator, denominator), kind: .identifier)
    case "sqrt":
      skipSpace()
      if current == "[" {
        throw error(
          at: index, "roots other than square roots are not supported",
          hint: "Write a power, such as x^{1/3}.")
      }
      return Atom(math: .root(try argument(of: "\\sqrt", at: start)), kind: .identifier)
    case "hat":
      return Atom(math: .accent(try argument(of: "\\hat", at: start), .hat), kind: .identifier)
    case "bar":
      return Atom(math: .accent(try argument(of: "\\bar", at: start), .bar), kind: .identifier)
    case "text":
      return Atom(math: .text(try words(of: "\\text", at: start)), kind: .identifier)
    case "operatorname":
      return Atom(math: try upright("\\operatorname", at: start), kind: .function)
    case "mathrm":
      return Atom(math: try upright("\\mathrm", at: start), kind: .identifier)
    case "mathbf":
      return Atom(math: try letters("\\mathbf", at: start, MathAlphabet.bold), kind: .identifier)
    case "mathbb":
      return Atom(
        math: try letters("\\mathbb", at: start, MathAlphabet.doubleStruck), kind: .identifier)
    case "left": return try fenced(at: start)
    default:
      guard let symbol = MathSymbol.named(name) else {
        throw error(
          at: start, "this command is not supported (got \\\(name))",
          hint: "Write it with the commands that the manual lists, or as \\text{...}.")
      }
      return atom(of: symbol)
    }
  }

  /// The letters after a backslash, or the one character that is no letter.
  private mutating func commandName() -> String {
    index += 1
    var name = String.UnicodeScalarView()
    while let scalar = current, scalar.isASCII, scalar.properties.isAlphabetic {
      name.append(scalar)
      index += 1
    }
    if name.isEmpty, let scalar = current {
      name.append(scalar)
      index += 1
    }
    return String(name)
  }

  private mutating func fenced(at start: Int) throws(MathError) -> Atom {
    let open = try delimiter(after: "\\left")
    let content = try group(.right(opened: start))
    let close = try delimiter(after: "\\right")
    return Atom(math: .fenced(open: open, content, close: close), kind: .ordinary)
  }

  private mutating func delimiter(after command: String) throws(MathError) -> String {
    skipSpace()
    let start = index
    guard let scalar = current else {
      throw error(at: start, "\(command) has no delimiter", hint: "Write . for none.")
    }
    let name: String
    if scalar == "\\" {
      name = MathSymbol.named(commandName())?.character ?? ""
    } else {
      index += 1
      name = String(scalar)
    }
    if name == "." { return "" }
    guard ["(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩"].contains(name) else {
      throw error(
        at: start, "this is not a delimiter",
        hint: "Write one of ( ) [ ] \\{ \\} | \\| \\langle \\rangle, or . for none.")
    }
    return name
  }

  /// What a command or script applies to: a group, or the next character or command.
  private mutating func argument(of command: String, at start: Int) throws(MathError) -> Math {
    skipSpace()
    guard let scalar = current, scalar != "}", scalar != "_", scalar != "^", scalar != "'" else {
      throw error(at: start, "\(command) has no argument", hint: "Write it in { and }.")
    }
    if isDigit(scalar) {
      index += 1
      return .number(String(scalar))
    }
    try descend()
    defer { depth -= 1 }
    // Alone, an operator is ordinary: x^+.
    return ordinary(try nucleus().math)
  }

  /// Words in braces, as they are.
  private mutating func words(of command: String, at start: Int) throws(MathError) -> String {
    skipSpace()
    guard current == "{" else {
      throw error(at: start, "\(command) has no argument", hint: "Write it in { and }.")
    }
    let opened = index
    index += 1
    var words = String.UnicodeScalarView()
    while let scalar = current, scalar != "}" {
      if scalar == "\\" || scalar == "{" || scalar == "$" {
        throw error(
          at: index, "\(command) takes plain words (got \(scalar))",
          hint: "End the words with } before it.")
      }
      words.append(scalar)
      index += 1
    }
    guard current == "}" else { throw error(at: opened, "{ is not closed", hint: "Add a }.") }
    index += 1
    guard !words.isEmpty else {
      throw error(at: start, "\(command) has no argument", hint: "Write it in { and }.")
    }
    return String(words)
  }

  /// An upright name; a single letter is told from a variable by being an ordinary operator.
  private mutating func upright(_ command: String, at start: Int) throws(MathError) -> Math {
    let name = try words(of: command, at: start)
    return name.unicodeScalars.count == 1 ? .operator(name, .ordinary) : .identifier(name)
  }

  private mutating func letters(
    _ command: String, at start: Int, _ alphabet: (Unicode.Scalar) -> Unicode.Scalar?
  ) throws(MathError) -> Math {
    let name = try words(of: command, at: start)
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      guard let letter = alphabet(scalar) else {
        throw error(
          at: start, "\(command) has no letter for \(scalar)",
          hint: "Write Latin letters, or digits in \\mathbf.")
      }
      result.append(letter)
    }
    return .identifier(String(result))
  }

  // MARK: Scalars

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func skipSpace() {
    while let scalar = current, scalar == " " || scalar == "\n" || scalar == "\t" { index += 1 }
  }

  private func isAtCommand(_ name: String) -> Bool {
    let command = Array("\\\(name)".unicodeScalars)
    guard scalars[index...].starts(with: command) else { return false }
    let end = index + command.count
    return end == scalars.count || !(scalars[end].isASCII && scalars[end].properties.isAlphabetic)
  }

  private func error(at place: Int, _ message: String, hint: String) -> MathError {
    let before = scalars[..<place]
    let lineStart = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return MathError(
      line: 1 + before.count { $0 == "\n" }, column: place - lineStart + 1,
      message: message, hint: hint)
  }
}
