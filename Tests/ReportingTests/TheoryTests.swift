import Foundation
import Runs
import Testing

@testable import Reporting

@Suite struct TheoryTests {
  private func configuration(
    _ normalization: NormalizationConfiguration = .batch(),
    batch: Int = 64
  ) -> RunConfiguration {
    RunConfiguration(
      data: DataConfiguration(
        digest: "d",
        trainingCount: 1000,
        validationCount: 10,
        splitSeed: 1,
        normalization: .unit
      ),
      network: NetworkConfiguration(
        layers: [4, 3, 2],
        activation: .relu,
        normalization: normalization
      ),
      training: TrainingConfiguration(
        optimizer: .sgd(momentum: 0, isNesterov: false),
        learningRate: 0.1,
        batchSize: batch,
        epochs: 1
      ),
      seed: 1
    )
  }

  @Test(arguments: [(2, 0.8660254037844386), (64, 0.15309310892394862)])
  func theNoiseOfANormalisedValueFallsWithTheRootOfTheBatch(batch: Int, expected: Double) {
    // √(1.5 / m).
    let value = Theory.value(of: .jitter, for: configuration(batch: batch))
    #expect(value.map { abs($0 - expected) < 1e-12 } == true)
  }

  @Test func theLargestNormalisedValueIsSamuelsonsBound() {
    // √63.
    let value = Theory.value(of: .largestNormalized, for: configuration())
    #expect(value.map { abs($0 - 7.937253933193772) < 1e-12 } == true)
  }

  @Test func theRunningMeanMissesByItsMomentum() {
    // √(0.1 / (1.9 · 64)) = 0.028676967; 0.029 in the table of the verdict's protocol.
    let value = Theory.value(of: .runningMeanError, for: configuration())
    #expect(value.map { abs($0 - 0.028676967) < 1e-9 } == true)
  }

  @Test func ghostBatchesCountAsTheBatchesThatShareStatistics() {
    let ghost = configuration(.batch(BatchNormConfiguration(ghostBatchSize: 16)))
    #expect(
      Theory.value(of: .largestNormalized, for: ghost).map { abs($0 - 3.872983346207417) < 1e-12 }
        == true
    )
  }

  @Test func aNetworkWithoutBatchNormHasNoTheoryOfItsStatistics() {
    #expect(Theory.value(of: .jitter, for: configuration(NormalizationConfiguration.none)) == nil)
  }

  @Test func gradientsShrinkStayOrGrowWithTheInitialWeights() {
    func slope(
      _ normalization: NormalizationConfiguration,
      _ scheme: InitializationConfiguration.Scheme
    ) -> Double? {
      Theory.gradientSlope(
        of: NetworkConfiguration(
          layers: [4, 3, 2],
          activation: .relu,
          normalization: normalization,
          initialization: InitializationConfiguration(scheme)
        )
      )
    }
    // ln(1/6) = −1.791759, and ln(π/(π − 1)) = 0.383180 (Yang et al. 2019).
    #expect(slope(.none, .torch).map { abs($0 + 1.791759469228055) < 1e-12 } == true)
    #expect(slope(.none, .he) == 0)
    #expect(slope(.batch(), .torch).map { abs($0 - 0.3831801029685058) < 1e-12 } == true)
    #expect(slope(.none, .zero) == nil)
  }

  @Test func aSecondSoftmaxConfinesTheLoss() {
    // ln(1 + 9/e) = 1.46115 and ln(e + 9) = 2.46115.
    let losses = Theory.doubleSoftmaxLosses(classes: 10)
    #expect(abs(losses.lowerBound - 1.46115) < 1e-5)
    #expect(abs(losses.upperBound - 2.46115) < 1e-5)
  }
}
