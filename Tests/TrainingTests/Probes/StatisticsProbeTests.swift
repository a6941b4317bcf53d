import Models
import Testing
import Training

@Suite struct StatisticsProbeTests {
  private static let examples = noiseExamples(count: 6_000, features: 64)

  /// The error after two epochs in which the weights do not move.
  private func error(_ options: BatchNormalization, batchSize: Int) throws -> [Double] {
    let architecture = squareArchitecture(depth: 2, width: 64, Normalization(options))
    let trainer = try Trainer(
      architecture: architecture,
      optimizer: .sgd(learningRate: 1e-20, momentum: 0),
      batchSize: batchSize,
      seed: 3,
      training: Self.examples
    )
    for _ in 0..<2 { _ = trainer.trainEpoch() }
    return probe(StatisticsProbe.self, architecture, Self.examples, batchSize: batchSize)
      .found(in: trainer.parameters)
  }

  /// √(m/((2 − m)B)): the batches' means, each of variance σ²/B, averaged with weights that fall by 1 − m.
  @Test(arguments: [(0.1, 32, 0.0406), (0.1, 100, 0.0229), (0.5, 100, 0.0577)])
  func theRunningMeanErrsByTheBatchesItRemembers(
    momentum: Double,
    batchSize: Int,
    expected: Double
  ) throws {
    let found = try error(
      BatchNormalization(statistics: .exponential(momentum: momentum)),
      batchSize: batchSize
    )
    // Sixty-four units at one moment: the root of their mean square scatters by a tenth.
    #expect(abs(found[0] / expected - 1) < 0.25)
    // What a normalised layer passes on has nearly the same mean in every batch.
    #expect(found[1] < found[0] / 2)
  }

  @Test func theCumulativeMeanOfWholeEpochsIsExact() throws {
    // The first layer sees every example as often, whatever the batches.
    let found = try error(BatchNormalization(statistics: .cumulative), batchSize: 100)
    #expect(found[0] < 1e-4)
  }

  @Test func withoutRunningStatisticsThereIsNothing() {
    for normalization in [
      Normalization.none, .batch(statistics: .none),
      .layer(),
    ] {
      let architecture = tinyArchitecture(.relu, normalization)
      let found = probe(StatisticsProbe.self, architecture, tinyExamples(), batchSize: 5)
        .found(in: initialParameters(architecture))
      #expect(found.isEmpty)
    }
  }
}
