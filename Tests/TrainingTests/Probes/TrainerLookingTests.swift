import Models
import Testing
import Training

@Suite struct TrainerLookingTests {
  @Test func everyGivenNumberOfUpdatesIsLookedAfterOnce() throws {
    let trainer = try TrainerTests.trainer()
    var looks: [Int] = []
    // Five steps an epoch; 0 is before the first, where nobody is called.
    for _ in 0..<2 {
      _ = trainer.trainEpoch(lookingAfter: [0, 1, 5, 7, 11]) { looks.append($0.stepCount) }
    }
    #expect(looks == [1, 5, 7])
  }

  @Test func whatIsSeenIsTheNetworkAfterThatUpdate() throws {
    let trainer = try TrainerTests.trainer()
    var seen: Parameters?
    _ = trainer.trainEpoch(lookingAfter: [5]) { seen = $0.parameters }
    #expect(seen == trainer.parameters)
  }

  @Test func aStepThatDivergesIsNotLookedAfter() throws {
    let trainer = try TrainerTests.trainer(
      tinyArchitecture(),
      .sgd(learningRate: 1e30, momentum: 0)
    )
    var looks: [Int] = []
    let outcome = trainer.trainEpoch(lookingAfter: [1, 2, 3, 4, 5]) { looks.append($0.stepCount) }
    #expect(looks == Array(1..<(outcome.divergedAtStep ?? 1)))
  }
}
