import Testing

@testable import Measures

@Suite struct StepSpacingTests {
  // Python: sorted({round(10**(k/8)) for k in range(17)})
  @Test func eightADecadeAreTheRoundedPowers() {
    #expect(
      StepSpacing.perDecade(8).steps(through: 100)
        == [1, 2, 3, 4, 6, 7, 10, 13, 18, 24, 32, 42, 56, 75, 100]
    )
    #expect(StepSpacing.perDecade(4).steps(through: 60) == [1, 2, 3, 6, 10, 18, 32, 56])
  }

  @Test func aShortRunHasFew() {
    #expect(StepSpacing.perDecade(8).steps(through: 0) == [])
    #expect(StepSpacing.perDecade(8).steps(through: 1) == [1])
    #expect(StepSpacing.perDecade(1).steps(through: 99) == [1, 10])
  }

  @Test(arguments: 1...20)
  func stepsAscendWithoutTwins(_ count: Int) {
    let steps = StepSpacing.perDecade(count).steps(through: 1_000_000)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    #expect(steps.first == 1 && steps.last == 1_000_000)
  }

  @Test func everySoManyAreMultiples() {
    #expect(StepSpacing.every(20).steps(through: 60) == [20, 40, 60])
    #expect(StepSpacing.every(20).steps(through: 19) == [])
  }

  @Test func probesLookBeforeTrainingAndAtTheEnd() {
    let steps = ProbeSteps.spaced(.perDecade(4))
    #expect(steps.resolved(updates: 60) == [0, 1, 2, 3, 6, 10, 18, 32, 56, 60])
    #expect(steps.resolved(updates: 56) == [0, 1, 2, 3, 6, 10, 18, 32, 56])
    #expect(steps.resolved(updates: 0) == [0])
    #expect([0, 1, 4, 18, 19].map(steps.contains) == [true, true, false, true, false])
    #expect(steps.first == 0 && steps.areSeveral)
    #expect(ProbeSteps.spaced(.every(40)).resolved(updates: 100) == [0, 40, 80])
  }
}
