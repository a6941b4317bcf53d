/// A character of formulas: the command that names it, what it does in a row, and how it is spoken.
struct MathSymbol {
  /// What a symbol is to its neighbours (TeX's classes, The TeXbook, chapter 17).
  enum Class: Hashable {
    case identifier
    case function
    case ordinary
    case binary
    case relation
    case large
    case open
    case close
    case punctuation
    case space
  }

  /// The names after the backslash.
  let commands: [String]
  let character: String
  let kind: Class
  let spoken: String

  private init(_ commands: String, _ character: String, _ kind: Class, _ spoken: String? = nil) {
    self.commands = commands == " " ? [" "] : commands.split(separator: " ").map(String.init)
    self.character = character
    self.kind = kind
    self.spoken = spoken ?? commands
  }

  /// The symbol of a command, such as `gamma`.
  static func named(_ command: String) -> MathSymbol? {
    all.first { $0.commands.contains(command) }
  }

  /// The symbol that a character shows, such as `γ`.
  static func showing(_ character: String) -> MathSymbol? {
    all.first { $0.character == character }
  }

  /// The symbols in the order of the manual; a formula has a few dozen characters, so a search from the start is fast enough.
  private static let all: [MathSymbol] = greek + operators + relations + others + functions

  private static let greek: [MathSymbol] = [
    .init("alpha", "α", .identifier), .init("beta", "β", .identifier),
    .init("gamma", "γ", .identifier), .init("delta", "δ", .identifier),
    .init("varepsilon", "ε", .identifier, "epsilon"), .init("epsilon", "ϵ", .identifier),
    .init("zeta", "ζ", .identifier), .init("eta", "η", .identifier),
    .init("theta", "θ", .identifier), .init("iota", "ι", .identifier),
    .init("kappa", "κ", .identifier), .init("lambda", "λ", .identifier),
    .init("mu", "μ", .identifier), .init("nu", "ν", .identifier),
    .init("xi", "ξ", .identifier), .init("pi", "π", .identifier),
    .init("rho", "ρ", .identifier), .init("sigma", "σ", .identifier),
    .init("tau", "τ", .identifier), .init("upsilon", "υ", .identifier),
    .init("varphi", "φ", .identifier, "phi"), .init("phi", "ϕ", .identifier),
    .init("chi", "χ", .identifier), .init("psi", "ψ", .identifier),
    .init("omega", "ω", .identifier),
    .init("Gamma", "Γ", .identifier, "capital gamma"),
    .init("Delta", "Δ", .identifier, "capital delta"),
    .init("Theta", "Θ", .identifier, "capital theta"),
    .init("Lambda", "Λ", .identifier, "capital lambda"),
    .init("Xi", "Ξ", .identifier, "capital xi"), .init("Pi", "Π", .identifier, "capital pi"),
    .init("Sigma", "Σ", .identifier, "capital sigma"),
    .init("Phi", "Φ", .identifier, "capital phi"),
    .init("Psi", "Ψ", .identifier, "capital psi"),
    .init("Omega", "Ω", .identifier, "capital omega"),
  ]

  private static let operators: [MathSymbol] = [
    .init("", "+", .binary, "plus"), .init("", "−", .binary, "minus"),
    .init("ast", "∗", .binary, "star"), .init("pm", "±", .binary, "plus or minus"),
    .init("cdot", "·", .binary, "times"), .init("times", "×", .binary),
    .init("div", "÷", .binary, "divided by"), .init("odot", "⊙", .binary, "elementwise times"),
    .init("circ", "∘", .binary, "composed with"), .init("cup", "∪", .binary, "union"),
    .init("cap", "∩", .binary, "intersection"),
    .init("sum", "∑", .large, "the sum"), .init("prod", "∏", .large, "the product"),
  ]

  private static let relations: [MathSymbol] = [
    .init("", "=", .relation, "equals"), .init("lt", "<", .relation, "is less than"),
    .init("gt", ">", .relation, "is greater than"),
    .init("le leq", "≤", .relation, "is at most"), .init("ge geq", "≥", .relation, "is at least"),
    .init("ll", "≪", .relation, "is much less than"),
    .init("gg", "≫", .relation, "is much greater than"),
    .init("ne neq", "≠", .relation, "is not equal to"),
    .init("approx", "≈", .relation, "is approximately"),
    .init("equiv", "≡", .relation, "is identical to"),
    .init("sim", "∼", .relation, "is distributed as"),
    .init("propto", "∝", .relation, "is proportional to"),
    .init("in", "∈", .relation, "in"), .init("notin", "∉", .relation, "not in"),
    .init("subset", "⊂", .relation, "is a subset of"),
    .init("mid", "∣", .relation, "given"), .init("", ":", .relation, "colon"),
    .init("leftarrow gets", "←", .relation, "becomes"),
    .init("rightarrow to", "→", .relation, "to"), .init("mapsto", "↦", .relation, "maps to"),
    .init("Rightarrow", "⇒", .relation, "implies"),
    .init("Leftrightarrow iff", "⇔", .relation, "is equivalent to"),
  ]

  private static let others: [MathSymbol] = [
    .init("partial", "∂", .identifier), .init("nabla", "∇", .ordinary),
    .init("infty", "∞", .ordinary, "infinity"), .init("ell", "ℓ", .ordinary, "l"),
    .init("prime", "′", .ordinary), .init("top", "⊤", .ordinary, "transposed"),
    .init("dots ldots", "…", .ordinary, "and so on"),
    .init("cdots", "⋯", .ordinary, "and so on"), .init("forall", "∀", .ordinary, "for all"),
    .init("exists", "∃", .ordinary, "there is"), .init("", "/", .ordinary, "over"),
    .init("", ".", .ordinary, "."), .init("%", "%", .ordinary, "percent"),
    .init("#", "#", .ordinary, "number of"), .init("&", "&", .ordinary, "and"),
    .init("$", "$", .ordinary, "dollars"), .init("_", "_", .ordinary, "underscore"),
    .init("vert", "|", .ordinary, "bar"), .init("| Vert", "‖", .ordinary, "double bar"),
    .init("", ",", .punctuation, "comma"), .init("", ";", .punctuation, "semicolon"),
    .init("", "!", .close, "factorial"),
    .init("", "(", .open, "open parenthesis"), .init("", ")", .close, "close parenthesis"),
    .init("", "[", .open, "open bracket"), .init("", "]", .close, "close bracket"),
    .init("{ lbrace", "{", .open, "open brace"), .init("} rbrace", "}", .close, "close brace"),
    .init("langle", "⟨", .open, "open angle"), .init("rangle", "⟩", .close, "close angle"),
    // Widths in ems as the spaces of Unicode: 1/6 for 3/18, 1/4 for 4/18 and 5/18.
    .init(",", "\u{2006}", .space, ""), .init(" ", "\u{A0}", .space, ""),
    .init(": ;", "\u{2005}", .space, ""),
    .init("quad", "\u{2003}", .space, ","), .init("qquad", "\u{2003}\u{2003}", .space, ","),
  ]

  private static let functions: [MathSymbol] = [
    .init("log", "log", .function, "the logarithm of"),
    .init("ln", "ln", .function, "the natural logarithm of"),
    .init("exp", "exp", .function, "the exponential of"),
    .init("max", "max", .function, "the maximum of"),
    .init("min", "min", .function, "the minimum of"),
    .init("arg", "arg", .function, "the argument of"), .init("sin", "sin", .function, "sine"),
    .init("cos", "cos", .function, "cosine"), .init("tan", "tan", .function, "tangent"),
    .init("tanh", "tanh", .function, "hyperbolic tangent"),
  ]
}
