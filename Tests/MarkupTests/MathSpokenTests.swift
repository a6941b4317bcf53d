import Markup
import Testing

@Suite struct MathSpokenTests {
  @Test(arguments: [
    (
      #"\gamma \cdot \frac{x_i - \mu_B}{\sqrt{\sigma_B^2 + \varepsilon}} + \beta"#,
      """
      gamma times, x sub i minus mu sub B, over the square root of \
      sigma sub B squared plus epsilon, end of fraction, plus beta
      """
    ),
    (
      #"\gamma \cdot \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}}"#,
      "gamma times, x minus mu, over the square root of sigma squared plus epsilon"
    ),
    (#"\frac{1}{m} \sum_{i=1}^m x_i"#, "1 over m, the sum from i equals 1 to m of x sub i"),
    (#"\sum_i \sqrt{a + b} c"#, "the sum over i of the square root of a plus b, end of root, c"),
    (#"\frac{1}{a b} c"#, "1 over a b, end of fraction, c"),
    (#"\frac{1}{a} b"#, "1 over a, b"),
    (
      #"\frac{1}{1 + \frac{a}{b}} + c"#,
      "the fraction with numerator 1, and denominator 1 plus a over b, end of fraction, plus c"
    ),
    (#"\frac{\partial L}{\partial w} = 0"#, "partial L over partial w equals 0"),
    (#"z_{ij} - \mu_j"#, "z sub i j minus mu sub j"),
    (#"z_{ij} x"#, "z sub i j, x"),
    (#"\sigma_{B^2} + 1"#, "sigma sub B squared, end of subscript, plus 1"),
    (#"\hat{\mu} \leftarrow \bar x"#, "mu hat becomes x bar"),
    (
      #"x_{i, j}^{n + 1} y"#,
      "x sub i comma j, end of subscript, to the power n plus 1, end of power, y"
    ),
    (#"x^3, f', W^\top"#, "x cubed, f prime, W transposed"),
    (#"\mathbb{E}\left[\mathbf{W}\right]"#, "E open bracket W close bracket"),
    (#"\log p(y \mid x)"#, "the logarithm of p open parenthesis y given x close parenthesis"),
    (#"x \quad \text{if so}"#, "x, if so"),
    (#"\operatorname{Var}[x] \ge 0"#, "Var open bracket x close bracket is at least 0"),
  ])
  func isSpokenAs(_ tex: String, _ words: String) throws {
    #expect(try Math(tex: tex).spoken == words)
  }
}
