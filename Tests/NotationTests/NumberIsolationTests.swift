import Notation
import Testing

@Suite struct NumberIsolationTests {
  @Test(arguments: [
    ("−0.5", "⟦−0.5⟧"),
    ("71.6 %", "⟦71.6 %⟧"),
    ("(71.6 to 77.5 %)", "(71.6 to ⟦77.5 %⟧)"),
    ("x 97.9 ± 0.1 % y", "x ⟦97.9 ± 0.1 %⟧ y"),
    ("3·10⁻⁴", "⟦3·10⁻⁴⟧"), ("−1.0·10⁻⁸ %", "⟦−1.0·10⁻⁸ %⟧"), ("10⁻⁴ x", "⟦10⁻⁴⟧ x"),
    ("(1.5× to 2×)", "(⟦1.5×⟧ to ⟦2×⟧)"), ("28 × 28 × 1", "⟦28 × 28 × 1⟧"), ("3 · x", "3 · x"),
    ("54,000", "54,000"), ("1e-5", "1e-5"), ("784-512-10", "784-512-10"), ("batch-5", "batch-5"),
    ("−٠٫٥", "⟦−٠٫٥⟧"), ("", ""), ("no number", "no number"), ("+", "+"), ("5.", "5."),
  ])
  func signsAndPercentSignsStayWithTheirNumber(_ text: String, _ isolated: String) {
    let expected = isolated.replacing("⟦", with: "\u{2066}").replacing("⟧", with: "\u{2069}")
    #expect(text.withIsolatedNumbers == expected)
  }

  @Test func whatIsIsolatedStaysAsItIs() {
    let text = "−0.5 and 7 %".withIsolatedNumbers
    #expect(text.withIsolatedNumbers == text)
  }
}
