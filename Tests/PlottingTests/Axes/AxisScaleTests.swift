import Testing

@testable import Plotting

@Suite struct AxisScaleTests {
  @Test func aLinearScaleKeepsDifferences() {
    let scale = AxisScale(.linear, domain: 0...10, from: 100, to: 50)
    #expect(scale.position(of: 0) == 100)
    #expect(scale.position(of: 4) == 80)
    #expect(scale.position(of: 10) == 50)
  }

  @Test func aLogarithmicScaleKeepsRatios() throws {
    let scale = AxisScale(.logarithmic(base: 2), domain: 8...128, from: 0, to: 40)
    let positions = try [8.0, 16, 32, 64, 128].map { try #require(scale.position(of: $0)) }
    for (position, expected) in zip(positions, [0.0, 10, 20, 30, 40]) {
      #expect((position - expected).magnitude < 1e-12)
    }
  }

  /// sign(v) ln(1 + |v|) by hand: −3 and 3 are ±ln 4, 1 is ln 2, half of ln 4.
  @Test func aSymmetricLogarithmicScaleHasBothSigns() throws {
    let scale = AxisScale(.symmetricLogarithmic, domain: -3...3, from: 0, to: 80)
    for (value, expected) in [(-3.0, 0.0), (-1, 20), (0, 40), (1, 60), (3, 80)] {
      let position = try #require(scale.position(of: value))
      #expect((position - expected).magnitude < 1e-12)
    }
  }

  @Test func rowsAreAsHighAsTheyNeed() {
    let scale = AxisScale(rows: [10, 30, 20], from: 100)
    #expect(scale.position(of: 0) == 105)
    #expect(scale.position(of: 0.5) == 110)
    #expect(scale.position(of: 1) == 125)
    #expect(scale.position(of: 2) == 150)
    #expect(scale.position(of: 3) == nil && scale.position(of: -1) == nil)
  }

  @Test func whatCannotBeDrawnHasNoPosition() {
    let linear = AxisScale(.linear, domain: 0...1, from: 0, to: 1)
    let logarithmic = AxisScale(.logarithmic(base: 10), domain: 1...10, from: 0, to: 1)
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(linear.position(of: value) == nil && logarithmic.position(of: value) == nil)
    }
    #expect(logarithmic.position(of: 0) == nil && logarithmic.position(of: -1) == nil)
  }

  @Test func positionsFarOutsideAreBounded() {
    let scale = AxisScale(.linear, domain: 0...1, from: 0, to: 100)
    #expect(scale.position(of: 1e90) == 2000 && scale.position(of: -1e90) == -2000)
  }
}
