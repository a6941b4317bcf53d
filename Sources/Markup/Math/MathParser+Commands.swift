internal import Faults

extension MathParser {
  mutating func command() throws(Fault) -> Atom {
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
          at: index,
          "roots other than square roots are not supported",
          hint: "Write a power, such as x^{1/3}."
        )
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
        math: try letters("\\mathbb", at: start, MathAlphabet.doubleStruck),
        kind: .identifier
      )
    case "left": return try fenced(at: start)
    default:
      guard let symbol = MathSymbol.named(name) else {
        throw error(
          at: start,
          "this command is not supported (got \\\(name))",
          hint: "Write it with the commands of the subset, or as \\text{...}."
        )
      }
      return atom(of: symbol)
    }
  }

  /// The letters after a backslash, or the one character that is no letter.
  mutating func commandName() -> String {
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

  mutating func fenced(at start: Int) throws(Fault) -> Atom {
    let open = try delimiter(after: "\\left")
    let content = try group(.right(opened: start))
    let close = try delimiter(after: "\\right")
    return Atom(math: .fenced(open: open, content, close: close), kind: .ordinary)
  }

  mutating func delimiter(after command: String) throws(Fault) -> String {
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
        at: start,
        "this is not a delimiter",
        hint: "Write one of ( ) [ ] \\{ \\} | \\| \\langle \\rangle, or . for none."
      )
    }
    return name
  }

  /// What a command or script applies to: a group, or the next character or command.
  mutating func argument(of command: String, at start: Int) throws(Fault) -> Math {
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
  mutating func words(of command: String, at start: Int) throws(Fault) -> String {
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
          at: index,
          "\(command) takes plain words (got \(scalar))",
          hint: "End the words with } before it."
        )
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
  mutating func upright(_ command: String, at start: Int) throws(Fault) -> Math {
    let name = try words(of: command, at: start)
    return name.unicodeScalars.count == 1 ? .operator(name, .ordinary) : .identifier(name)
  }

  mutating func letters(
    _ command: String,
    at start: Int,
    _ alphabet: (Unicode.Scalar) -> Unicode.Scalar?
  ) throws(Fault) -> Math {
    let name = try words(of: command, at: start)
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      guard let letter = alphabet(scalar) else {
        throw error(
          at: start,
          "\(command) has no letter for \(scalar)",
          hint: "Write Latin letters, or digits in \\mathbf."
        )
      }
      result.append(letter)
    }
    return .identifier(String(result))
  }
}
