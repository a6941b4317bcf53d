import Models
import Testing
import Training

@Suite struct IdentityProbeTests {
  private static let examples = noiseExamples(count: 300, features: 32)

  /// What is found after two epochs, so that nothing is as it was made.
  private func identities(
    _ normalization: Normalization,
    hiddenBias: Bool = true
  ) throws -> IdentityProbe.Findings {
    let architecture = squareArchitecture(
      depth: 3,
      width: 32,
      normalization,
      hiddenBias: hiddenBias
    )
    let trainer = try Trainer(
      architecture: architecture,
      optimizer: .sgd(learningRate: 0.05, momentum: 0.9),
      batchSize: 30,
      seed: 3,
      training: Self.examples
    )
    for _ in 0..<2 { _ = trainer.trainEpoch() }
    return probe(IdentityProbe.self, architecture, Self.examples).found(in: trainer.parameters)
  }

  @Test func theBiasBeforeABatchNormHasNoGradient() throws {
    let ratio = try #require(identities(batchNorm).biasGradientRatio)
    #expect(ratio < 1e-12)
    for other in [Normalization.none, .layer()] {
      let ratio = try #require(identities(other).biasGradientRatio)
      #expect(ratio > 0.01)
    }
    #expect(try identities(batchNorm, hiddenBias: false).biasGradientRatio == nil)
  }

  @Test func theScaleOfWeightsDoesNotMatterBeforeANormalization() throws {
    for normalization in [batchNorm, .layer()] {
      let error = try #require(identities(normalization).scaleInvarianceError)
      #expect(error < 1e-4)
    }
    #expect(try identities(.none).scaleInvarianceError == nil)
  }

  @Test func batchNormFoldsIntoTheWeights() throws {
    for hiddenBias in [true, false] {
      for isAffine in [true, false] {
        let found = try identities(
          .batch(epsilon: 0.1, isAffine: isAffine),
          hiddenBias: hiddenBias
        )
        let error = try #require(found.foldingError)
        #expect(error < 1e-5)
      }
    }
    let untracked = Normalization.batch(statistics: .none)
    #expect(try identities(untracked).foldingError == nil)
    #expect(try identities(.none).foldingError == nil)
  }
}
