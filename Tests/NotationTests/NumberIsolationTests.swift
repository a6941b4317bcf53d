import Notation
import Testing

@Suite struct NumberIsolationTests {
  @Test(arguments: [
    ("−0.5", "⟦−0.5⟧"),
    ("71.6 %", "⟦71.6 %⟧"),
    ("(71.6 to 77.5 %)", "(71.6 to ⟦77.5 %⟧)"),
    ("x 97.9 ± 0.1 % y", "x ⟦97.9 ± 0.1 %⟧ y"),
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
