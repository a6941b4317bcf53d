import Markup
import Testing

@Suite struct MathMLTests {
  /// The presentation of a formula, without what every formula has around it.
  private func presentation(_ tex: String) throws -> String {
    let html = try Math(tex: tex).mathML(source: "", isBlock: false)
    _ = try XMLFragment(html)
    let start = try #require(html.firstRange(of: "<semantics>")).upperBound
    let end = try #require(html.firstRange(of: "<annotation")).lowerBound
    return String(html[start..<end])
  }

  @Test func aFormulaCarriesItsSourceAndItsWords() throws {
    #expect(
      try Math(tex: "x < 1").mathML(source: "x < 1", isBlock: true)
        == """
        <math display="block" alttext="x is less than 1"><semantics>\
        <mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow>\
        <annotation encoding="application/x-tex">x &lt; 1</annotation></semantics></math>
        """
    )
    #expect(
      try Math(tex: "x").mathML(source: "x", isBlock: false)
        == """
        <math alttext="x"><semantics><mi>x</mi>\
        <annotation encoding="application/x-tex">x</annotation></semantics></math>
        """
    )
  }

  // Elements and attributes of MathML Core (W3C), https://www.w3.org/TR/mathml-core/.
  @Test(arguments: [
    (#"\frac{a}{b}"#, "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
    (#"\sqrt{x y}"#, "<msqrt><mrow><mi>x</mi><mi>y</mi></mrow></msqrt>"),
    (#"x_i"#, "<msub><mi>x</mi><mi>i</mi></msub>"),
    (#"x^2"#, "<msup><mi>x</mi><mn>2</mn></msup>"),
    (#"x_i^2"#, "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    (#"\sum_i"#, "<munder><mo>∑</mo><mi>i</mi></munder>"),
    (#"\sum^m"#, "<mover><mo>∑</mo><mi>m</mi></mover>"),
    (#"\prod_i^m"#, "<munderover><mo>∏</mo><mi>i</mi><mi>m</mi></munderover>"),
    (#"\hat{x}"#, #"<mover accent="true"><mi>x</mi><mo stretchy="false">ˆ</mo></mover>"#),
    (#"\bar x"#, #"<mover accent="true"><mi>x</mi><mo stretchy="false">¯</mo></mover>"#),
    (#"-x"#, #"<mrow><mo form="prefix">−</mo><mi>x</mi></mrow>"#),
    (#"a-x"#, "<mrow><mi>a</mi><mo>−</mo><mi>x</mi></mrow>"),
    (
      #"(x)"#,
      #"<mrow><mo form="prefix" stretchy="false">(</mo><mi>x</mi><mo form="postfix" stretchy="false">)</mo></mrow>"#
    ),
    (
      #"\left(x\right."#,
      #"<mrow><mo fence="true" form="prefix" stretchy="true">(</mo><mi>x</mi></mrow>"#
    ),
    (#"\mathrm{d}"#, #"<mi mathvariant="normal">d</mi>"#),
    (#"\infty"#, #"<mi mathvariant="normal">∞</mi>"#),
    (#"\operatorname{Var}"#, "<mi>Var</mi>"),
    (#"\mathbf{x}"#, "<mi>𝐱</mi>"),
    (#"\text{ if <x> }"#, "<mtext>\u{A0}if &lt;x&gt;\u{A0}</mtext>"),
    (#"1{,}0"#, #"<mrow><mn>1</mn><mo lspace="0" rspace="0">,</mo><mn>0</mn></mrow>"#),
  ])
  func isWrittenAs(_ tex: String, _ expected: String) throws {
    #expect(try presentation(tex) == expected)
  }
}
