import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Testing

@testable import Evidence

@Suite struct ClaimMeasuringTests {
  private func isNear(_ values: [MeasuredValue], _ expected: [Double]) -> Bool {
    let numbers = values.compactMap(\.exact)
    return numbers.count == values.count && numbers.count == expected.count
      && zip(numbers, expected).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  private static let pair = [
    HandMade.cell("plain", test: [0.5, 0.4]), HandMade.cell("normal", test: [0.75, 0.8]),
  ]

  // MARK: Scales and directions

  @Test func aDifferenceIsPositiveWhereItSupportsTheClaim() {
    #expect(isNear(HandMade.effects(HandMade.part(is: .higher), Self.pair), [0.25, 0.4]))
    #expect(isNear(HandMade.effects(HandMade.part(is: .lower), Self.pair), [-0.25, -0.4]))
  }

  @Test func aRatioIsComparedByItsLogarithm() {
    let higher = HandMade.part(is: .higher, smallest: 2, scale: .ratio)
    #expect(isNear(HandMade.effects(higher, Self.pair), [log(1.5), log(2)]))
    let lower = HandMade.part(is: .lower, smallest: 2, scale: .ratio)
    #expect(isNear(HandMade.effects(lower, Self.pair), [-log(1.5), -log(2)]))
  }

  @Test func zeroHasNoRatio() {
    let cells = [
      HandMade.cell("plain", test: [0, 0.4]), HandMade.cell("normal", test: [0.75, 0.8]),
    ]
    let part = HandMade.part(smallest: 2, scale: .ratio)
    #expect(HandMade.effects(part, cells).map(\.exact) == [nil, log(0.8) - log(0.4)])
    #expect(HandMade.effects(part, cells)[0] == .notRecorded)
  }

  @Test func theSmallestEffectIsOnTheScaleOfTheEffects() {
    func smallest(_ scale: EffectScale, _ effect: Double) -> Double? {
      guard case .comparison(let comparison) = HandMade.part(smallest: effect, scale: scale).test
      else { return nil }
      return comparison.smallestEffectOnScale
    }
    #expect(smallest(.ratio, 2) == log(2))
    #expect(smallest(.points, 0.5) == 0.005)
    #expect(smallest(.difference, 0.5) == 0.5)
  }

  @Test func aNumberIsTheSameForEverySeed() {
    let part = HandMade.part(reference: .constant(0.5))
    #expect(isNear(HandMade.effects(part, Self.pair), [0.25, 0.3]))
    let ratio = HandMade.part(subject: .constant(1), is: .higher, smallest: 2, scale: .ratio)
    #expect(isNear(HandMade.effects(ratio, Self.pair), [log(2), log(2.5)]))
  }

  @Test func aChangeIsTheFirstMinusTheSecond() {
    let cells = [
      HandMade.cell("plain", at: 2, test: [0.5, 0.5]),
      HandMade.cell("plain", at: 4, test: [0.6, 0.7]),
      HandMade.cell("normal", at: 2, test: [0.25, 0.3]),
      HandMade.cell("normal", at: 4, test: [0.75, 0.6]),
    ]
    func change(_ network: String) -> Claim.Term {
      .change(
        HandMade.side(network, HandMade.level(4)),
        from: HandMade.side(network, HandMade.level(2))
      )
    }
    // (0.75 − 0.25) − (0.6 − 0.5) and (0.6 − 0.3) − (0.7 − 0.5).
    let part = HandMade.part(subject: change("normal"), reference: change("plain"))
    #expect(isNear(HandMade.effects(part, cells), [0.4, 0.1]))
    // (0.75/0.25) / (0.6/0.5) and (0.6/0.3) / (0.7/0.5).
    let ratio = HandMade.part(
      subject: change("normal"),
      reference: change("plain"),
      smallest: 2,
      scale: .ratio
    )
    #expect(isNear(HandMade.effects(ratio, cells), [log(2.5), log(2 / 1.4)]))
    // Against a number: 0.5 − 0.2 and 0.3 − 0.2.
    let constant = HandMade.part(subject: change("normal"), reference: .constant(0.2))
    #expect(isNear(HandMade.effects(constant, cells), [0.3, 0.1]))
  }

  // MARK: Pairs

  @Test func sidesOfTwoStudiesArePairedByTheirSeeds() {
    // Seeds 1, 2, 3 and 2, 3, 4: pairs at 2 and 3.
    let cells = [
      HandMade.cell("plain", test: [0.1, 0.2, 0.3]),
      HandMade.cell("normal", study: "other", seed: 2, test: [0.5, 0.7, 0.9]),
    ]
    let part = HandMade.part(subject: .side(HandMade.side("normal", study: "other")))
    #expect(isNear(HandMade.effects(part, cells), [0.3, 0.4]))
  }

  @Test func seedsThatNoSideSharesMakeNoPairs() {
    let cells = [
      HandMade.cell("plain", test: [0.1]), HandMade.cell("normal", seed: 2, test: [0.5]),
    ]
    #expect(HandMade.effects(HandMade.part(), cells).isEmpty)
    #expect(HandMade.effects(HandMade.part(), []).isEmpty)
  }

  @Test func aRunThatDivergedLeavesItsPairWithoutANumber() {
    let cells = [
      HandMade.cell("plain", test: [0.5, nil]), HandMade.cell("normal", test: [nil, 0.8]),
    ]
    #expect(HandMade.effects(HandMade.part(), cells) == [.diverged, .diverged])
  }

  @Test func aThresholdThatTheSlowerMissedIsALowerBoundOfTheRatio() {
    func cell(_ network: String, _ accuracies: [Double]) -> Cell {
      HandMade.cell(
        network,
        [HandMade.record(HandMade.epochs(training: [3, 2, 1], accuracies: accuracies))]
      )
    }
    let part = HandMade.part(.stepsToAccuracy(0.8), is: .lower, smallest: 1.1)
    let cells = [cell("plain", [0, 0.4, 0.7]), cell("normal", [0, 0.8, 0.8])]
    // More than 200 updates against 100.
    #expect(HandMade.effects(part, cells) == [.atLeast(log(200) - log(100))])
    let turned = [cell("normal", [0, 0.4, 0.7]), cell("plain", [0, 0.8, 0.8])]
    #expect(HandMade.effects(part, turned) == [.atMost(log(100) - log(200))])
    let neither = [cell("normal", [0, 0.4, 0.7]), cell("plain", [0, 0.4, 0.7])]
    #expect(HandMade.effects(part, neither) == [.open])
  }

  // MARK: The best level

  /// The runs of `normal` at several levels.
  ///
  /// One row of validation accuracies a level, one number a seed, nil for a run that diverged; the test accuracy is that of
  /// validation plus 0.001 times the level.
  private func tuned(_ rows: [(Double, [Double?])]) -> [Cell] {
    rows.map { level, accuracies in
      HandMade.cell(
        "normal",
        at: level,
        accuracies.enumerated().map { index, accuracy in
          HandMade.record(
            seed: UInt64(index + 1),
            HandMade.epochs(accuracies: [0.1, accuracy ?? 0.99]),
            test: (accuracy ?? 0.99) + 0.001 * level,
            diverged: accuracy == nil
          )
        }
      )
    }
  }

  private func best(_ rows: [(Double, [Double?])]) -> [SeedValue] {
    HandMade.side("normal", .best).values(Endpoint(.accuracy(.test, .running)), in: tuned(rows))
  }

  @Test func eachSeedHasTheLevelThatIsBestForTheOthers() {
    let values = best([
      (1, [0.50, 0.50, 0.80]), (2, [0.60, 0.60, 0.60]), (4, [0.70, 0.55, 0.20]),
    ])
    // Without seed 1: 0.65, 0.60, 0.375. Without 2: 0.65, 0.60, 0.45. Without 3: 0.50, 0.60, 0.625.
    #expect(values.map(\.level) == [1, 1, 4])
    #expect(isNear(values.map(\.value), [0.501, 0.501, 0.204]))
    #expect(values.map(\.seed) == [1, 2, 3])
  }

  @Test func ofLevelsAlikeTheSmallerIsChosen() {
    #expect(best([(4, [0.5, 0.5]), (1, [0.5, 0.5]), (2, [0.4, 0.5])]).map(\.level) == [1, 1])
  }

  @Test func aLevelAtWhichAnotherSeedDivergedIsNotEligible() {
    let values = best([(1, [0.5, 0.5, 0.5]), (2, [0.9, nil, 0.9])])
    // Only without seed 2 itself are all the runs at level 2 finished, and then seed 2 has diverged there.
    #expect(values.map(\.level) == [1, 2, 1])
    #expect(values[1].value == .diverged)
  }

  @Test func withoutAnEligibleLevelThereIsNoNumber() {
    let values = best([(1, [nil, nil, 0.5]), (2, [nil, nil, 0.9])])
    #expect(values.map(\.level) == [nil, nil, nil])
    #expect(values.map(\.value) == [.notRecorded, .notRecorded, .notRecorded])
  }

  @Test func oneSeedHasNoOthersToChooseBy() {
    #expect(best([(1, [0.5]), (2, [0.6])]).map(\.value) == [.notRecorded])
  }
}
