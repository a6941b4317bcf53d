import Markup
import Testing

@Suite struct MathSpokenTests {
  @Test(arguments: [
    (
      #"\gamma \cdot \frac{x_i - \mu_B}{\sqrt{\sigma_B^2 + \varepsilon}} + \beta"#,
      """
      gamma times the fraction x sub i minus mu sub B over the square root of \
      sigma sub B squared plus epsilon end fraction plus beta
      """
    ),
    (#"\frac{1}{m} \sum_{i=1}^m x_i"#, "1 over m the sum from i equals 1 to m of x sub i"),
    (#"\sum_i \sqrt{a + b} c"#, "the sum over i of the square root of a plus b end root c"),
    (#"\hat{\mu} \leftarrow \bar x"#, "mu hat becomes x bar"),
    (#"x_{i, j}^{n + 1} y"#, "x sub i comma j end sub to the power n plus 1 end power y"),
    (#"x^3, f', W^\top"#, "x cubed comma f prime comma W transposed"),
    (#"\mathbb{E}\left[\mathbf{W}\right]"#, "E open bracket W close bracket"),
    (#"\log p(y \mid x)"#, "the logarithm of p open parenthesis y given x close parenthesis"),
    (#"x \quad \text{if so}"#, "x, if so"),
    (#"\operatorname{Var}[x] \ge 0"#, "Var open bracket x close bracket is at least 0"),
  ])
  func isSpokenAs(_ tex: String, _ words: String) throws {
    #expect(try Math(tex: tex).spoken == words)
  }
}
