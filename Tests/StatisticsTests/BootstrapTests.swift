import Statistics
import Testing

struct BootstrapTests {
  @Test func allResamplesOfFiveValuesGiveTheEnumeratedInterval() throws {
    // numpy: linear quantiles at the shares of the test below
    let interval = try #require(
      Bootstrap.interval(of: fiveValues, level: 0.95, replicates: resampledMeans, statistic: mean)
    )
    #expect(isClose(interval.low, 2.4))
    #expect(isClose(interval.high, 8.8))
  }

  @Test func biasAndAccelerationMoveTheEndsAwayFromThePlainPercentiles() throws {
    // scipy 1.17.1: norm.ppf(0.51776), 0.51776 being the share of the 3,125 means below 5, ties half
    let bias = try #require(Bootstrap.bias(of: resampledMeans, about: 5))
    #expect(isClose(bias, 0.04453243277008601, relative: 1e-11))
    let shares = Bootstrap.shares(level: 0.95, bias: bias, acceleration: 0.04103049699311091)
    #expect(isClose(shares.low, 0.04169628651018861, relative: 1e-11))
    #expect(isClose(shares.high, 0.9870818584204715, relative: 1e-11))
    // numpy: quantile(means, [0.025, 0.975])
    let sorted = resampledMeans.sorted()
    #expect(isClose(Bootstrap.quantile(0.025, sorted: sorted), 2))
    #expect(isClose(Bootstrap.quantile(0.975, sorted: sorted), 8.4))
  }

  @Test func theAccelerationIsTheSkewnessOfTheJackknife() {
    // numpy: leave-one-out means
    #expect(
      isClose(
        Bootstrap.acceleration(of: fiveValues, statistic: mean),
        0.04103049699311091,
        relative: 1e-10
      )
    )
    #expect(
      isClose(
        Bootstrap.acceleration(of: tenDifferences, statistic: mean),
        -0.034448720831415,
        relative: 1e-10
      )
    )
  }

  @Test func aRandomBootstrapAgreesWithSciPyToItsOwnNoise() throws {
    // scipy 1.17.1: bootstrap(d, mean, BCa, 9999 resamples) [0.258, 0.544]
    var generator = CountingGenerator()
    let interval = try #require(
      Bootstrap.interval(of: tenDifferences, using: &generator, statistic: mean)
    )
    #expect(abs(interval.low - 0.258) < 0.01)
    #expect(abs(interval.high - 0.544) < 0.01)
  }

  @Test func theSameGeneratorGivesTheSameInterval() {
    var first = CountingGenerator()
    var second = CountingGenerator()
    #expect(
      Bootstrap.interval(of: tenDifferences, resampleCount: 99, using: &first, statistic: mean)
        == Bootstrap.interval(
          of: tenDifferences,
          resampleCount: 99,
          using: &second,
          statistic: mean
        )
    )
  }

  @Test func equalValuesHaveAnIntervalOfNoWidth() {
    var generator = CountingGenerator()
    let interval = Bootstrap.interval(
      of: [2, 2, 2],
      resampleCount: 99,
      using: &generator,
      statistic: mean
    )
    #expect(interval == ConfidenceInterval(low: 2, high: 2, level: 0.95))
  }

  @Test func oneValueAndNotNumbersHaveNoInterval() {
    var generator = CountingGenerator()
    #expect(Bootstrap.interval(of: [1], using: &generator, statistic: mean) == nil)
    #expect(Bootstrap.interval(of: [1, .nan], using: &generator, statistic: mean) == nil)
  }

  private let fiveValues = [1.0, 2, 4, 7, 11]

  /// The means of all 5⁵ resamples of the five values.
  private var resampledMeans: [Double] {
    (0..<3125).map { number in
      let digits = [number / 625, number / 125 % 5, number / 25 % 5, number / 5 % 5, number % 5]
      return mean(digits.map { fiveValues[$0] })
    }
  }

  private func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}

/// SplitMix64 from zero: the mixed values of a counter (Steele, Lea and Flood 2014).
private struct CountingGenerator: RandomNumberGenerator {
  private var state: UInt64 = 0

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
