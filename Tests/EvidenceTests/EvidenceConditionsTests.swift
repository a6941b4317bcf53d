import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence

/// What a comparison needs beside its pairs: updates, times that were seen, a grid that is finer than the effect.
@Suite struct EvidenceConditionsTests {
  private func obstacle(_ part: Claim.Part, _ cells: [Cell]) -> PartResult.Obstacle? {
    switch HandMade.result(part, cells).outcome {
    case .notJudged(let obstacle): obstacle
    case .judged, .checked: nil
    }
  }

  private func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-6 * abs(expected) } ?? false
  }

  // MARK: Weights

  @Test func aControlIsJudgedAloneAndCountsForNobody() {
    var control = HandMade.claim(id: "control", HandMade.part(is: .lower))
    control.weight = 0
    let claims = [control, HandMade.claim(HandMade.part()), HandMade.claim(HandMade.part())]
    let results = Evidence(claims, cells: HandMade.fivePairs).all.map { $0.parts[0] }
    #expect(results.map(\.verdict) == [.reversed, .supported, .supported])
    // Of the two others each p, 0.0110565 by scipy, is doubled.
    #expect(isNear(results[0].judgement?.adjustedP, 0.01105649339345))
    #expect(isNear(results[1].judgement?.adjustedP, 0.0221129867869))
    #expect(results.map(\.significance) == [0.05, 0.025, 0.05])
    #expect(Evidence(claims, cells: HandMade.fivePairs).claims.map(\.family.count) == [0, 1, 1])
  }

  @Test func aHeavierClaimHasALargerShare() {
    var heavy = HandMade.claim(HandMade.part())
    heavy.weight = 4
    let claims = [HandMade.claim(HandMade.part()), heavy]
    let results = Evidence(claims, cells: HandMade.fivePairs).all.map { $0.parts[0] }
    // Four fifths of 5 % first, then all of it.
    #expect(isNear(results[1].significance, 0.04))
    #expect(results[0].significance == 0.05)
    #expect(isNear(results[1].judgement?.adjustedP, 0.01105649339345 * 5 / 4))
  }

  // MARK: Updates

  /// Runs of 100 updates.
  private static let short = ["plain", "normal"].map { network in
    HandMade.cell(
      network,
      (1...5).map { HandMade.record(seed: $0, test: network == "plain" ? 0.5 : 0.6) }
    )
  }

  private func needing(_ updates: Int, _ part: Claim.Part = HandMade.part()) -> Claim.Part {
    var part = part
    part.updates = updates
    return part
  }

  @Test func runsThatAreTooShortAreNotMeasured() {
    let result = HandMade.result(needing(300), Self.short)
    #expect(obstacle(needing(300), Self.short) == .tooShort(100, needed: 300))
    #expect(result.verdictWords == "not measured")
    #expect(result.verdict == .inconclusive)
    #expect(
      result.obstacleText == "the runs made 100 updates, of which it needs 300"
    )
    #expect(
      Evidence([HandMade.claim(needing(300))], cells: Self.short).all[0].mark == "not measured"
    )
    #expect(HandMade.result(needing(100), Self.short).verdict == .supported)
  }

  @Test func neitherAreChecksOfThem() {
    let check = needing(300, HandMade.check(in: 0...0.1))
    #expect(HandMade.result(check, Self.short).verdictWords == "not measured")
    #expect(HandMade.result(needing(100, check), Self.short).verdict == .refuted)
  }

  @Test func theShortestRunDecidesWhetherTheyAreTooShort() {
    var cells = Self.short
    let long = HandMade.epochs(training: [2, 1, 0.7, 0.5])
    cells[0].runs = (1...5).map { MeasuredRun(HandMade.record(seed: $0, long, test: 0.5)) }
    #expect(obstacle(needing(300), cells) == .tooShort(100, needed: 300))
  }

  @Test func aRunThatDivergedIsNotTooShort() {
    var cells = Self.short
    cells[1].runs[2] = MeasuredRun(
      HandMade.record(seed: 3, HandMade.epochs(training: [2]), diverged: true)
    )
    #expect(obstacle(needing(100), cells) == .diverged(1))
    #expect(HandMade.result(needing(100, HandMade.check(in: 0...1)), cells).verdict == .refuted)
  }

  @Test func whatWasNotMeasuredCountsInTheFamily() {
    let claims = [HandMade.claim(needing(300)), HandMade.claim(HandMade.part())]
    let results = Evidence(claims, cells: HandMade.fivePairs).all.map { $0.parts[0] }
    #expect(results[0].judgement == nil)
    #expect(isNear(results[1].judgement?.adjustedP, 2 * 0.01105649339345))
  }

  // MARK: Saturation

  @Test func eachLookIsSaturatedByItsOwnRuns() {
    // Of the reference the first three end below the threshold: 3 of 10, of 14 and of 20 runs.
    func cell(_ network: String, _ count: Int) -> Cell {
      HandMade.cell(
        network,
        seeds: EvidenceLooksTests.range,
        (1...count).map { seed in
          let end = network == "plain" && seed <= 3 ? 0.6 : 0.9
          var epochs = HandMade.epochs(training: [2, 1, 0.5], accuracies: [0, end, 0.6])
          epochs[1].step = (network == "plain" ? 180 : 50) + seed % 4
          return HandMade.record(
            seed: UInt64(seed),
            epochs,
            stepEvaluations: [HandMade.firstUpdate]
          )
        }
      )
    }
    let part = HandMade.part(.stepsToAccuracy(0.9), is: .lower, smallest: 1.5)
    func result(_ count: Int) -> PartResult {
      HandMade.result(part, [cell("plain", count), cell("normal", count)])
    }
    #expect(result(10).looks.map { $0.comparison == nil } == [true, true, false])
    #expect(result(7).obstacleText == "3 of 14 runs did not get there (Plain in 3)")
    #expect(result(10).verdict == .supported)
    #expect(result(10).lowerBoundCount == 3)
  }

  @Test func aSideOfTwoChangesHasItsRunsOnce() {
    func cell(_ network: String, reaches: Bool) -> Cell {
      HandMade.cell(
        network,
        (1...5).map {
          HandMade.record(
            seed: $0,
            HandMade.epochs(training: [2, 1], accuracies: [0, reaches ? 0.9 : 0.5]),
            stepEvaluations: [HandMade.firstUpdate]
          )
        }
      )
    }
    let (noisy, plain) = (HandMade.side("noisy"), HandMade.side("plain"))
    let part = HandMade.part(
      .stepsToAccuracy(0.9),
      subject: .change(noisy, from: plain),
      reference: .change(HandMade.side("normal"), from: noisy),
      smallest: 1.5
    )
    let cells = [cell("plain", reaches: true), cell("normal", reaches: true)]
    #expect(
      obstacle(part, cells + [cell("noisy", reaches: false)])
        == .saturated(early: 0, late: 5, of: 15)
    )
  }

  // MARK: Grids

  /// A network whose runs train at every level up to one.
  private func trained(_ network: String, upTo largest: Double) -> [Cell] {
    [1, 10, 100, 1000].map { level in
      HandMade.cell(
        network,
        at: level,
        (1...5).map {
          HandMade.record(
            seed: $0,
            HandMade.epochs(accuracies: [0.5, level <= largest ? 0.9 : 0.5])
          )
        }
      )
    }
  }

  @Test func levelsThatAreEqualInAllSeedsAreNoMoreExactThanTheirGrid() {
    let part = HandMade.part(.trains, over: .largestTrainedLevel, smallest: 2)
    let cells = trained("plain", upTo: 10) + trained("normal", upTo: 100)
    let result = HandMade.result(part, cells)
    // Steps of ln 10 on both sides: by scipy t = √(6·5) = 5.477, p = 0.0054085, 10^(1 ± 0.5069).
    #expect(result.verdict == .supported)
    #expect(isNear(result.effect, 10))
    #expect(isNear(result.comparison?.p, 0.005408478864762573))
    #expect(isNear(result.interval?.low, 3.1123812864293887))
    #expect(isNear(result.interval?.high, 32.12973951360659))
  }

  @Test func aGridIsAsCoarseAsThatOfTheCoarserSide() {
    // The reference ran at 1, 10, 100 and 1000, the subject at 30 and 300 too.
    let fine = [1.0, 10, 30, 100, 300, 1000].map { level in
      HandMade.cell(
        "normal",
        at: level,
        (1...5).map {
          HandMade.record(seed: $0, HandMade.epochs(accuracies: [0.5, level < 300 ? 0.9 : 0.5]))
        }
      )
    }
    let part = HandMade.part(.trains, over: .largestTrainedLevel, smallest: 2)
    let result = HandMade.result(part, trained("plain", upTo: 10) + fine)
    #expect(isNear(result.comparison?.p, 0.005408478864762573))
  }

  @Test func aRangeOfLevelsHasTwoEndsThatTheGridHides() {
    // `normal` is near its best at the three levels about 100, `plain` at 100 alone.
    func cells(_ network: String, near: [Double]) -> [Cell] {
      [1.0, 10, 100, 1000, 10_000].map { level in
        HandMade.cell(
          network,
          at: level,
          test: [Double](repeating: near.contains(level) ? 0.9 : 0.5, count: 5)
        )
      }
    }
    let part = HandMade.part(over: .decadesWithin(0.02), smallest: 0.5)
    let result = HandMade.result(
      part,
      cells("plain", near: [100]) + cells("normal", near: [10, 100, 1000])
    )
    // Steps of a decade times √2: t = 2/√(2/30) = 7.746, p = 0.0014965, 2 ± 0.7169 decades.
    #expect(result.effect == 2)
    #expect(isNear(result.comparison?.p, 0.0014964810559003352))
    #expect(isNear(result.interval?.low, 1.2831249563939895))
    #expect(isNear(result.interval?.high, 2.7168750436060103))
  }

  @Test func yesInAllSeedsAndNoInAllOthersIsNoCertainty() {
    let part = HandMade.part(
      .trains,
      subject: .side(HandMade.side("normal", HandMade.level(100))),
      reference: .side(HandMade.side("plain", HandMade.level(100)))
    )
    let cells = trained("plain", upTo: 10) + trained("normal", upTo: 100)
    let result = HandMade.result(part, cells)
    // A step of 1: t = √(6·5), p = 0.0054085 and 1 ± 0.5069 by scipy.
    #expect(result.effect == 1)
    #expect(isNear(result.comparison?.p, 0.005408478864762573))
    #expect(isNear(result.interval?.low, 0.49309279540278805))
  }

  @Test func twoEqualPairsOfAccuraciesAreNoCertainty() {
    // Ten points more of 100 validation examples in both pairs: the error is 0.01/√6/√2, so that t = √1200 = 34.64 with one
    // degree of freedom, whose p is 0.018373 by scipy.
    let part = HandMade.part(.accuracy(.validation, .running), smallest: 1)
    let cells = [("plain", 0.5), ("normal", 0.6)].map { network, accuracy in
      HandMade.cell(
        network,
        (1...2).map {
          HandMade.record(seed: $0, HandMade.epochs(accuracies: [0.1, accuracy]))
        }
      )
    }
    let result = HandMade.result(part, cells)
    #expect(isNear(result.comparison?.p, 0.018372527501143494))
    #expect(isNear(result.interval?.low, 6.332034637595518))
    #expect(isNear(result.interval?.high, 13.667965362404482))
  }

  @Test func noIntervalGoesBeyondWhatSharesCanDiffer() {
    let cells = [
      HandMade.cell("plain", test: [0.1, 0.3]), HandMade.cell("normal", test: [0.9, 0.9]),
    ]
    #expect(HandMade.result(HandMade.part(), cells).interval?.high == 100)
    let turned = HandMade.result(HandMade.part(is: .lower), cells)
    #expect(turned.interval?.low == -100)
    // What so few pairs resolve is no better for it.
    #expect(turned.resolutionText == "more than 100 points")
  }

  @Test func oneMoreDecadeInOneSeedNeverDecidesWhatEqualOnesLeaveOpen() {
    // Four decades in five seeds, or five in one of them: of issue 15, where the sign-flip test had it the other way.
    for last in [4.0, 5] {
      let comparison = MeanComparison(differences: [4, 4, 4, 4, last])
      #expect(comparison.map { VerdictRule(smallestEffect: 0.5).verdict(on: $0) } == .supported)
    }
  }
}
