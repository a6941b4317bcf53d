import Drawing
import Testing

@testable import Plotting

@Suite struct ColorRampTests {
  private let shares = (0...1000).map { Double($0) / 1000 }

  /// `viridisLite::viridis(2)`.
  @Test func theSequentialRampGoesFromVioletToYellow() {
    #expect(ColorRamp.sequential.color(at: 0) == RGB(0x440154))
    #expect(ColorRamp.sequential.color(at: 1) == RGB(0xFDE725))
  }

  @Test func theLightnessOfTheSequentialRampOnlyRises() {
    let colors = shares.map { ColorRamp.sequential.place(of: $0).lightness }
    for (first, second) in zip(colors, colors.dropFirst()) { #expect(first < second) }
    #expect(colors[1000] - colors[0] > 0.6)
  }

  @Test func theLightnessOfADivergingRampRisesToItsMiddleAndFalls() {
    let colors = shares.map { ColorRamp.diverging.place(of: $0).lightness }
    for (first, second) in zip(colors[...500], colors[...500].dropFirst()) {
      #expect(first < second)
    }
    for (first, second) in zip(colors[500...], colors[500...].dropFirst()) {
      #expect(first > second)
    }
    // Both arms fall alike: at equal distances from the middle they look equally strong.
    for share in shares {
      let other = ColorRamp.diverging.place(of: 1 - share).lightness
      #expect((ColorRamp.diverging.place(of: share).lightness - other).magnitude < 0.01)
    }
    #expect(ColorRamp.diverging.color(at: 0.5) == RGB(0xEBEBEB))
  }

  @Test(arguments: [ColorRamp.sequential, .diverging])
  func equalStepsAreEquallyFarApart(ramp: ColorRamp) {
    let places = stride(from: 0, through: 1000, by: 20).map { ramp.place(of: shares[$0]) }
    let steps = zip(places, places.dropFirst()).map { $0.distance(to: $1) }
    let mean = steps.reduce(0, +) / Double(steps.count)
    for step in steps { #expect((step / mean - 1).magnitude < 0.1) }
  }

  @Test(arguments: [ColorRamp.sequential, .diverging])
  func textOnEveryColourIsLegible(ramp: ColorRamp) {
    for share in shares {
      let color = ramp.color(at: share)
      #expect(color.contrast(with: color.ink) >= 4.5, "\(color.css)")
    }
  }

  @Test func sharesBeyondTheEndsAreTheEnds() {
    let ramp = ColorRamp.sequential
    #expect(ramp.color(at: -1) == ramp.color(at: 0))
    #expect(ramp.color(at: .infinity) == ramp.color(at: 1))
    #expect(ramp.color(at: .nan) == ramp.color(at: 0))
  }
}
