import Models
import Testing

@Suite struct ActivationTests {
  /// PyTorch 2.13, `nn.GELU()` in double precision: x, value and gradient.
  static let gelu: [(x: Double, value: Double, slope: Double)] = [
    (-6, -5.919525869479969e-09, -3.546870945402639e-08),
    (-3, -0.00404969409489031, -0.01194564720418392),
    (-1, -0.15865525393145702, -0.08331547058768635),
    (-0.5, -0.15426876936299344, 0.13250487534383712),
    (0, 0, 0.5),
    (0.25, 0.14967658142073093, 0.695373354883636),
    (1, 0.841344746068543, 1.0833154705876864),
    (2, 1.9544997361036416, 1.085231801078197),
    (5.5, 5.499999895557407, 1.00000057334724),
  ]

  @Test(arguments: gelu.indices)
  func geluIsThatOfPyTorch(index: Int) {
    let (x, value, slope) = Self.gelu[index]
    #expect(abs(Activation.gelu.value(x) - value) < 1e-15)
    #expect(abs(Activation.gelu.derivative(x) - slope) < 1e-15)
  }

  @Test func geluKeepsItsLimits() {
    #expect(Activation.gelu.value(40) == 40)
    #expect(Activation.gelu.value(-40) == 0)
    #expect(Activation.gelu.derivative(-40) == 0)
    #expect(Activation.gelu.value(.nan).isNaN)
    #expect(Activation.gelu.derivative(.nan).isNaN)
  }
}
