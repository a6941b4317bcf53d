import Models
import Testing
import Training

/// Expectations: PyTorch 2.15, `torch.manual_seed(0)` and the layer.
@Suite struct InitializationTests {
  @Test func aSmallLinearLayerStartsAsInTorch() {
    var generator = MersenneTwister(seed: 0)
    let layout = ParameterLayout(Architecture(inputCount: 2, hiddenCounts: [], classCount: 2))
    let values = layout.initialParameters(using: &generator)
    // nn.Linear(2, 2): W [[-.0053, .3793], [-.5820, -.5204]], here transposed, b [-.2723, .1896].
    let expected: [Float] = [-0.0053, -0.5820, 0.3793, -0.5204, -0.2723, 0.1896]
    for (value, other) in zip(values, expected) { #expect(abs(value - other) < 5.1e-5) }
  }

  @Test func aWideLinearLayerStartsAsInTorch() {
    var generator = MersenneTwister(seed: 0)
    let layout = ParameterLayout(Architecture(inputCount: 784, hiddenCounts: [], classCount: 512))
    let values = layout.initialParameters(using: &generator)
    // nn.Linear(784, 512).weight[0, :5]; the last digits depend on the fused multiply-add.
    let expected: [Float] = [-2.6739e-4, 0.0191587, -0.0293945, -0.0262835, -0.0137555]
    for (input, value) in expected.enumerated() {
      #expect(abs(values[input * 512] - value) < 5e-8)
    }
  }

  @Test func batchNormDrawsNothing() {
    var plain = MersenneTwister(seed: 9)
    var normalized = MersenneTwister(seed: 9)
    let a = ParameterLayout(Architecture(inputCount: 3, hiddenCounts: [2], classCount: 2))
    let b = ParameterLayout(
      Architecture(
        inputCount: 3,
        hiddenCounts: [2],
        classCount: 2,
        normalization: .batch()
      )
    )
    let left = a.initialParameters(using: &plain)
    let right = b.initialParameters(using: &normalized)
    // The first layer's 3 x 2 weights and 2 biases; then 2 scales of 1 and 2 shifts of 0; then the rest.
    #expect(Array(right[..<8]) == Array(left[..<8]))
    #expect(Array(right[8..<12]) == [1, 1, 0, 0])
    #expect(Array(right[12...]) == Array(left[8...]))
    #expect(plain.next32() == normalized.next32())
  }

  private func values(_ initialization: Initialization) -> [Float] {
    var generator = MersenneTwister(seed: 1)
    let architecture = Architecture(inputCount: 6, hiddenCounts: [4], classCount: 2)
    return ParameterLayout(architecture).initialParameters(initialization, using: &generator)
  }

  @Test func constantsFillTheWeightsAlone() {
    // 6 x 4 weights, 4 biases, 4 x 2 weights, 2 biases.
    let expected =
      [Float](repeating: 0.5, count: 24) + [0, 0, 0, 0] + [Float](repeating: 0.5, count: 8) + [
        0, 0,
      ]
    #expect(values(Initialization(.constant(0.25), scale: 2)) == expected)
    #expect(values(Initialization(.zero)) == [Float](repeating: 0, count: 38))
  }

  @Test func theScaleIsOnTheWeightsAlone() {
    let plain = values(Initialization())
    let scaled = values(Initialization(scale: 10))
    #expect(Array(scaled[..<24]) == plain[..<24].map { 10 * $0 })
    #expect(Array(scaled[24..<28]) == Array(plain[24..<28]))
  }
}
