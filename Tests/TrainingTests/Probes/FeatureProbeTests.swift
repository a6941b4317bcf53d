import Models
import Testing
import Training

@Suite struct FeatureProbeTests {
  @Test func theOutputsAreSeparatedAsTheOracleSays() throws {
    let rows: [[UInt8]] = [
      [1, 0, 2], [2, 1, 0], [3, 1, 1], [0, 5, 1], [1, 6, 3], [2, 4, 4], [7, 2, 0], [1, 1, 9],
    ]
    let examples = Examples(
      pixels: rows.flatMap { $0 },
      labels: [0, 0, 0, 1, 1, 1, 2, 2],
      featureCount: 3,
      rows: (0..<8).map { Int32($0) },
      scale: 1,
      offset: 0
    )
    let architecture = Architecture(inputCount: 3, hiddenCounts: [3], classCount: 3)
    // A hidden layer that passes on what it gets.
    let parameters = changed(initialParameters(architecture, Initialization(.zero))) { values, _ in
      for unit in 0..<3 { values[unit * 3 + unit] = 1 }
    }
    let found = try #require(
      probe(FeatureProbe.self, architecture, examples, batchSize: 2).found(in: parameters)
    )
    // numpy 2.4: the definitions with `linalg.solve`, and the mean of a class without the example itself.
    #expect(abs(found.fisherRatio - 17.02531) < 1e-5)
    #expect(found.nearestMeanAccuracy == 0.75)
  }

  @Test func constantOutputsSeparateNothing() {
    let architecture = tinyArchitecture()
    let parameters = initialParameters(architecture, Initialization(.zero))
    #expect(
      probe(FeatureProbe.self, architecture, tinyExamples(), batchSize: 5).found(in: parameters)
        == nil
    )
  }

  @Test func aLinearClassifierHasNoFeatures() {
    let architecture = Architecture(inputCount: 6, hiddenCounts: [], classCount: 3)
    let parameters = initialParameters(architecture)
    #expect(
      probe(FeatureProbe.self, architecture, tinyExamples(), batchSize: 5).found(in: parameters)
        == nil
    )
  }
}
