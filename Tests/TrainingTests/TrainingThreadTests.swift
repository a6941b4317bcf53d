import Testing
import Training

@Suite struct TrainingThreadTests {
  @Test func denormalNumbersCountAsZeroOnlyWhileTraining() {
    // Not constants, which the compiler would multiply itself.
    let factors = (0..<2).map { $0 == 0 ? Float.leastNormalMagnitude : 0.5 }
    let inside = withTrainingThread { factors[0] * factors[1] }
    #expect(inside == 0)
    #expect(factors[0] * factors[1] == Float.leastNormalMagnitude / 2)
  }
}
