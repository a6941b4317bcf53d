import Testing

@testable import Measures

@Suite struct LogarithmicStepsTests {
  // Python: sorted({round(10**(k/8)) for k in range(17)})
  @Test func eightADecadeAreTheRoundedPowers() {
    #expect(
      LogarithmicSteps.steps(perDecade: 8, through: 100)
        == [1, 2, 3, 4, 6, 7, 10, 13, 18, 24, 32, 42, 56, 75, 100]
    )
    #expect(LogarithmicSteps.steps(perDecade: 4, through: 60) == [1, 2, 3, 6, 10, 18, 32, 56])
  }

  @Test func aShortRunHasFew() {
    #expect(LogarithmicSteps.steps(perDecade: 8, through: 0) == [])
    #expect(LogarithmicSteps.steps(perDecade: 8, through: 1) == [1])
    #expect(LogarithmicSteps.steps(perDecade: 1, through: 99) == [1, 10])
  }

  @Test(arguments: 1...20)
  func stepsAscendWithoutTwins(_ count: Int) {
    let steps = LogarithmicSteps.steps(perDecade: count, through: 1_000_000)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    #expect(steps.first == 1 && steps.last == 1_000_000)
  }
}
