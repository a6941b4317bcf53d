import Testing

@testable import Plotting

@Suite struct SampleTests {
  /// `numpy.quantile([4, 1, 10, 2, 3], [0, .25, .5, .75, .9, 1])`.
  @Test func quantilesAreThoseOfNumPy() throws {
    let sample = Sample([4, 1, 10, 2, 3])
    #expect(sample.quantile(0) == 1 && sample.quantile(1) == 10)
    #expect(sample.quantile(0.25) == 2 && sample.quantile(0.5) == 3 && sample.quantile(0.75) == 4)
    #expect((try #require(sample.quantile(0.9)) - 7.6).magnitude < 1e-12)
    #expect(sample.interquartileRange == 2)
  }

  @Test func whatIsNotFiniteIsCounted() {
    let sample = Sample([1, .nan, .infinity, -1e200])
    #expect(sample.values == [1] && sample.excluded == 3)
    #expect(sample.exclusion(unit: "seeds") == "3 of 4 seeds are not finite")
    #expect(Sample([1, .nan]).exclusion(unit: "seeds") == "1 of 2 seeds is not finite")
    #expect(Sample([1]).exclusion(unit: "seeds") == nil)
  }

  @Test func nothingHasNoQuantiles() {
    #expect(Sample([]).quantile(0.5) == nil)
    #expect(Sample([]).standardDeviation == 0 && Sample([7]).standardDeviation == 0)
  }
}
