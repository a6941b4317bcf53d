import Models
import Testing
import Training

@Suite struct ArchitectureTests {
  @Test func parameterCountsAreThoseOfTorch() {
    // sum(p.numel() for p in model.parameters()) of the notebook's network, without and with BatchNorm1d.
    let plain = Architecture(inputCount: 784, hiddenCounts: [512, 256], classCount: 10)
    let normalized = Architecture(
      inputCount: 784,
      hiddenCounts: [512, 256],
      classCount: 10,
      normalization: .batch()
    )
    #expect(plain.parameterCount == 535_818)
    #expect(normalized.parameterCount == 537_354)
  }

  @Test func aNetworkWithoutHiddenLayersIsALinearClassifier() {
    #expect(Architecture(inputCount: 3, hiddenCounts: [], classCount: 2).parameterCount == 8)
  }
}
