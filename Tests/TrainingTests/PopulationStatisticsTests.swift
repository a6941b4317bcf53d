import Models
import Testing
import Training

@Suite struct PopulationStatisticsTests {
  private static let architecture = Architecture(
    inputCount: 1,
    hiddenCounts: [2, 70],
    classCount: 2
  )

  @Test func batchesAreMergedAsIfTheyWereOne() {
    let statistics = PopulationStatistics<Double>(Self.architecture)
    let batches = [buffer([1.0, 10, 2, 20]), buffer([6.0, 0])]
    for batch in batches { statistics.gather(batch.start, rows: batch.count / 2, layer: 0) }
    // By hand: 1, 2, 6 have mean 3 and squared deviations 4 + 1 + 9; 10, 20, 0 have 10 and 0 + 100 + 100.
    expectClose(Array(statistics.means.values.prefix(2)), [3, 10], within: 1e-12)
    expectClose(Array(statistics.variances.values.prefix(2)), [14.0 / 3, 200.0 / 3], within: 1e-12)
    #expect(statistics.start(ofLayer: 1) == 2)
    #expect(statistics.means.values.dropFirst(2).allSatisfy { $0 == 0 })
  }

  @Test func aLargeMeanTakesNothingFromASmallVariance() {
    // Single precision holds a million and its halves: ±0.5 around it, in batches of 2 and 1.
    let statistics = PopulationStatistics<Float>(Self.architecture)
    let batches = [[0.5, -0.5], [0.5], [-0.5]].map { (rows: [Float]) in
      buffer(rows.flatMap { [Float](repeating: 1e6 + $0, count: 70) })
    }
    for batch in batches { statistics.gather(batch.start, rows: batch.count / 70, layer: 1) }
    #expect(statistics.means.values.dropFirst(2).allSatisfy { $0 == 1e6 })
    #expect(statistics.variances.values.dropFirst(2).allSatisfy { $0 == 0.25 })
  }
}
