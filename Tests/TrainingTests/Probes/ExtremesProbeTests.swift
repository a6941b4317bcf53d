import Models
import Testing
import Training

@Suite struct ExtremesProbeTests {
  private static let examples = noiseExamples(count: 1_000, features: 64)

  private func extremes(_ normalization: Normalization, batchSize: Int) -> ExtremesProbe.Findings {
    let architecture = squareArchitecture(depth: 2, width: 64, normalization)
    return probe(ExtremesProbe.self, architecture, Self.examples, batchSize: batchSize)
      .found(in: initialParameters(architecture))
  }

  @Test(arguments: [2, 3, 4, 8, 16, 64, 256])
  func noBatchOfBLetsAValueBeyondTheRootOfBMinusOne(batchSize: Int) {
    let bound = Double(batchSize - 1).squareRoot() * (1 + 1e-6)
    let found = extremes(batchNorm, batchSize: batchSize)
    #expect(found.largest.count == 2)
    #expect(found.largest.allSatisfy { $0 > 0.9 && $0 <= bound })
  }

  @Test func twoExamplesAreAlwaysPlusAndMinusOne() {
    #expect(extremes(batchNorm, batchSize: 2).largest.allSatisfy { abs($0 - 1) < 1e-3 })
    #expect(extremes(batchNorm, batchSize: 2).sharesBeyondFour == [0, 0])
  }

  @Test func beyondFourIsAsRareAsInANormalDistribution() {
    // 6.3e-5 of 262,144 values are 17.
    #expect((1e-5...1.5e-4).contains(extremes(batchNorm, batchSize: 256).sharesBeyondFour[0]))
  }

  @Test func aPlainNetworkGivesNothing() {
    #expect(extremes(.none, batchSize: 8).largest.isEmpty)
    #expect(extremes(.none, batchSize: 8).sharesBeyondFour.isEmpty)
  }
}
