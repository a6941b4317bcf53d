import Models
import Testing
import Training

@Suite struct RankProbeTests {
  private func lastRank(_ parameters: Parameters) throws -> Double {
    try #require(
      probe(RankProbe.self, parameters.architecture, DeepNetworks.examples).found(in: parameters)
        .last
    )
  }

  @Test func outputsOfADeepPlainNetworkAreMultiplesOfOneVector() throws {
    // numpy 2.4, eight networks: 1.00002.
    #expect(abs(try lastRank(DeepNetworks.plain) - 1) < 0.001)
  }

  @Test func heInitializationKeepsAQuarterOfTheDirections() throws {
    // numpy 2.4, eight networks: 17.9 with a standard deviation of 3.9.
    #expect((8...28).contains(try lastRank(DeepNetworks.he)))
  }

  @Test func batchNormKeepsTheRank() throws {
    // numpy 2.4, eight networks: 54.5 with a standard deviation of 0.4.
    #expect((53...56).contains(try lastRank(DeepNetworks.normalized)))
  }

  @Test func aNetworkOfZerosHasNoRank() throws {
    let architecture = tinyArchitecture()
    let parameters = initialParameters(architecture, Initialization(.zero))
    let ranks = probe(RankProbe.self, architecture, tinyExamples()).found(in: parameters)
    #expect(ranks.count == 2)
    #expect(ranks.allSatisfy { $0.isNaN })
  }
}
