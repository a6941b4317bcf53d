import Models
import Testing
import Training

@Suite struct WeightProbeTests {
  @Test func equalWeightsHaveTheRootOfTheirNumberTimesOne() {
    let architecture = tinyArchitecture(.relu, batchNorm)
    let parameters = initialParameters(architecture, Initialization(.constant(0.5)))
    // 6 x 5, 5 x 4 and 4 x 3 weights of 0.5; biases, scales and shifts do not count.
    expectClose(
      probe(WeightProbe.self, architecture, tinyExamples()).found(in: parameters),
      [2.7386128, 2.2360680, 1.7320508],
      within: 1e-6
    )
  }
}
