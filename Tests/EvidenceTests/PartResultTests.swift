import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence

@Suite struct PartResultTests {
  private func isNear(_ value: Double?, _ expected: Double, within distance: Double = 1e-6) -> Bool
  {
    value.map { abs($0 - expected) < distance } ?? false
  }

  /// Five pairs with the ratios 2, 4, 2, 4, 2.
  static let fiveRatios = [
    HandMade.cell("plain", test: [1, 2, 1, 1, 1]), HandMade.cell("normal", test: [2, 8, 2, 4, 2]),
  ]

  // MARK: Comparisons

  @Test func pointsAreHundredthsOfTheShare() {
    let result = HandMade.result(HandMade.part(smallest: 0.5), HandMade.fivePairs)
    #expect(result.verdict == .supported)
    #expect(result.count == 5)
    // scipy.stats.ttest_1samp: mean 0.02, interval 0.0075834 to 0.0324166, p = 0.0110565; symmetric, so Hall's are the same.
    #expect(isNear(result.effect, 2))
    #expect(isNear(result.interval?.low, 0.75833600))
    #expect(isNear(result.interval?.high, 3.24166400))
    #expect(isNear(result.comparison?.p, 0.01105649))
    // In units of half a point.
    #expect(isNear(result.standardized?.mean, 4))
    #expect(isNear(result.standardized?.interval?.low, 1.51667200))
  }

  @Test func aRatioIsTheGeometricMean() {
    let part = HandMade.part(.loss(.test, .running), smallest: 2, scale: .ratio)
    let result = HandMade.result(part, Self.fiveRatios)
    // scipy on the logarithms: exp(0.9704061) = 2.6390158, p = 0.0046358, skew(bias=False) = 0.6086; Student's t rejects up to
    // 1.6470823, Hall's T (brentq on its formula) from 5.4299726 on; ln 2 is the unit.
    #expect(isNear(result.effect, 2.63901582))
    #expect(isNear(result.interval?.low, 1.64708227))
    #expect(isNear(result.interval?.high, 5.42997261))
    #expect(isNear(result.comparison?.p, 0.00463584))
    #expect(isNear(result.standardized?.mean, 1.4))
    #expect(isNear(result.standardized?.interval?.high, 2.44094492))
  }

  @Test func aDifferenceKeepsItsUnit() {
    let part = HandMade.part(.loss(.test, .running), is: .lower, smallest: 0.005)
    let result = HandMade.result(part, HandMade.fivePairs)
    #expect(result.scale == .difference)
    #expect(isNear(result.effect, -0.02))
    #expect(result.verdict == .reversed)
  }

  @Test func onePairHasAnEffectButNoInterval() {
    let cells = [HandMade.cell("plain", test: [0.5]), HandMade.cell("normal", test: [0.75])]
    let result = HandMade.result(HandMade.part(), cells)
    #expect(result.isOnePair)
    #expect(result.verdict == .inconclusive)
    #expect(isNear(result.effect, 25))
    #expect(result.interval == nil)
    #expect(isNear(result.standardized?.mean, 50))
    #expect(result.standardized?.interval == nil)
  }

  // MARK: Obstacles

  private func obstacle(_ part: Claim.Part, _ cells: [Cell]) -> PartResult.Obstacle? {
    switch HandMade.result(part, cells).outcome {
    case .notJudged(let obstacle): obstacle
    case .judged, .checked: nil
    }
  }

  @Test func aPairWithADivergedRunIsCountedAndNotLeftOut() {
    let cells = [
      HandMade.cell("plain", test: [0.5, nil, 0.5, nil]),
      HandMade.cell("normal", test: [0.6, 0.6, 0.7, 0.6]),
    ]
    #expect(obstacle(HandMade.part(), cells) == .diverged(2))
    let result = HandMade.result(HandMade.part(), cells)
    #expect(result.effect == nil)
    #expect(result.interval == nil)
    #expect(result.standardized == nil)
    #expect(result.verdict == .inconclusive)
    #expect(!result.isOnePair)
  }

  @Test func aPairWithoutANumberIsMissing() {
    let runs = [HandMade.record(test: 0.5), HandMade.record(seed: 2)]
    let cells = [HandMade.cell("plain", runs), HandMade.cell("normal", test: [0.6, 0.7])]
    #expect(obstacle(HandMade.part(), cells) == .missing(1))
    #expect(obstacle(HandMade.part(), []) == .missing(0))
  }

  @Test func withOneSeedNoLevelCanBeChosen() {
    let cells = [
      HandMade.cell("plain", at: 2, test: [0.5]), HandMade.cell("normal", at: 2, test: [0.6]),
    ]
    let part = HandMade.part(
      subject: .side(HandMade.side("normal", .best)),
      reference: .side(HandMade.side("plain", .best))
    )
    #expect(obstacle(part, cells) == .oneSeed)
    #expect(HandMade.result(part, cells).isOnePair)
    let check = HandMade.check(side: HandMade.side("normal", .best), in: 0...1)
    #expect(obstacle(check, cells) == .oneSeed)
  }

  /// Pairs in which the sides need the numbers of updates given to a threshold; nil where 200 were not enough.
  private func steps(_ pairs: [(normal: Double?, plain: Double?)]) -> [Cell] {
    func cell(_ network: String, _ steps: [Double?]) -> Cell {
      HandMade.cell(
        network,
        steps.enumerated().map { index, steps in
          var epochs = HandMade.epochs(training: [2, 1, 0.5], accuracies: [0, 0.5, 0.6])
          if let steps {
            epochs[1].step = Int(steps)
            epochs[1].validation.accuracy = 0.9
          }
          return HandMade.record(
            seed: UInt64(index + 1),
            epochs,
            stepEvaluations: [HandMade.firstUpdate]
          )
        }
      )
    }
    return [cell("plain", pairs.map(\.plain)), cell("normal", pairs.map(\.normal))]
  }

