import Foundation
import Models
import RunSamples
import Runs
import Testing

@testable import Measures

@Suite struct TheoryTests {
  private func value(
    _ quantity: ProbeQuantity,
    _ normalization: Normalization = .batch(),
    batchSize: Int
  ) -> Double? {
    let record = HandMade.record(normalization: normalization, batchSize: batchSize)
    return quantity.theory?.value(record.configuration)
  }

  private func isNear(_ value: Double?, _ expected: Double, within distance: Double = 5e-4) -> Bool
  {
    value.map { abs($0 - expected) <= distance } ?? false
  }

  // √(1.5/B) to three decimals, by hand; measured values lie within 2 % of them from B = 4 on.
  @Test(arguments: [
    (2, 0.866), (4, 0.612), (8, 0.433), (16, 0.306), (32, 0.217), (64, 0.153), (128, 0.108),
    (256, 0.077),
  ])
  func theJitterIsThatOfMeanAndDeviation(_ batchSize: Int, _ jitter: Double) {
    #expect(isNear(value(.jitter, batchSize: batchSize), jitter))
  }

  @Test func aGhostBatchIsTheBatchOfItsExamples() {
    let ghost = Normalization.batch(ghostBatchSize: 16)
    #expect(isNear(value(.jitter, ghost, batchSize: 64), 0.306))
    #expect(value(.largestNormalized, ghost, batchSize: 65) == 15.0.squareRoot())
    #expect(isNear(value(.jitter, ghost, batchSize: 8), 0.433))
  }

  @Test func noNormalisedValueIsBeyondSamuelsonsBound() {
    // √63 = 7.937, and x̂ = ±1 in a batch of two.
    #expect(isNear(value(.largestNormalized, batchSize: 64), 7.937))
    #expect(value(.largestNormalized, batchSize: 2) == 1)
  }

  // √(0.1/(1.9 B)) to three decimals, by hand.
  @Test(arguments: [
    (2, 0.162), (4, 0.115), (8, 0.081), (16, 0.057), (32, 0.041), (64, 0.029), (128, 0.020),
    (256, 0.014),
  ])
  func theErrorOfTheRunningMeanIsThatOfAnAverage(_ batchSize: Int, _ error: Double) {
    #expect(isNear(value(.runningMeanError, batchSize: batchSize), error))
  }

  @Test func theRunningMeanIsThatOfTheWholeBatchOverItsGhosts() {
    // The running estimates take the mean over the ghost batches: the noise of the whole batch.
    let ghost = Normalization.batch(ghostBatchSize: 2)
    #expect(isNear(value(.runningMeanError, ghost, batchSize: 16), 0.057))
  }

  @Test func theLastBatchAloneHasItsWholeError() {
    // Momentum 1 keeps the last batch: 1/√B.
    let last = Normalization.batch(statistics: .exponential(momentum: 1))
    #expect(isNear(value(.runningMeanError, last, batchSize: 16), 0.25, within: 1e-15))
  }

  @Test func whatTheoryDoesNotKnowHasNoValue() {
    #expect(value(.jitter, .none, batchSize: 64) == nil)
    #expect(value(.largestNormalized, .layer(), batchSize: 64) == nil)
    #expect(value(.effectiveRank, batchSize: 64) == nil)
    #expect(value(.runningMeanError, .batch(statistics: .cumulative), batchSize: 64) == nil)
  }

  private func slope(
    _ normalization: Normalization,
    _ initialization: Initialization = Initialization(),
    activation: Activation = .relu,
    dropout: Double = 0
  ) -> Double? {
    ProbeQuantity.gradientSquare.slope(
      NetworkConfiguration(
        layers: [4, 3, 3, 2],
        activation: activation,
        normalization: normalization,
        dropout: dropout,
        initialization: initialization
      )
    )
  }

  @Test func theoryOfGradientsSaysNothingOfWhatComesPastABlock() {
    var network = NetworkConfiguration(
      layers: [
        .image(height: 4, width: 4, channels: 1), .layer(LayerDescription(.block, 2)), 2,
      ],
      activation: .relu,
      normalization: .batch()
    )
    network.shortcut = .zeroPadding
    #expect(ProbeQuantity.gradientSquare.slope(network) == nil)
    network.shortcut = .none
    #expect(isNear(ProbeQuantity.gradientSquare.slope(network), 0.3832))
  }

  @Test func gradientsFadeByASixthALayerUnlessHeOrBatchNormHelp() {
    // ln(1/6) = −1.7918, ln(π/(π − 1)) = +0.3832 (Yang et al. 2019, arXiv:1902.08129).
    #expect(isNear(slope(.none), -1.7918))
    #expect(slope(.none, Initialization(.he)) == 0)
    #expect(isNear(slope(.batch()), 0.3832))
  }

  @Test func batchNormForgetsTheScaleOfTheWeights() {
    for scheme in [InitializationScheme.torch, .he, .xavier] {
      #expect(isNear(slope(.batch(), Initialization(scheme, scale: 10)), 0.3832))
    }
    #expect(slope(.none, Initialization(.torch, scale: 10)) == nil)
    #expect(slope(.none, Initialization(.he, scale: 10)) == nil)
  }

  @Test func otherNetworksHaveNoSlopeOfTheory() {
    #expect(slope(.layer()) == nil)
    #expect(slope(.none, Initialization(.zero)) == nil)
    #expect(slope(.batch(), Initialization(.constant(0.01))) == nil)
    #expect(slope(.batch(), activation: .tanh) == nil)
    #expect(slope(.batch(), dropout: 0.5) == nil)
  }

  /// 6·(4·3 + 3·3 + 3·2) − 2·4·3 products, 2 for each of 6 ReLUs, and 15 more for each normalised value.
  @Test func operationsAreCountedFromTheEquations() throws {
    let plain = HandMade.record().configuration.network
    let normal = HandMade.record(normalization: .batch()).configuration.network
    let cost = try #require(Measure.secondsPerEpoch.cost)
    #expect(cost(plain) == 162 - 24 + 12)
    #expect(cost(normal) == 162 - 24 + 12 + 90)
  }
}
