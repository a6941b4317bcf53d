import Faults
import Gate
import Testing

struct GateLooksTests {
  private let twice = Baseline(looks: 2, metrics: [metric()])

  /// Against ten runs it has p = .00564 (scipy 1.17.1): below .01, and not below .005.
  private let single = [0.968_05]

  @Test func eachLookHasItsShareOfTheLevel() throws {
    #expect(try finding(single).word == .regressed)
    let result = try Gate.check(GateCandidates(numbers: numbers(single)), against: twice)
    #expect(result.findings[0].word == .undecided)
    #expect(result.alpha == 0.005)
  }

  @Test func runsOfAnEarlierLookAreAddedToAndNotReplaced() throws {
    let earlier = numbers(open)
    let options = GateOptions(look: 2, earlier: earlier)
    let added = try Gate.check(
      GateCandidates(numbers: earlier + numbers(equal, firstSeed: 4)),
      against: twice,
      options: options
    )
    #expect(added.findings[0].word != .unmeasured)
    #expect(added.findings[0].candidate?.count == 6)
    let replaced = try Gate.check(
      GateCandidates(numbers: numbers(equal)),
      against: twice,
      options: options
    )
    #expect(replaced.findings[0].word == .unmeasured)
    #expect(replaced.findings[0].reasons == ["3 runs of an earlier look are not given again"])
  }

  @Test func runsWithoutSeedsAreCountedAgainAsOftenAsTheyWere() throws {
    let twins = [GateNumber(accuracy, .value(0.97)), GateNumber(accuracy, .value(0.97))]
    for (given, word) in [(2, GateWord.held), (1, .unmeasured)] {
      let result = try Gate.check(
        GateCandidates(numbers: numbers(equal) + twins.prefix(given)),
        against: twice,
        options: GateOptions(look: 2, earlier: twins)
      )
      #expect(result.findings[0].word == word)
    }
  }

  @Test func theLastLookSaysSo() throws {
    let candidates = GateCandidates(numbers: numbers(open))
    let first = try Gate.check(candidates, against: twice)
    #expect(first.findings[0].reasons.isEmpty)
    let second = try Gate.check(candidates, against: twice, options: GateOptions(look: 2))
    #expect(second.findings[0].reasons == ["this was the last look of the check"])
  }

  @Test(arguments: [0, 3, -1])
  func aLookThatWasNotPlannedIsRefused(look: Int) {
    #expect(throws: Fault.self) {
      try Gate.check(GateCandidates(numbers: []), against: twice, options: GateOptions(look: look))
    }
  }

  @Test func optionsThatDifferFromTheFileAreTold() throws {
    let result = try Gate.check(
      GateCandidates(numbers: numbers(equal)),
      against: Baseline(metrics: [metric()]),
      options: GateOptions(alpha: 0.05, margins: [accuracy.metric: 0.001])
    )
    #expect(
      result.differences == [
        "alpha is 0.05 by an option, 0.01 in the baseline",
        "the margin of validation/accuracy is 0.001 by an option, 0.002 in the baseline",
      ]
    )
    #expect(result.findings[0].margin == 0.001)
    #expect(result.findings[0].word == .undecided)
    let same = try Gate.check(
      GateCandidates(numbers: numbers(equal)),
      against: Baseline(metrics: [metric()]),
      options: GateOptions(alpha: 0.01, margins: [accuracy.metric: 0.002])
    )
    #expect(same.differences.isEmpty)
  }

  @Test func theBaselineDecidesWhichWayIsBetter() throws {
    var candidates = GateCandidates(numbers: numbers(equal))
    candidates.numbers[0].direction = .lower
    let result = try Gate.check(candidates, against: Baseline(metrics: [metric()]))
    #expect(result.findings[0].word == .held)
    #expect(
      result.differences == [
        "validation/accuracy is better when higher in the baseline, which decides; the runs say otherwise"
      ]
    )
  }

  @Test(arguments: [
    GateOptions(alpha: 0), GateOptions(alpha: 0.5), GateOptions(alpha: .nan),
    GateOptions(margins: ["validation/acuracy": 1]),
    GateOptions(margins: ["validation/accuracy": 0]),
  ])
  func optionsOutOfRangeAreRefused(options: GateOptions) {
    let fault = #expect(throws: Fault.self) {
      try Gate.check(
        GateCandidates(numbers: []),
        against: Baseline(metrics: [metric()]),
        options: options
      )
    }
    #expect(fault?.kind == .usage)
  }
}
