import Testing

@testable import Plotting

@Suite struct TickStepTests {
  /// d3-array 3.2 `ticks(0, 1, 10)`, `ticks(0, 1, 5)`, `ticks(-1, 1, 4)`, `ticks(0, 2.35, 5)`.
  @Test func ticksAreThoseOfD3() {
    #expect(
      TickStep(dividing: 1, into: 10).multiples(in: 0...1)
        == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    )
    #expect(TickStep(dividing: 1, into: 5).multiples(in: 0...1) == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(TickStep(dividing: 2, into: 4).multiples(in: -1...1) == [-1, -0.5, 0, 0.5, 1])
    #expect(TickStep(dividing: 2.35, into: 5).multiples(in: 0...2.35) == [0, 0.5, 1, 1.5, 2])
  }

  @Test func stepsAreOneTwoOrFiveTimesAPowerOfTen() {
    let steps = [0.0013, 0.017, 0.03, 0.3, 1, 1.5, 3.2, 7.2, 12, 44_000].map {
      TickStep(dividing: $0, into: 1)
    }
    #expect(steps.map(\.mantissa) == [1, 2, 2, 2, 1, 2, 5, 1, 1, 5])
    #expect(steps.map(\.exponent) == [-3, -2, -2, -1, 0, 0, 0, 1, 1, 4])
    #expect(steps.map(\.decimals) == [3, 2, 2, 1, 0, 0, 0, 0, 0, 0])
  }

  /// A multiple of 0.1 made by multiplication would be 0.30000000000000004 and so on.
  @Test func multiplesAreTheClosestDoublesToTheirDecimals() {
    let step = TickStep(dividing: 0.1, into: 1)
    for count in -100...100 {
      #expect(step.multiple(count) == Double(count) / 10)
    }
  }

  @Test func boundsThatAreMultiplesCount() {
    let step = TickStep(dividing: 0.1, into: 1)
    #expect(step.below(0.3) == 3 && step.above(0.3) == 3)
    #expect(step.below(0.29) == 2 && step.above(0.31) == 4)
    #expect(step.below(-0.3) == -3 && step.above(-0.25) == -2)
  }
}
