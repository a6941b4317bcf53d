import Markup
import Testing
import Typesetting

@Suite struct MathTextTests {
  @Test func formulasReadAsOneLine() {
    #expect(MathText.linear(SampleReport.normalization) == "y = γ (x − μ)/√(σ² + ε) + β")
    #expect(MathText.linear(SampleReport.variance) == "σ² = 1/m ∑_(i=1)^m (x_i − μ)²")
  }

  @Test func accentsCombineWithTheirLetters() {
    #expect(MathText.linear(.accent(.identifier("x"), .hat)) == "x\u{302}")
    #expect(MathText.linear(.accent(.identifier("x"), .bar)) == "x\u{304}")
  }
}
