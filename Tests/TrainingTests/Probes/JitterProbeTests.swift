import Models
import Testing
import Training

@Suite struct JitterProbeTests {
  private static let examples = noiseExamples(count: 6_000, features: 64)

  private func jitter(
    _ normalization: Normalization = batchNorm,
    depth: Int = 1,
    batchSize: Int = 32
  ) -> [Double] {
    let architecture = squareArchitecture(depth: depth, width: 64, normalization)
    return probe(JitterProbe.self, architecture, Self.examples, batchSize: batchSize)
      .found(in: initialParameters(architecture))
  }

  /// numpy 2.4: one normal value with normal companions, 400 values with 200 sets of companions each; √(2/3) at 2.
  @Test(arguments: [(2, 0.8165), (4, 0.566), (8, 0.416), (32, 0.213), (128, 0.109), (256, 0.0765)])
  func theFirstLayerIsThatOfNormalValues(batchSize: Int, expected: Double) {
    let found = jitter(batchSize: batchSize)[0]
    #expect(abs(found / expected - 1) < 0.1)
    // Theory: the errors of mean and deviation, to first order in 1/B.
    #expect(abs(found / (1.5 / Double(batchSize)).squareRoot() - 1) < 0.12)
  }

  @Test func onlyTheGhostBatchHasCompanions() {
    let ghost = BatchNormalization(ghostBatchSize: 8)
    let found = jitter(Normalization(ghost), batchSize: 32)[0]
    // As of eight normal values.
    #expect(abs(found / 0.416 - 1) < 0.1)
  }

  @Test func noiseDoesNotCount() {
    let noise = BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
    #expect(jitter(.batch(noise: noise), depth: 2) == jitter(depth: 2))
  }

  @Test func companionsReachDeeperLayersTwice() {
    let found = jitter(depth: 2)
    #expect((1.2...1.5).contains(found[1] / found[0]))
  }

  @Test func layerNormHasNone() {
    // Up to the last bit, in which the products depend on nothing either.
    #expect(jitter(.layer()).allSatisfy { $0 < 1e-6 })
  }

  @Test func aPlainNetworkGivesNothing() {
    #expect(jitter(.none).isEmpty)
  }

  @Test func aBatchOfTheWholeSetAlwaysHasTheSameCompanions() {
    let architecture = tinyArchitecture(.relu, batchNorm)
    let found = probe(JitterProbe.self, architecture, tinyExamples(), batchSize: 23)
      .found(in: initialParameters(architecture))
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0 < 1e-5 })
  }
}
