import Faults
import Markup
import Testing

@Suite struct MathTeXTests {
  @Test func lettersNumbersAndOperatorsHaveTheirKinds() throws {
    #expect(
      try Math(tex: "a - 1.5 = b, c")
        == .row([
          .identifier("a"), .operator("−", .binary), .number("1.5"), .operator("=", .relation),
          .identifier("b"), .operator(",", .punctuation), .identifier("c"),
        ])
    )
  }

  // The TeXbook, appendix G, rule 5: a binary operator without a left operand is an ordinary one.
  @Test(arguments: ["-x", "= -x", "( -x", ", -x", "a + -x", "\\sum -x", "\\log -x"])
  func aSignIsNotAnOperation(_ tex: String) throws {
    guard case .row(let parts) = try Math(tex: tex) else {
      Issue.record("not a row")
      return
    }
    #expect(Array(parts.suffix(2)) == [.operator("−", .ordinary), .identifier("x")])
  }

  @Test func operatorsAloneInBracesLoseTheirSpace() throws {
    #expect(
      try Math(tex: "1{,}0") == .row([.number("1"), .operator(",", .ordinary), .number("0")])
    )
  }

  @Test func scriptsComeInAnyOrderAndPrimesAreSuperscripts() throws {
    let both = Math.scripts(.identifier("x"), lower: .identifier("i"), upper: .number("2"))
    #expect(try Math(tex: "x_i^2") == both)
    #expect(try Math(tex: "x^2_i") == both)
    #expect(
      try Math(tex: "f''^n")
        == .scripts(
          .identifier("f"),
          lower: nil,
          upper: .row([
            .operator("′", .ordinary), .operator("′", .ordinary), .identifier("n"),
          ])
        )
    )
  }

  @Test func anArgumentWithoutBracesIsOneCharacterOrCommand() throws {
    #expect(
      try Math(tex: "\\frac12x") == .row([.fraction(.number("1"), .number("2")), .identifier("x")])
    )
    #expect(
      try Math(tex: "x^\\gamma y")
        == .row([
          .scripts(.identifier("x"), lower: nil, upper: .identifier("γ")), .identifier("y"),
        ])
    )
  }

  @Test func namesOfFunctionsAreUprightWithAThinSpace() throws {
    #expect(
      try Math(tex: "2 \\log x")
        == .row([
          .number("2"), .text("\u{2006}"), .identifier("log"), .text("\u{2006}"),
          .identifier("x"),
        ])
    )
    #expect(
      try Math(tex: "\\operatorname{Var}[x]")
        == .row([
          .identifier("Var"), .operator("[", .ordinary), .identifier("x"),
          .operator("]", .ordinary),
        ])
    )
  }

  @Test func alphabetsAreCharactersOfTheirOwn() throws {
    #expect(try Math(tex: "\\mathbf{Wx1}") == .identifier("\u{1D416}\u{1D431}\u{1D7CF}"))
    #expect(try Math(tex: "\\mathbb{E}") == .identifier("\u{1D53C}"))
    #expect(try Math(tex: "\\mathbb{R}") == .identifier("ℝ"))
    #expect(try Math(tex: "\\mathrm{BN}") == .identifier("BN"))
    #expect(try Math(tex: "\\mathrm{d}") == .operator("d", .ordinary))
  }

  @Test func fencesGrowAndMayBeMissing() throws {
    #expect(
      try Math(tex: "\\left( x \\right]") == .fenced(open: "(", .identifier("x"), close: "]")
    )
    #expect(
      try Math(tex: "\\left. x \\right\\|") == .fenced(open: "", .identifier("x"), close: "‖")
    )
    #expect(
      try Math(tex: "\\left\\{x\\right\\rangle")
        == .fenced(open: "{", .identifier("x"), close: "⟩")
    )
  }

  @Test func charactersMeanTheSameAsTheirCommands() throws {
    #expect(try Math(tex: "γ ≤ ∞ × ∂") == Math(tex: "\\gamma \\le \\infty \\times \\partial"))
  }

  @Test func spacesOfTheSourceDoNotCountAndCommandsForSpacesDo() throws {
    #expect(try Math(tex: " x\n y ") == Math(tex: "xy"))
    #expect(
      try Math(tex: "x \\quad y") == .row([.identifier("x"), .text("\u{2003}"), .identifier("y")])
    )
    #expect(try Math(tex: "\\text{if so}") == .text("if so"))
  }

  struct Refusal: CustomTestStringConvertible {
    var tex: String
    var description: String
    var testDescription: String { tex }
  }

  static let refusals: [Refusal] = [
    .init(tex: "", description: "1:1: the formula is empty"),
    .init(tex: "x + \\foo y", description: "1:5: this command is not supported (got \\foo)"),
    .init(
      tex: "x +\n  \\begin{cases}",
      description: "2:3: this command is not supported (got \\begin)"
    ),
    .init(tex: "x\\", description: "1:2: this command is not supported (got \\)"),
    .init(tex: "\\frac{1}", description: "1:1: \\frac has no argument"),
    .init(tex: "\\sqrt", description: "1:1: \\sqrt has no argument"),
    .init(tex: "\\sqrt[3]{x}", description: "1:6: roots other than square roots are not supported"),
    .init(tex: "x {y", description: "1:3: { is not closed"),
    .init(tex: "x y}", description: "1:4: } closes nothing"),
    .init(tex: "_i", description: "1:1: _ has nothing before it"),
    .init(tex: "x^", description: "1:2: ^ has no argument"),
    .init(tex: "x_i_j", description: "1:4: a second subscript"),
    .init(tex: "x^i^j", description: "1:4: a second superscript"),
    .init(tex: "\\left( x", description: "1:1: \\left has no \\right"),
    .init(tex: "{\\left( x}", description: "1:10: } closes nothing"),
    .init(tex: "x \\right)", description: "1:3: \\right has no \\left"),
    .init(tex: "\\left x \\right)", description: "1:7: this is not a delimiter"),
    .init(tex: "\\left", description: "1:6: \\left has no delimiter"),
    .init(tex: "\\text x", description: "1:1: \\text has no argument"),
    .init(tex: "\\text{}", description: "1:1: \\text has no argument"),
    .init(tex: "\\text{a", description: "1:6: { is not closed"),
    .init(tex: "\\text{a $b$}", description: "1:9: \\text takes plain words (got $)"),
    .init(tex: "\\mathbb{x}", description: "1:1: \\mathbb has no letter for x"),
    .init(tex: "x & y", description: "1:3: & is not supported in a formula"),
    .init(tex: "50%", description: "1:3: % is not supported in a formula"),
    .init(tex: "x → €", description: "1:5: this character is not supported in a formula (got €)"),
    .init(
      tex: String(repeating: "{", count: 40) + "x" + String(repeating: "}", count: 40),
      description: "1:34: the formula is nested too deeply (got more than 32 levels)"
    ),
    .init(
      tex: String(repeating: "\\hat", count: 2000),
      description: "1:133: the formula is nested too deeply (got more than 32 levels)"
    ),
    .init(
      tex: String(repeating: "x", count: 10_001),
      description: "1:1: the formula is too long (got 10001 characters, expected at most 10000)"
    ),
  ]

  @Test(arguments: refusals) func isRefusedAtItsPlace(_ refusal: Refusal) {
    let error = #expect(throws: Fault.self) { try Math(tex: refusal.tex) }
    #expect(error?.description == refusal.description)
    #expect(error?.hint?.isEmpty == false)
  }
}
