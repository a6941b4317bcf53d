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
    // scipy.stats.ttest_1samp and t.ppf: mean 0.02, interval 0.0075834 to 0.0324166, p = 0.0110565.
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
    // scipy on the logarithms: exp(0.9704061) = 2.6390158, 1.6470823 to 4.2283283, p = 0.0046358; ln 2 is the unit.
    #expect(isNear(result.effect, 2.63901582))
    #expect(isNear(result.interval?.low, 1.64708227))
    #expect(isNear(result.interval?.high, 4.22832825))
    #expect(isNear(result.comparison?.p, 0.00463584))
    #expect(isNear(result.standardized?.mean, 1.4))
    #expect(isNear(result.standardized?.interval?.high, 2.08008739))
  }

  @Test func aDifferenceKeepsItsUnit() {
    let part = HandMade.part(.loss(.test, .running), is: .lower, smallest: 0.005)
    let result = HandMade.result(part, HandMade.fivePairs)
    #expect(result.scale == .difference)
    #expect(isNear(result.effect, -0.02))
    #expect(result.verdict == .refuted)
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

  @Test func lowerBoundsInEveryPairSupportToo() {
    // Each network of the reference ended after 200 updates without getting there: at least 4, whatever the rest.
    let result = HandMade.result(
      Self.faster,
      steps([(50, nil), (51, nil), (49, nil), (50, nil), (52, nil)])
    )
    #expect(result.verdict == .supported)
    #expect(result.lowerBoundCount == 5)
    #expect(result.effectText.hasPrefix("≥\u{A0}"))
  }

  @Test func upperBoundsRefuteAndSupportNothing() {
    // The network that is said to be faster never gets there: at most 50 / 200 of the speed, whatever the rest.
    let never = HandMade.result(
      Self.faster,
      steps([(nil, 50), (nil, 51), (nil, 49), (nil, 50), (nil, 52)])
    )
    #expect(never.verdict == .refuted)
    #expect(never.upperBoundCount == 5)
    #expect(never.effectText.hasPrefix("≤\u{A0}"))
    // At most 1.25 in one pair, where the others are far above: nothing is known of the mean.
    let once = steps([(nil, 250), (50, 120), (50, 110), (50, 130), (50, 120)])
    #expect(obstacle(Self.faster, once) == .unreached(1))
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

  // MARK: Checks

  private func check(_ values: [MeasuredValue], _ range: ClosedRange<Double>) -> PartResult.Check {
    PartResult.Check(values, in: range)
  }

  @Test func oneRunOutsideRefutesWhatIsSaidOfAll() {
    let all = check([.number(1), .number(2), .number(3)], 1...3)
    #expect(all.verdict == .supported)
    #expect(all.insideCount == 3)
    #expect(all.extremes == 1...3)
    let one = check([.number(1), .number(2), .number(3.1)], 1...3)
    #expect(one.verdict == .refuted)
    #expect(one.insideCount == 2)
    #expect(one.extremes == 1...3.1)
  }

  @Test func aDivergedRunIsOutside() {
    let values = check([.number(1), .diverged], -.infinity...(.infinity))
    #expect(values.verdict == .refuted)
    #expect(values.extremes == 1...1)
  }

  @Test(
    arguments: [
      (.atLeast(5), 3...(.infinity), .supported), (.atLeast(5), 6...(.infinity), .inconclusive),
      (.atLeast(5), -.infinity...4, .refuted), (.atLeast(5), -.infinity...6, .inconclusive),
      (.atMost(5), -.infinity...6, .supported), (.atMost(5), -.infinity...4, .inconclusive),
      (.atMost(5), 6...(.infinity), .refuted), (.atMost(5), 3...7, .inconclusive),
    ] as [(MeasuredValue, ClosedRange<Double>, Verdict)]
  )
  func aBoundCountsWhereItDecides(
    _ bound: MeasuredValue,
    _ range: ClosedRange<Double>,
    _ verdict: Verdict
  ) {
    #expect(check([bound], range).verdict == verdict)
  }

  @Test func oneRunOutsideRefutesWhateverTheOthersLeaveOpen() {
    #expect(check([.atLeast(5), .number(9)], 0...8).verdict == .refuted)
    #expect(check([.atLeast(5), .number(7)], 0...8).verdict == .inconclusive)
  }

  @Test func theShareInsideHasWilsonsInterval() {
    let result = HandMade.result(
      HandMade.check(in: 0.5...1),
      [HandMade.cell("normal", test: [0.5, 0.6, 0.7, 0.8, 0.9, 0.4])]
    )
    #expect(result.verdict == .refuted)
    #expect(isNear(result.effect, 5.0 / 6))
    // Wilson's formula with z = 1.959964 for 5 of 6, by Python: 0.4364972 to 0.9699466.
    #expect(isNear(result.interval?.low, 0.43649718))
    #expect(isNear(result.interval?.high, 0.96994663))
    #expect(result.comparison == nil)
    #expect(result.judgement == nil)
    #expect(result.standardized == nil)
    #expect(result.scale == nil)
  }

  private static let swept = [
    HandMade.cell("normal", at: 2, test: [0.2, 0.3]),
    HandMade.cell("normal", at: 4, test: [0.6, 0.7]),
    HandMade.cell("normal", at: 8, test: [0.8, nil]),
    HandMade.cell("plain", at: 2, test: [0, 0]),
  ]

  @Test func aCheckIsOfAllLevelsWhereNoneIsNamed() {
    func result(levels: [Double]? = nil, _ level: Claim.Level? = nil) -> PartResult {
      HandMade.result(
        HandMade.check(levels: levels, side: HandMade.side("normal", level), in: 0.5...1),
        Self.swept
      )
    }
    #expect(result().effectText == "3 of 6 runs")
    #expect(result(levels: [4, 8]).effectText == "3 of 4 runs")
    #expect(result(levels: [4]).verdict == .supported)
    #expect(result(HandMade.level(4)).effectText == "2 of 2 runs")
    #expect(result(HandMade.level(2)).effectText == "0 of 2 runs")
  }

  @Test func aDivergedRunDoesNotTrainWhichCanBeAsClaimed() {
    let part = HandMade.check(
      .trains,
      side: HandMade.side("normal", HandMade.level(8)),
      in: 0...0.5
    )
    // The finished run of the two ends at 90 % of two classes and so trains; the diverged one does not.
    let runs = [false, true].enumerated().map { index, diverged in
      HandMade.record(
        seed: UInt64(index + 1),
        HandMade.epochs(accuracies: [0.5, 0.9]),
        diverged: diverged
      )
    }
    let cells = [HandMade.cell("normal", at: 8, runs)]
    #expect(HandMade.result(part, cells).effectText == "1 of 2 runs")
  }

  @Test func aRunWithoutANumberKeepsACheckOpen() {
    let cells = [HandMade.cell("normal", [HandMade.record(test: 0.5), HandMade.record(seed: 2)])]
    #expect(obstacle(HandMade.check(in: 0...1), cells) == .missing(1))
    #expect(obstacle(HandMade.check(in: 0...1), []) == .missing(0))
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
      PartResult.ChosenLevels(side, Endpoint(.accuracy(.test, .running)), in: cells)?.text
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
