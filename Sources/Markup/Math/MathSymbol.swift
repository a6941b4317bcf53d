internal import Notation

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
  let spoken: Phrase

  private init(_ commands: String, _ character: String, _ kind: Class, _ spoken: Phrase) {
    self.commands = commands == " " ? [" "] : commands.split(separator: " ").map(String.init)
    self.character = character
    self.kind = kind
    self.spoken = spoken
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
    .init("alpha", "α", .identifier, Phrase("alpha")),
    .init("beta", "β", .identifier, Phrase("beta")),
    .init("gamma", "γ", .identifier, Phrase("gamma")),
    .init("delta", "δ", .identifier, Phrase("delta")),
    .init("varepsilon", "ε", .identifier, Phrase("epsilon")),
    .init("epsilon", "ϵ", .identifier, Phrase("epsilon")),
    .init("zeta", "ζ", .identifier, Phrase("zeta")), .init("eta", "η", .identifier, Phrase("eta")),
    .init("theta", "θ", .identifier, Phrase("theta")),
    .init("iota", "ι", .identifier, Phrase("iota")),
    .init("kappa", "κ", .identifier, Phrase("kappa")),
    .init("lambda", "λ", .identifier, Phrase("lambda")),
    .init("mu", "μ", .identifier, Phrase("mu")), .init("nu", "ν", .identifier, Phrase("nu")),
    .init("xi", "ξ", .identifier, Phrase("xi")), .init("pi", "π", .identifier, Phrase("pi")),
    .init("rho", "ρ", .identifier, Phrase("rho")),
    .init("sigma", "σ", .identifier, Phrase("sigma")),
    .init("tau", "τ", .identifier, Phrase("tau")),
    .init("upsilon", "υ", .identifier, Phrase("upsilon")),
    .init("varphi", "φ", .identifier, Phrase("phi")), .init("phi", "ϕ", .identifier, Phrase("phi")),
    .init("chi", "χ", .identifier, Phrase("chi")), .init("psi", "ψ", .identifier, Phrase("psi")),
    .init("omega", "ω", .identifier, Phrase("omega")),
    .init("Gamma", "Γ", .identifier, Phrase("capital gamma")),
    .init("Delta", "Δ", .identifier, Phrase("capital delta")),
    .init("Theta", "Θ", .identifier, Phrase("capital theta")),
    .init("Lambda", "Λ", .identifier, Phrase("capital lambda")),
    .init("Xi", "Ξ", .identifier, Phrase("capital xi")),
    .init("Pi", "Π", .identifier, Phrase("capital pi")),
    .init("Sigma", "Σ", .identifier, Phrase("capital sigma")),
    .init("Phi", "Φ", .identifier, Phrase("capital phi")),
    .init("Psi", "Ψ", .identifier, Phrase("capital psi")),
    .init("Omega", "Ω", .identifier, Phrase("capital omega")),
  ]

  private static let operators: [MathSymbol] = [
    .init("", "+", .binary, Phrase("plus")), .init("", "−", .binary, Phrase("minus")),
    .init("ast", "∗", .binary, Phrase("star")), .init("pm", "±", .binary, Phrase("plus or minus")),
    .init("cdot", "·", .binary, Phrase("times")), .init("times", "×", .binary, Phrase("times")),
    .init("div", "÷", .binary, Phrase("divided by")),
    .init("odot", "⊙", .binary, Phrase("elementwise times")),
    .init("circ", "∘", .binary, Phrase("composed with")),
    .init("cup", "∪", .binary, Phrase("union")),
    .init("cap", "∩", .binary, Phrase("intersection")),
    .init("sum", "∑", .large, Phrase("the sum")), .init("prod", "∏", .large, Phrase("the product")),
  ]

  private static let relations: [MathSymbol] = [
    .init("", "=", .relation, Phrase("equals")),
    .init("lt", "<", .relation, Phrase("is less than")),
    .init("gt", ">", .relation, Phrase("is greater than")),
    .init("le leq", "≤", .relation, Phrase("is at most")),
    .init("ge geq", "≥", .relation, Phrase("is at least")),
    .init("ll", "≪", .relation, Phrase("is much less than")),
    .init("gg", "≫", .relation, Phrase("is much greater than")),
    .init("ne neq", "≠", .relation, Phrase("is not equal to")),
    .init("approx", "≈", .relation, Phrase("is approximately")),
    .init("equiv", "≡", .relation, Phrase("is identical to")),
    .init("sim", "∼", .relation, Phrase("is distributed as")),
    .init("propto", "∝", .relation, Phrase("is proportional to")),
    .init("in", "∈", .relation, Phrase("is in")),
    .init("notin", "∉", .relation, Phrase("is not in")),
    .init("subset", "⊂", .relation, Phrase("is a subset of")),
    .init("mid", "∣", .relation, Phrase("given")), .init("", ":", .relation, Phrase("colon")),
    .init("leftarrow gets", "←", .relation, Phrase("becomes")),
    .init("rightarrow to", "→", .relation, Phrase("goes to")),
    .init("mapsto", "↦", .relation, Phrase("maps to")),
    .init("Rightarrow", "⇒", .relation, Phrase("implies")),
    .init("Leftrightarrow iff", "⇔", .relation, Phrase("is equivalent to")),
  ]

  private static let others: [MathSymbol] = [
    .init("partial", "∂", .identifier, Phrase("partial")),
    .init("nabla", "∇", .ordinary, Phrase("nabla")),
    .init("infty", "∞", .ordinary, Phrase("infinity")),
    .init("ell", "ℓ", .ordinary, Phrase(verbatim: "l")),
    .init("prime", "′", .ordinary, Phrase("prime")),
    .init("top", "⊤", .ordinary, Phrase("transposed")),
    .init("dots ldots", "…", .ordinary, Phrase("and so on")),
    .init("cdots", "⋯", .ordinary, Phrase("and so on")),
    .init("forall", "∀", .ordinary, Phrase("for all")),
    .init("exists", "∃", .ordinary, Phrase("there is")),
    .init("", "/", .ordinary, Phrase("divided by")),
    .init("", ".", .ordinary, Phrase(verbatim: ".")), .init("%", "%", .ordinary, Phrase("percent")),
    .init("#", "#", .ordinary, Phrase("number of")), .init("&", "&", .ordinary, Phrase("and")),
    .init("$", "$", .ordinary, Phrase("dollars")), .init("_", "_", .ordinary, Phrase("underscore")),
    .init("vert", "|", .ordinary, Phrase("vertical bar")),
    .init("| Vert", "‖", .ordinary, Phrase("double vertical bar")),
    .init("", ",", .punctuation, Phrase("comma")),
    .init("", ";", .punctuation, Phrase("semicolon")),
    .init("", "!", .close, Phrase("factorial")),
    .init("", "(", .open, Phrase("open parenthesis")),
    .init("", ")", .close, Phrase("close parenthesis")),
    .init("", "[", .open, Phrase("open bracket")), .init("", "]", .close, Phrase("close bracket")),
    .init("{ lbrace", "{", .open, Phrase("open brace")),
    .init("} rbrace", "}", .close, Phrase("close brace")),
    .init("langle", "⟨", .open, Phrase("open angle")),
    .init("rangle", "⟩", .close, Phrase("close angle")),
    // Widths in ems as the spaces of Unicode: 1/6 for 3/18, 1/4 for 4/18 and 5/18.
    .init(",", "\u{2006}", .space, Phrase(verbatim: "")),
    .init(" ", "\u{A0}", .space, Phrase(verbatim: "")),
    .init(": ;", "\u{2005}", .space, Phrase(verbatim: "")),
    .init("quad", "\u{2003}", .space, Phrase(verbatim: ",")),
    .init("qquad", "\u{2003}\u{2003}", .space, Phrase(verbatim: ",")),
  ]

  private static let functions: [MathSymbol] = [
    .init("log", "log", .function, Phrase("the logarithm of")),
    .init("ln", "ln", .function, Phrase("the natural logarithm of")),
    .init("exp", "exp", .function, Phrase("the exponential of")),
    .init("max", "max", .function, Phrase("the maximum of")),
    .init("min", "min", .function, Phrase("the minimum of")),
    .init("arg", "arg", .function, Phrase("the argument of")),
    .init("sin", "sin", .function, Phrase("sine")),
    .init("cos", "cos", .function, Phrase("cosine")),
    .init("tan", "tan", .function, Phrase("tangent")),
    .init("tanh", "tanh", .function, Phrase("hyperbolic tangent")),
  ]
}
