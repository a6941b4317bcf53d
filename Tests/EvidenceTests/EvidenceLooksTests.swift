import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence

/// Comparisons while seeds are added.
///
/// Differences and levels: scipy 1.17.1, Hall's T by its formula with `t.sf`, its interval by `brentq` on that, levels as in
/// LooksTests: at 5, 7, 10, … of 40 pairs they are 3.0e-8, 2.8e-6, 8.6e-5, 8.3e-4, 0.0047, 0.0136 and 0.0309.
@Suite struct EvidenceLooksTests {
  static let range = SeedRange(5, upTo: 40)

  /// Differences in points about a mean, with a standard deviation near 0.32.
  static func points(_ mean: Double, _ count: Int) -> [Double] {
    (0..<count).map { mean + (Double(7 * $0 % 11) - 5) / 10 }
  }

  /// Two networks of so many seeds each, of which `normal` is better by ``points(_:_:)``.
  static func cells(
    _ mean: Double,
    plain: Int,
    normal: Int? = nil,
    seeds: SeedRange = range,
    others: SeedRange? = nil
  ) -> [Cell] {
    let differences = points(mean, normal ?? plain)
    return [
      HandMade.cell("plain", seeds: seeds, test: [Double](repeating: 0.5, count: plain)),
      HandMade.cell(
        "normal",
        study: others == nil ? "main" : "other",
        seeds: others ?? seeds,
        test: differences.map { 0.5 + $0 / 100 }
      ),
    ]
  }

