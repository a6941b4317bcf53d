import Drawing
import Testing

@testable import Plotting

@Suite struct ColorMapTests {
  @Test func theEndsOfTheDomainAreRoundAndHaveTheColoursOfTheEnds() {
    let map = ColorMap(ColorScale(Axis("A")), values: [0.12, 0.97])
    #expect(map.ticks.domain == 0...1)
    #expect(map.color(of: 0) == RGB(0x440154))
    #expect(map.color(of: 1) == RGB(0xFDE725))
    #expect(map.passes == (false, false))
  }

  @Test func equalDistancesFromTheMidpointAreEquallyStrong() throws {
    let map = ColorMap(
      ColorScale(Axis("A"), kind: .diverging(midpoint: 0)),
      values: [-10, 40]
    )
    #expect(map.color(of: 0) == RGB(0xEBEBEB))
    #expect(map.color(of: 40) == ColorRamp.diverging.color(at: 1))
    #expect(map.color(of: -10) == ColorRamp.diverging.color(at: 0.375))
  }

  @Test func theMidpointIsOnTheKeyWhateverTheValues() {
    let map = ColorMap(ColorScale(Axis("A"), kind: .diverging(midpoint: 0)), values: [3, 5])
    #expect(map.ticks.domain.contains(0))
  }

  @Test func whatHasNoPlaceHasNoColour() {
    let linear = ColorMap(ColorScale(Axis("A")), values: [0, 1])
    #expect(linear.color(of: .nan) == nil && linear.color(of: .infinity) == nil)
    let logarithmic = ColorMap(
      ColorScale(Axis("A", scale: .logarithmic(base: 10))),
      values: [1e-6, 1]
    )
    #expect(logarithmic.color(of: 0) == nil)
    #expect(logarithmic.position(of: 1e-3) == 0.5)
  }

  @Test func valuesBeyondAnExactDomainAreNoted() {
    let map = ColorMap(ColorScale(Axis("A", domain: .exact(0...1))), values: [-1, 0.5])
    #expect(map.passes == (true, false))
    #expect(map.color(of: -1) == map.color(of: 0))
  }

  @Test func noValuesMakeAMap() {
    for values in [[], [Double.nan], [1.0], [1e308, -1e308], [0, 0]] {
      let map = ColorMap(ColorScale(Axis("A")), values: values)
      #expect(map.ticks.domain.lowerBound < map.ticks.domain.upperBound)
    }
  }
}
