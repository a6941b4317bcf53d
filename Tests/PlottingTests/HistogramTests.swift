import Testing

@testable import Plotting

@Suite struct HistogramTests {
  @Test func edgesAreRoundAndCoverTheValues() {
    let histogram = Histogram([0.13, 0.29, 0.87], binCount: 4)
    #expect(histogram.edges == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(histogram.counts == [1, 1, 0, 0, 1])
    #expect(histogram.binWidth == 0.2)
  }

  /// 0.3 is the edge itself, not 0.30000000000000004.
  @Test func aValueOnAnEdgeBelongsToTheBinOnItsRightAndTheLastEdgeToTheLastBin() {
    let histogram = Histogram([0, 0.1, 0.2, 0.3, 0.4, 0.5], within: 0...0.5, binCount: 5)
    #expect(histogram.edges == [0, 0.1, 0.2, 0.3, 0.4, 0.5])
    #expect(histogram.counts == [1, 1, 1, 1, 2])
  }

  @Test func countsSumToTheNumberOfValues() {
    for count in [1, 2, 3, 10, 100, 1000] {
      let values = (0..<count).map { 7 * ExampleFigures.noise($0, count) }
      let histogram = Histogram(values)
      #expect(histogram.total == count && histogram.excluded == 0)
      #expect(histogram.edges.count == histogram.counts.count + 1)
    }
  }

  @Test func valuesOutsideAreCountedAsExcluded() {
    let histogram = Histogram([-1, 0.5, 2, .nan, .infinity], within: 0...1, binCount: 2)
    #expect(histogram.counts == [0, 1] && histogram.excluded == 4)
  }

  @Test func densitiesHaveAnAreaOfOne() {
    let histogram = Histogram([1, 2, 2, 3, 3, 3, 4], binCount: 6)
    let area = histogram.counts.indices.map { histogram.density(ofBin: $0) * histogram.binWidth }
    #expect((area.reduce(0, +) - 1).magnitude < 1e-12)
  }

  /// Freedman and Diaconis: 2 · 50 / 101^(1/3) = 21.5, of 100 that is 5 bins, so steps of 20.
  @Test func theNumberOfBinsFollowsTheQuartiles() {
    #expect(Histogram((0...100).map(Double.init)).binWidth == 20)
  }

  @Test(
    arguments: [
      [], [.nan], [5], [5, 5], [0, 0], [1e99, -1e99], [1e-300, 2e-300], [-3, -3, -3],
      [1e15, 1e15 + 1], [.leastNonzeroMagnitude],
    ] as [[Double]]
  )
  func hostileValuesHaveBins(values: [Double]) {
    let histogram = Histogram(values)
    #expect(histogram.total + histogram.excluded == values.count)
    #expect(histogram.counts.count <= 201)
    #expect(zip(histogram.edges, histogram.edges.dropFirst()).allSatisfy(<))
  }
}
