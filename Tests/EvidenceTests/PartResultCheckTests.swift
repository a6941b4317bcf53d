import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence

@Suite struct PartResultCheckTests {
  private func isNear(_ value: Double?, _ expected: Double, within distance: Double = 1e-6) -> Bool
  {
    value.map { abs($0 - expected) < distance } ?? false
  }

  private func obstacle(_ part: Claim.Part, _ cells: [Cell]) -> PartResult.Obstacle? {
    switch HandMade.result(part, cells).outcome {
    case .notJudged(let obstacle): obstacle
    case .judged, .checked: nil
    }
  }

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
    #expect(result().effectText == "3 of 6 runs, 20.0 to 80.0\u{A0}%")
    #expect(result(levels: [4, 8]).effectText == "3 of 4 runs, 60.0 to 80.0\u{A0}%")
    #expect(result(levels: [4]).verdict == .supported)
    #expect(result(HandMade.level(4)).effectText == "2 of 2 runs, 60.0 to 70.0\u{A0}%")
    #expect(result(HandMade.level(2)).effectText == "0 of 2 runs, 20.0 to 30.0\u{A0}%")
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
    // What is 0 or 1 in each run has no range worth printing.
    #expect(HandMade.result(part, cells).effectText == "1 of 2 runs")
  }

  @Test func aRangeOfSharesIsInPoints() {
    let part = Claim.Part(
      endpoint: Endpoint(.accuracy(.test, .running), summary: .range),
      test: .everyRun(HandMade.side("normal"), in: -.infinity...0.5)
    )
    // 0.6 − 0.2 and 0.7 − 0.3 over the levels 2 and 4.
    let result = HandMade.result(part, Array(Self.swept.prefix(2)))
    #expect(result.effectText == "2 of 2 runs, 40.0\u{A0}points")
    #expect(result.boundText == "at most 50.0\u{A0}points")
  }

  @Test func aRunWithoutANumberKeepsACheckOpen() {
    let cells = [HandMade.cell("normal", [HandMade.record(test: 0.5), HandMade.record(seed: 2)])]
    #expect(obstacle(HandMade.check(in: 0...1), cells) == .missing(1))
    #expect(obstacle(HandMade.check(in: 0...1), []) == .missing(0))
  }
}