  private func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-6 * abs(expected) } ?? false
  }

  private func result(_ cells: [Cell], _ part: Claim.Part = HandMade.part()) -> PartResult {
    HandMade.result(part, cells)
  }

  // MARK: Which look

  @Test func theFirstLookThatDecidesIsReportedHoweverManyPairsThereAre() {
    // p is 0.0094 at 5, 7.3e-4 at 7 and 1.7e-5 at 10 pairs, below 8.6e-5.
    for count in [10, 12, 14, 40] {
      let result = result(Self.cells(1, plain: count))
      #expect(result.verdict == .supported)
      #expect(result.count == 10)
      #expect(isNear(result.effect, 1.01))
      #expect(isNear(result.significance, 8.577870875929167e-05))
      #expect(isNear(result.interval?.low, 0.20637374728704494))
      #expect(isNear(result.interval?.high, 1.7500615118245224))
      #expect(result.range.hasSuffix(", 10 seeds"))
    }
    #expect(result(Self.cells(1, plain: 40)).available == 40)
  }

  @Test func thePairsBetweenTwoLooksWaitForTheNext() {
    // Decided at the sixth look, 28 pairs: p = 0.0042 below 0.0136.
    for (count, look) in [(5, 5), (6, 5), (7, 7), (9, 7), (12, 10), (27, 20)] {
      let result = result(Self.cells(0.2, plain: count), HandMade.part(smallest: 0.1))
      #expect(result.verdict == .inconclusive)
      #expect(result.count == look)
      #expect(result.available == look)
      #expect(result.comparison?.differences.count == look)
    }
    let last = result(Self.cells(0.2, plain: 28), HandMade.part(smallest: 0.1))
    #expect(last.verdict == .supported)
    #expect(last.count == 28)
  }

  @Test func anOpenComparisonHasTheIntervalOfALastLook() {
    // 0.21 points at 10 pairs, at 5 %: Hall's lower and Student's upper end.
    let result = result(Self.cells(0.2, plain: 12), HandMade.part(smallest: 0.1))
    #expect(result.significance == 0.05)
    #expect(isNear(result.interval?.low, -0.045949774332252856))
    #expect(isNear(result.interval?.high, 0.4588372879077878))
  }

  @Test func anOpenComparisonNeverHasAnIntervalThatSeemsToDecideIt() {
    // At 5 % the interval of the first five would be 0.48 to 1.50 points, above 0; at the level of their look, 3.0e-8, it would
    // be a hundred points wide. At their p it ends at 0.
    let result = result(Self.cells(1, plain: 5))
    #expect(result.verdict == .inconclusive)
    #expect(isNear(result.significance, 0.009365421025909624))
    #expect((-1e-6..<0).contains(result.interval?.low ?? 1))
    #expect(isNear(result.interval?.high, 1.8244711035852443))
    #expect(result.intervalText == "+0.00 to +1.82\u{A0}points")
  }

  @Test func everyLookIsKept() {
    let looks = result(Self.cells(1, plain: 28)).looks
    #expect(looks.map(\.pairs) == [5, 7, 10, 14, 20, 28])
    let p = [0.009365430391340015, 0.0007338533308917984, 1.6820283423813785e-05]
    for (look, expected) in zip(looks, p) { #expect(isNear(look.comparison?.p, expected)) }
  }

  @Test func theAdjustedPIsThatOfTheBestLook() {
    // brentq: the level of 10 of 40 pairs is 1.68e-5 in a family at 0.031563.
    let result = result(Self.cells(1, plain: 12))
    #expect(isNear(result.judgement?.adjustedP, exp(-3.4557508228542946)))
  }

  // MARK: Unequal numbers of seeds

  @Test func thePairsAreThoseOfTheCellWithTheFewest() {
    let result = result(Self.cells(1, plain: 40, normal: 7))
    #expect(result.count == 7)
    #expect(result.available == 7)
    #expect(result.comparison == self.result(Self.cells(1, plain: 7)).comparison)
  }

  @Test func ofTwoStudiesTheSmallerMostEndsTheLooks() {
    let part = HandMade.part(subject: .side(HandMade.side("normal", study: "other")))
    let cells = Self.cells(1, plain: 40, others: SeedRange(5, upTo: 10))
    let result = result(cells, part)
    // a(0.05, 7/10) = 0.0191, of which 0.0136 belong to the second look; p = 7.3e-4.
    #expect(result.schedule?.counts == [5, 7, 10])
    #expect(result.verdict == .supported)
    #expect(result.count == 7)
    #expect(isNear(result.significance, 0.013575046704798473))
    // One number of seeds is a range too, and the smaller least begins it.
    let fixed = HandMade.result(part, Self.cells(0.2, plain: 20, others: 20))
    #expect(fixed.schedule?.counts == [5, 7, 10, 14, 20])
  }

  @Test func fewerPairsThanTheLeastAreLookedAtOnce() {
    let few = result(Self.cells(1, plain: 3))
    #expect(few.schedule?.counts == [3])
    #expect(few.significance == 0.05)
    let none = result([HandMade.cell("plain", seeds: Self.range, test: [0.5])])
    #expect(none.schedule?.counts == [1])
    #expect(none.obstacleText == "there are no runs")
    #expect(result(Self.cells(1, plain: 1)).verdictWords == "one seed only")
  }

  /// Levels 2 and 4 of both networks, of which another claim brought one to 14 seeds.
  private func levels(second: Int) -> [Cell] {
    ["plain", "normal"].flatMap { network in
      [(2.0, 14), (4, second)].map { level, count in
        HandMade.cell(
          network,
          at: level,
          seeds: Self.range,
          test: Self.points(network == "plain" ? 0 : level / 4, count).map { 0.5 + $0 / 100 }
        )
      }
    }
  }

  @Test func aSummaryOverLevelsNeedsAllOfThem() {
    let part = HandMade.part(over: .slopePerDoubling, smallest: 0.01)
    let result = result(levels(second: 5), part)
    #expect(result.count == 5)
    #expect(result.comparison == self.result(levels(second: 6), part).comparison)
    // By hand: both networks of a seed deviate alike, at 4 by half a point more than at 2.
    #expect(isNear(result.effect, 0.5))
    let listed = HandMade.part(over: .range, levels: [2, 4], smallest: 0.01)
    #expect(self.result(levels(second: 7), listed).available == 7)
  }

  @Test func theBestLevelNeedsAllLevelsToo() {
    let part = HandMade.part(
      subject: .side(HandMade.side("normal", .best)),
      reference: .side(HandMade.side("plain", .best)),
      smallest: 0.01
    )
    let result = result(levels(second: 5), part)
    #expect(result.count == 5)
    #expect(result.comparison?.differences.allSatisfy(\.isFinite) == true)
    #expect(result.comparison == self.result(levels(second: 6), part).comparison)
  }

  // MARK: The best level of a look

  @Test func aLookChoosesLevelsByItsOwnSeeds() {
    // The first five seeds validate best at 2, the next two so much better at 4 that all seven choose it.
    func cell(_ network: String, _ level: Double, _ count: Int) -> Cell {
      let runs = (1...count).map { seed in
        HandMade.record(
          seed: UInt64(seed),
          HandMade.epochs(accuracies: [0, level == 2 ? 0.6 : seed > 5 ? 0.95 : 0.5]),
          test: (network == "plain" ? 0 : level == 2 ? 0.2 : 0.4) + 0.01 * Double(seed % 3)
        )
      }
      return HandMade.cell(network, at: level, seeds: Self.range, runs)
    }
    func cells(_ count: Int) -> [Cell] {
      ["plain", "normal"].flatMap { network in [2.0, 4].map { cell(network, $0, count) } }
    }
    let part = HandMade.part(
      subject: .side(HandMade.side("normal", .best)),
      reference: .side(HandMade.side("plain", .best))
    )
    let (five, seven) = (result(cells(5), part), result(cells(7), part))
    #expect(five.looks[0].comparison?.mean == 0.2)
    #expect(seven.looks[0].comparison == five.looks[0].comparison)
    // By the others of seven: 0.5 and 0.95 twice at 4 is 0.65 in the mean, once 0.575; so the last two have level 2.
    #expect(isNear(seven.looks[1].comparison?.mean, (5 * 0.4 + 2 * 0.2) / 7))
    // Five equal differences decide, and the levels that are named are those of their look.
    #expect(seven.count == 5)
    #expect(seven.levels.map(\.text) == ["Normal 2", "Plain 2"])
  }
}