  /// `normal` reaches 90 % in fewer updates, by 1.5 times at least.
  private static let faster = HandMade.part(.stepsToAccuracy(0.9), is: .lower, smallest: 1.5)

  @Test func aLowerBoundInOnePairOfFiveCanSupport() {
    let cells = steps([(50, 120), (50, 110), (50, 130), (50, 120), (50, nil)])
    let result = HandMade.result(Self.faster, cells)
    #expect(result.lowerBoundCount == 1)
    #expect(result.verdict == .supported)
    // exp of the mean of ln 2.4, ln 2.2, ln 2.6, ln 2.4 and ln 4, by numpy.
    #expect(isNear(result.effect, 2.65445704))
  }

  @Test func lowerBoundsInAFifthOfTheRunsSupportToo() {
    // Two networks of the reference ended after 200 updates without getting there: at least 4, whatever the rest.
    let result = HandMade.result(
      Self.faster,
      steps([(50, nil), (51, nil), (49, 180), (50, 190), (52, 185)])
    )
    #expect(result.verdict == .supported)
    #expect(result.lowerBoundCount == 2)
    #expect(result.effectText.hasPrefix("≥\u{A0}"))
  }

  @Test func upperBoundsReverseAndSupportNothing() {
    // The network that is said to be faster gets there three times of five: at most 50 / 200 of the speed in the others.
    let seldom = HandMade.result(
      Self.faster,
      steps([(nil, 50), (nil, 51), (180, 49), (190, 50), (185, 52)])
    )
    #expect(seldom.verdict == .reversed)
    #expect(seldom.upperBoundCount == 2)
    #expect(seldom.effectText.hasPrefix("≤\u{A0}"))
    // At most 1.25 in one pair, where the others are far above: nothing is known of the mean.
    let once = steps([(nil, 250), (50, 120), (50, 110), (50, 130), (50, 120)])
    #expect(obstacle(Self.faster, once) == .unreached(1))
  }

  @Test func aTimeThatMoreThanAFifthOfTheRunsDoNotReachIsNotJudged() {
    let three = steps([(50, nil), (51, nil), (49, nil), (50, 190), (52, 185)])
    #expect(obstacle(Self.faster, three) == .saturated(early: 0, late: 3, of: 10))
    let all = steps([(50, nil), (51, nil), (49, nil), (50, nil), (52, nil)])
    #expect(obstacle(Self.faster, all) == .saturated(early: 0, late: 5, of: 10))
  }

  @Test func norIsOneThatMoreThanAFifthReachBeforeTheyAreEvaluated() {
    // Without the evaluation after the first update these reach 90 % somewhere before update 50.
    func cells(early: Int) -> [Cell] {
      var cells = steps([(50, 120), (51, 110), (49, 130), (50, 120), (52, 125)])
      for run in 0..<early {
        var record = HandMade.record(
          seed: UInt64(run + 1),
          HandMade.epochs(training: [2, 1, 0.5], accuracies: [0, 0.9, 0.9])
        )
        record.epochs[1].step = 50
        cells[1].runs[run] = MeasuredRun(record)
      }
      return cells
    }
    #expect(obstacle(Self.faster, cells(early: 3)) == .saturated(early: 3, late: 0, of: 10))
    // In two of ten runs the effect is a lower bound, and as clear as in the others.
    let two = HandMade.result(Self.faster, cells(early: 2))
    #expect(two.verdict == .supported)
    #expect(two.lowerBoundCount == 2)
  }

  @Test func aLowerBoundRefutesNothing() {
    // Without the last pair, at least 200 / 196, the two are alike or the claim is reversed; its true ratio may be large.
    let equal = steps([(100, 100), (101, 100), (100, 101), (100, 100), (196, nil)])
    #expect(obstacle(Self.faster, equal) == .unreached(1))
    let reversed = steps([(100, 50), (100, 52), (100, 48), (100, 50), (196, nil)])
    #expect(obstacle(Self.faster, reversed) == .unreached(1))
  }

  @Test func anUpperBoundSupportsNothing() {
    let cells = steps([(50, 120), (50, 110), (50, 130), (50, 120), (nil, 120)])
    #expect(obstacle(Self.faster, cells) == .unreached(1))
    let open = steps([(50, 120), (50, 110), (50, 130), (50, 120), (nil, nil)])
    #expect(obstacle(Self.faster, open) == .unreached(1))
  }

  // MARK: Chosen levels

  @Test func theChosenLevelsAreNamedFromTheSmallestToTheLargest() {
    func cell(_ level: Double, _ accuracies: [Double]) -> Cell {
      HandMade.cell(
        "normal",
        at: level,
        accuracies.enumerated().map { index, accuracy in
          HandMade.record(
            seed: UInt64(index + 1),
            HandMade.epochs(accuracies: [0, accuracy]),
            test: 0.5
          )
        }
      )
    }
    func text(_ cells: [Cell], _ side: Claim.Side) -> String? {
      PartResult.ChosenLevels(
        side,
        side.values(Endpoint(.accuracy(.test, .running)), in: cells),
        in: cells
      )?.text
    }
    let best = HandMade.side("normal", .best)
    let torn = [cell(2, [0.5, 0.9]), cell(4, [0.8, 0.6])]
    #expect(text(torn, best) == "Normal 2 to 4")
    #expect(text([cell(2, [0.5, 0.5]), cell(4, [0.8, 0.6])], best) == "Normal 4")
    #expect(text([cell(2, [0.5]), cell(4, [0.8])], best) == "Normal none")
    #expect(text(torn, HandMade.side("normal", HandMade.level(2))) == nil)
    #expect(text([], best) == nil)
  }
}
