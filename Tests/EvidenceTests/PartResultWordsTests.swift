import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Testing

@testable import Evidence

@Suite struct PartResultWordsTests {
  private static let pairs = HandMade.fivePairs

  private func words(_ part: Claim.Part, _ cells: [Cell] = Self.pairs) -> [String] {
    let result = HandMade.result(part, cells)
    return [result.unit, result.effectText, result.intervalText, result.standardizedText]
  }

  // The numbers are those of PartResultTests, by scipy.

  @Test func aDifferenceOfSharesIsInPoints() {
    #expect(
      words(HandMade.part()) == [
        "percentage points", "+2.00\u{A0}points", "+0.76 to +3.24\u{A0}points",
        "+4.0 (+1.5 to +6.5)",
      ]
    )
  }

  @Test func aDifferenceOfLossesIsInNats() {
    #expect(
      words(HandMade.part(.loss(.test, .running), is: .lower, smallest: 0.01)) == [
        "nats", "−0.020\u{A0}nats", "−0.032 to −0.008\u{A0}nats", "−2.0 (−3.2 to −0.8)",
      ]
    )
  }

  @Test func aRatioHasItsSign() {
    #expect(
      words(HandMade.part(smallest: 2, scale: .ratio), PartResultTests.fiveRatios) == [
        "ratio", "2.64×", "1.65 to 5.43×", "+1.4 (+0.7 to +2.4)",
      ]
    )
  }

  @Test func aRatioFarFromOneKeepsItsDigits() {
    let cells = [
      HandMade.cell("plain", test: [1, 1]), HandMade.cell("normal", test: [1e-8, 1e-8]),
    ]
    let part = HandMade.part(smallest: 2, scale: .ratio)
    #expect(HandMade.result(part, cells).effectText == "1.0e−8×")
    let turned = HandMade.part(is: .lower, smallest: 2, scale: .ratio)
    #expect(HandMade.result(turned, cells).effectText == "1.00e8×")
  }

  @Test func aSmallDifferenceKeepsItsDigits() {
    let cells = [
      HandMade.cell("plain", test: [0, 0]), HandMade.cell("normal", test: [0.0002, 0.0002]),
    ]
    let part = HandMade.part(.loss(.test, .running), smallest: 1)
    #expect(HandMade.result(part, cells).effectText == "+2.0e−4\u{A0}nats")
  }

  /// Two seeds at the levels 2 and 4: `normal` gains 0.03 and 0.05 a doubling, `plain` nothing.
  private static let slopes = [
    HandMade.cell("plain", at: 2, test: [0.5, 0.5]),
    HandMade.cell("plain", at: 4, test: [0.5, 0.5]),
    HandMade.cell("normal", at: 2, test: [0.5, 0.5]),
    HandMade.cell("normal", at: 4, test: [0.53, 0.55]),
  ]

  @Test func aSlopeIsPerDoubling() {
    let points = HandMade.part(over: .slopePerDoubling)
    #expect(words(points, Self.slopes)[0] == "percentage points per doubling")
    #expect(words(points, Self.slopes)[1] == "+4.00\u{A0}points per doubling")
    let nats = HandMade.part(.loss(.test, .running), over: .slopePerDoubling)
    #expect(words(nats, Self.slopes)[0] == "nats per doubling")
    #expect(words(nats, Self.slopes)[1] == "+0.040\u{A0}nats per doubling")
  }

  @Test(arguments: [
    (Endpoint(.stepsToAccuracy(0.9), summary: .slopePerDoubling), "of the logarithm per doubling"),
    (Endpoint(.accuracy(.test, .running), summary: .slopePerDoubling), "per doubling"),
    (Endpoint(.accuracy(.test, .running), summary: .decadesWithin(0.02)), "decades"),
    (Endpoint(.trains, summary: .largestTrainedLevel), ""),
    (Endpoint(.loss(.test, .running), summary: .range), "nats"),
    (Endpoint(.generalizationGap, summary: .deviation), "nats"),
    (Endpoint(.gapAtTrainingLoss(0.1)), "nats"),
    (Endpoint(.gradientSlope(step: .first)), "a layer"),
    (Endpoint(.gradientSlope(step: .first), summary: .slopePerDoubling), "a layer per doubling"),
    (Endpoint(.secondsPerEpoch), "s"),
    (Endpoint(.trains), ""),
  ])
  func aDifferenceHasTheUnitOfItsEndpoint(_ endpoint: Endpoint, _ unit: String) {
    #expect(endpoint.unit == unit)
  }

  @Test func decadesAreNamed() {
    func cell(_ network: String, at level: Double, _ accuracy: Double) -> Cell {
      HandMade.cell(network, at: level, test: [accuracy])
    }
    // Neither is near its best at an end of the sweep.
    let levels = [1.0, 10, 100, 1_000, 10_000]
    let cells =
      zip(levels, [0.5, 0.5, 0.9, 0.5, 0.5]).map { cell("plain", at: $0, $1) }
      + zip(levels, [0.5, 0.9, 0.9, 0.9, 0.5]).map { cell("normal", at: $0, $1) }
    #expect(words(HandMade.part(over: .decadesWithin(0.02)), cells)[1] == "+2.000\u{A0}decades")
  }

  // MARK: Sentences

  private func finding(_ part: Claim.Part, _ cells: [Cell] = Self.pairs) -> String {
    HandMade.result(part, cells).finding(of: "It holds")
  }

  private func obstacle(_ part: Claim.Part, _ cells: [Cell]) -> String? {
    HandMade.result(part, cells).obstacleText
  }

  /// A part with a sentence of its author.
  private func saying(_ sentence: String, _ part: Claim.Part) -> Claim.Part {
    var part = part
    part.sentence = ClaimSentence(sentence, ofRuns: sentence.contains("{runs}"))
    return part
  }

  @Test func aFindingHasItsSizeItsRangeAndItsSeeds() {
    #expect(finding(HandMade.part()) == "It holds: 2.0\u{A0}points higher (0.8 to 3.2, 5 seeds)")
    #expect(
      finding(HandMade.part(smallest: 2, scale: .ratio), PartResultTests.fiveRatios)
        == "It holds: 2.6\u{A0}times higher (1.6 to 5.4, 5 seeds)"
    )
    #expect(
      finding(saying("It gained {more|less} than before.", HandMade.part()))
        == "It gained 2.0\u{A0}points more than before (0.8 to 3.2, 5 seeds)"
    )
  }

  @Test func anEffectOnTheOtherSideIsSeenFromThere() {
    #expect(
      finding(HandMade.part(is: .lower))
        == "It holds: the opposite, 2.0\u{A0}points higher (0.8 to 3.2, 5 seeds)"
    )
    #expect(
      finding(HandMade.part(is: .lower, smallest: 2, scale: .ratio), PartResultTests.fiveRatios)
        == "It holds: the opposite, 2.6\u{A0}times higher (1.6 to 5.4, 5 seeds)"
    )
    let turned = HandMade.part(
      subject: .side(HandMade.side("plain")),
      reference: .side(HandMade.side("normal"))
    )
    #expect(
      finding(saying("It was {more|less}", turned))
        == "It was 2.0\u{A0}points less (0.8 to 3.2, 5 seeds)"
    )
  }

  @Test(arguments: [0.5, 0.50001])
  func noEffectAtAllIsNeitherMoreNorLess(accuracy: Double) {
    let cells = [HandMade.cell("plain", test: [0.5]), HandMade.cell("normal", test: [accuracy])]
    #expect(HandMade.result(HandMade.part(), cells).amount == "0.00\u{A0}points higher or lower")
    let ratio = HandMade.part(is: .lower, smallest: 2, scale: .ratio)
    #expect(HandMade.result(ratio, cells).amount == "1.00\u{A0}times higher or lower")
  }

  /// The interval of the five pairs is 0.76 to 3.24 points, by scipy.
  @Test func anEffectTooSmallToMatterHasABound() {
    #expect(
      finding(saying("It was {more|less}", HandMade.part(smallest: 4)))
        == "It was at most 3.2\u{A0}points more or less (5 seeds), less than the 4\u{A0}points that matter"
    )
  }

  @Test func anOpenEffectSaysWhatWouldDecideIt() {
    let finding = finding(HandMade.part(smallest: 3))
    #expect(finding.hasPrefix("It holds: 2.0\u{A0}points higher (0.8 to 3.2, 5 seeds); "))
    #expect(finding.hasSuffix("would decide it"))
  }

  @Test func aSlopeOfLogarithmsIsAFactor() {
    let part = HandMade.part(.lossRoughness, over: .slopePerDoubling, smallest: 0.1)
    #expect(part.endpoint.isLogarithm)
    #expect(HandMade.part(.gradientSlope(step: .first)).endpoint.isLogarithm)
    #expect(!HandMade.part(over: .slopePerDoubling).endpoint.isLogarithm)
  }

  @Test func aCheckCountsItsRunsAndSaysWhatWasMeasured() {
    #expect(
      finding(HandMade.check(in: 0.91...1))
        == "It holds: so it is in only 4 of 5 runs (90.0 to 94.0\u{A0}%); claimed is 91.0 to 100.0\u{A0}%"
    )
    // A loss is no share.
    #expect(
      finding(saying("In {runs} it was small.", HandMade.check(.loss(.test, .running), in: 0...1)))
        == "In all 5 runs it was small (0.900 to 0.940)"
    )
    #expect(
      finding(saying("{runs} came that far", HandMade.check(in: 0.95...1)))
        == "none of 5 runs came that far (90.0 to 94.0\u{A0}%)"
    )
  }

  @Test func aCheckOfDivergedRunsHasNothingMeasured() {
    let cells = [HandMade.cell("normal", test: [nil, nil])]
    #expect(
      finding(HandMade.check(in: 0...1), cells)
        == "It holds: so it is in none of 2 runs; claimed is 0.0 to 100.0\u{A0}%"
    )
  }

  @Test(
    arguments: [
      ([0.5, nil, 0.5], "a run diverged in 1 of 3 pairs of runs (Normal in 1)"),
      ([nil], "a run diverged in the only pair of runs (Normal)"),
      ([], "there are no runs"),
    ] as [([Double?], String)]
  )
  func whatCouldNotBeJudgedSaysWhy(_ values: [Double?], _ words: String) {
    let cells = [
      HandMade.cell("plain", test: values.map { _ in 0.5 }), HandMade.cell("normal", test: values),
    ]
    let result = HandMade.result(HandMade.part(), cells)
    #expect(result.obstacleText == words)
    #expect(result.finding(of: "It") == "It: not judged, because \(words)")
    #expect([result.effectText, result.intervalText, result.standardizedText] == ["—", "—", "—"])
  }

  @Test func aNetworkAtTwoLevelsIsNamedWithThemAndASideOnce() {
    let cells = [
      HandMade.cell("normal", at: 2, test: [0.5, nil]),
      HandMade.cell("normal", at: 4, test: [nil, nil]),
      HandMade.cell("plain", at: 2, test: [0.5, 0.5]),
    ]
    func side(_ network: String, _ level: Double) -> Claim.Side {
      HandMade.side(network, HandMade.level(level))
    }
    let two = HandMade.part(
      subject: .side(side("normal", 4)),
      reference: .side(side("normal", 2))
    )
    #expect(
      obstacle(two, cells)
        == "a run diverged in 2 of 2 pairs of runs (Normal at batch size 4 in 2, Normal at "
        + "batch size 2 in 1)"
    )
    let twice = HandMade.part(
      subject: .change(side("plain", 2), from: side("normal", 2)),
      reference: .change(side("normal", 2), from: side("plain", 2))
    )
    #expect(
      obstacle(twice, cells)
        == "a run diverged in 1 of 2 pairs of runs (Normal in 1)"
    )
  }

  @Test func aMissingNumberIsCountedInPairsOrRuns() {
    let cells = [
      HandMade.cell("plain", test: [0.5, 0.5]), HandMade.cell("normal", test: [0.5, 0.5]),
    ]
    #expect(
      obstacle(HandMade.part(.accuracy(.test, .batch)), cells)
        == "no number for 2 of 2 pairs of runs (Normal in 2, Plain in 2)"
    )
    #expect(
      obstacle(HandMade.check(.accuracy(.test, .batch), in: 0...1), cells)
        == "no number for 2 of 2 runs"
    )
  }

  @Test func aGridThatEndsTooSoonSaysSo() {
    let cells = [
      HandMade.cell("plain", at: 2, test: [0.5, 0.5]),
      HandMade.cell("normal", at: 2, test: [0.5, 0.5]),
    ]
    #expect(
      obstacle(HandMade.part(.trains, over: .largestTrainedLevel, smallest: 2), cells)
        == "in 2 of 2 pairs of runs the sweep ends before a network fails, or all its levels fail "
        + "(Normal in 2, Plain in 2)"
    )
  }

  @Test func oneSeedSaysWhyThereIsNoVerdict() {
    let cells = [HandMade.cell("plain", test: [0.5]), HandMade.cell("normal", test: [0.75])]
    #expect(
      finding(HandMade.part(), cells) == "It holds: 25.0\u{A0}points higher"
    )
    #expect(words(HandMade.part(), cells)[2...] == ["—", "+50"])
    let tuned = HandMade.part(
      subject: .side(HandMade.side("normal", .best)),
      reference: .side(HandMade.side("plain", .best))
    )
    #expect(
      obstacle(tuned, cells) == "one seed: there are no others to choose a level by"
    )
  }

  @Test func aCheckOfOneRunIsJudged() {
    let cells = [HandMade.cell("normal", test: [0.75])]
    #expect(
      finding(HandMade.check(in: 0...1), cells)
        == "It holds: so it is in 1 of 1 run (75.0\u{A0}%); claimed is 0.0 to 100.0\u{A0}%"
    )
  }
}
