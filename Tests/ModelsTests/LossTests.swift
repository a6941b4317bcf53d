import Models
import Testing

@Suite struct LossTests {
  @Test func aSoftmaxTakenTwiceKeepsTheLossBetweenItsBounds() throws {
    // ln(1 + 9/e) = 1.46115 and ln(e + 9) = 2.46115.
    let bounds = Loss.crossEntropyOfSoftmax.bounds?(10)
    let losses = try #require(bounds)
    #expect(abs(losses.lowerBound - 1.46115) < 5e-6)
    #expect(abs(losses.upperBound - 2.46115) < 5e-6)
  }
}
