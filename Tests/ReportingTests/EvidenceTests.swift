import Runs
import Statistics
import Testing

@testable import Experiments
@testable import Reporting

@Suite struct EvidenceTests {
  private static let accuracy = Endpoint(.accuracy(.validation, .running))

  private func side(
    _ network: String,
    study: String = "study",
    at level: Claim.Level? = nil
  ) -> Claim.Term {
    .side(Claim.Side(study: study, network: network, level: level))
  }

  private func part(
    of endpoint: Endpoint = EvidenceTests.accuracy,
    _ subject: Claim.Term,
    _ reference: Claim.Term,
    _ direction: Claim.Direction = .higher,
    smallest: Double,
    scale: Claim.Scale? = nil,
    title: String? = nil
  ) -> Claim.Part {
    Claim.Part(
      title: title,
      endpoint: endpoint,
      test: .comparison(
        Claim.Comparison(
          subject: subject,
          reference: reference,
          direction: direction,
          smallestEffect: smallest,
          scale: scale ?? endpoint.usualScale
        )
      )
    )
  }

  /// Five seeds of two networks whose validation accuracies, after one epoch, are these.
  private func accuracies(_ net: [Double], _ other: [Double]) -> HandMadeCells {
    var cells = HandMadeCells()
    cells.add("net", seeds: net.count) { seed, _ in
      HandMadeCells.Run(accuracies: [0.1, net[seed - 1]])
    }
    cells.add("other", seeds: other.count) { seed, _ in
      HandMadeCells.Run(accuracies: [0.1, other[seed - 1]])
    }
    return cells
  }

  private let better = [0.801, 0.802, 0.803, 0.804, 0.805]
  private let worse = [0.701, 0.7, 0.702, 0.7, 0.701]

  private func isClose(_ value: Double?, _ expected: Double, tolerance: Double = 1e-9) -> Bool {
    value.map { abs($0 - expected) < tolerance } ?? false
  }

  // MARK: Verdicts of one comparison

  @Test func theVerdictFollowsTheNumbers() {
    let cells = accuracies(better, worse)
    let supported = cells.judge(part(side("net"), side("other"), smallest: 0.5))
    #expect(supported.verdict == .supported)
    // Differences 10, 10.2, 10.1, 10.4, 10.4 points, mean 10.22; s = 0.1788854, t₀.₉₇₅,₄ = 2.776445 (scipy).
    #expect(isClose(supported.parts[0].effect, 10.22))
    #expect(isClose(supported.parts[0].interval?.low, 10.22 - 0.2221156, tolerance: 1e-6))
    #expect(supported.parts[0].effectText == "+10.22 points")
    // In units of half a point: 20.44, from 20.0 to 20.9.
    #expect(supported.parts[0].relativeText == "+20.4 (20.0 to 20.9)")
    let refuted = cells.judge(part(side("net"), side("other"), .lower, smallest: 0.5))
    #expect(refuted.verdict == .refuted)
    #expect(refuted.sentence.contains("effect −10.22 points, below 0 and so against the claim"))
    let small = cells.judge(part(side("net"), side("other"), smallest: 10.3))
    #expect(small.verdict == .small)
    #expect(small.verdictWord == "supported, but small")
    let equivalent = cells.judge(part(side("net"), side("other"), smallest: 20))
    #expect(equivalent.parts[0].verdict == .refuted)
  }

  @Test func aSentenceHasTheNumbersBehindTheVerdict() {
    let result = accuracies(better, worse).judge(part(side("net"), side("other"), smallest: 0.5))
    #expect(
      result.sentence
        == "It helps: supported (effect +10.22 points, 95 % interval +10.00 to +10.44 points, n = 5, "
        + "adjusted p < 0.001). The whole interval is on the claimed side of no effect, and the mean effect "
        + "is large enough to matter."
    )
  }

  @Test func oneSeedHasNoVerdictAndSaysWhy() {
    let result = accuracies([0.8], [0.7]).judge(part(side("net"), side("other"), smallest: 0.5))
    #expect(result.verdict == .inconclusive)
    #expect(!result.isJudged)
    #expect(result.verdictWord == "not judged")
    #expect(result.sign == "–")
    #expect(result.intervalText == "—")
    #expect(
      result.sentence
        == "It helps: not judged (effect +10.00 points, n = 1). One seed: no interval, because one run "
        + "says nothing about the spread of others."
    )
  }

  @Test func anInconclusiveClaimSaysWhatItCouldHaveFound() {
    let cells = accuracies([0.6, 0.4, 0.7, 0.3, 0.8], [0.5, 0.5, 0.5, 0.5, 0.5])
    let result = cells.judge(part(side("net"), side("other"), smallest: 5))
    #expect(result.verdict == .inconclusive)
    #expect(result.sign == "?")
    // d_z of 1.681997 at five pairs (scipy, see PairedPowerTests), times s = 20.7364 points (by hand).
    #expect(result.sentence.contains(", detectable effect +34.88 points)"))
  }

  @Test func theSignStandsBesideTheWord() {
    #expect(Verdict.allCases.map(\.sign) == ["✓", "(✓)", "✗", "?", "⇄"])
    #expect(
      Verdict.allCases.map(\.words) == [
        "supported", "supported, but small", "refuted", "inconclusive", "contested",
      ]
    )
  }

  // MARK: Terms

  @Test func pairsAreTheSeedsThatBothSidesHave() {
    var cells = accuracies(better, worse)
    cells.add("third", to: "elsewhere", seeds: 3) { _, _ in HandMadeCells.Run(accuracies: [0, 0.4])
    }
    let result = cells.judge(
      part(side("net"), side("third", study: "elsewhere"), smallest: 0.5)
    )
    #expect(result.parts[0].count == 3)
    // The mean of 40.1, 40.2 and 40.3.
    #expect(isClose(result.parts[0].effect, 40.2))
  }

  @Test func aConstantInPointsIsAShare() {
    let result = accuracies(better, worse).judge(part(side("net"), .constant(0.5), smallest: 0.5))
    // The mean accuracy is 0.803.
    #expect(isClose(result.parts[0].effect, 30.3))
    #expect(result.verdict == .supported)
  }

  @Test func aConstantByRatioIsDividedBy() {
    var cells = HandMadeCells()
    cells.add("net", seeds: 5) { seed, _ in
      HandMadeCells.Run(accuracies: [0, 0.5], roughness: 3 * (seed % 2 == 0 ? 1.1 : 1 / 1.1))
    }
    let result = cells.judge(
      part(of: Endpoint(.lossRoughness), side("net"), .constant(1.5), smallest: 1.25)
    )
    // 2 times 1.1 to the power of (2 − 3) / 5 = 0.981118 (by hand).
    #expect(isClose(result.parts[0].effect, 2 * 0.9811182, tolerance: 1e-6))
    #expect(result.parts[0].unit == .ratio)
  }

  @Test func aChangeIsADifferenceOfDifferences() {
    var cells = HandMadeCells()
    let levels: [Double] = [2, 20]
    // Gains of 0.01 and 0.2, each with a little of the seed.
    cells.add("net", factor: .hiddenLayers, levels: levels, seeds: 4) { seed, level in
      HandMadeCells.Run(accuracies: [0, (level == 2 ? 0.61 : 0.8) + 0.001 * Double(seed)])
    }
    cells.add("other", factor: .hiddenLayers, levels: levels, seeds: 4) { seed, _ in
      HandMadeCells.Run(accuracies: [0, 0.6 + (seed == 2 ? 0.001 : 0)])
    }
    func change(_ level: Double) -> Claim.Term {
      let level = Claim.Level.at(FactorLevel(key: .hiddenLayers, value: level))
      return .change(
        Claim.Side(study: "study", network: "net", level: level),
        from: Claim.Side(study: "study", network: "other", level: level)
      )
    }
    let result = cells.judge(part(change(20), change(2), smallest: 0.5))
    #expect(isClose(result.parts[0].effect, 19))
  }

  @Test func aChangeByRatioIsARatioOfRatios() {
    var cells = HandMadeCells()
    for (network, roughness) in [("a", 8.0), ("b", 2), ("c", 6), ("d", 3)] {
      cells.add(network, seeds: 3) { _, _ in HandMadeCells.Run(roughness: roughness) }
    }
    func change(_ first: String, _ second: String) -> Claim.Term {
      .change(
        Claim.Side(study: "study", network: first),
        from: Claim.Side(study: "study", network: second)
      )
    }
    let result = cells.judge(
      part(of: Endpoint(.lossRoughness), change("a", "b"), change("c", "d"), smallest: 1.25)
    )
    // (8 / 2) / (6 / 3) = 2.
    #expect(isClose(result.parts[0].effect, 2))
  }

  @Test func theBestLevelsAreNamed() {
    var cells = HandMadeCells()
    for network in ["net", "other"] {
      cells.add(network, factor: .learningRate, levels: [0.1, 1], seeds: 3) { seed, level in
        HandMadeCells.Run(accuracies: [0, (network == "net" ? 0.1 : 0) + 0.5 - 0.1 * level])
      }
    }
    let result = cells.judge(part(side("net", at: .best), side("other", at: .best), smallest: 0.5))
    #expect(result.levelsText == "Net 0.1, Other 0.1")
    #expect(isClose(result.parts[0].effect, 10))
  }

  @Test func withOneSeedNoOtherChoosesItsLevel() {
    var cells = HandMadeCells()
    cells.add("net", factor: .learningRate, levels: [0.1, 1], seeds: 1) { _, _ in
      HandMadeCells.Run()
    }
    let result = cells.judge(part(side("net", at: .best), .constant(0.5), smallest: 0.5))
    #expect(
      result.sentence
        == "It helps: not judged, one seed: the best level of a seed is chosen by the other seeds."
    )
    #expect(result.levelsText == "no level was chosen")
  }

  // MARK: Obstacles

  @Test func aDivergedRunKeepsTheClaimOpenAndIsNamed() {
    var cells = HandMadeCells()
    cells.add("net", seeds: 5) { seed, _ in HandMadeCells.Run(diverges: seed == 2) }
    cells.add("other", seeds: 5) { seed, _ in HandMadeCells.Run(diverges: seed > 3) }
    let result = cells.judge(part(side("net"), side("other"), smallest: 0.5))
    #expect(result.verdict == .inconclusive)
    #expect(
      result.sentence
        == "It helps: not judged, a run diverged (Net in 1 of 5 seeds, Other in 2 of 5 seeds)."
    )
  }

  @Test func aMissingTestSetIsNamed() {
    var cells = HandMadeCells()
    cells.add("net", seeds: 2) { _, _ in HandMadeCells.Run(hasTest: false) }
    let result = cells.judge(
      part(of: Endpoint(.accuracy(.test, .running)), side("net"), .constant(0.5), smallest: 0.5)
    )
    #expect(result.sentence == "It helps: not judged, no number (Net in 2 of 2 seeds).")
  }

  @Test func aSideWithoutRunsIsNotJudged() {
    let result = HandMadeCells().judge(part(side("net"), side("other"), smallest: 0.5))
    #expect(result.sentence == "It helps: not judged, no number.")
  }

  // MARK: Bounds

  /// Five pairs in which `net` needs 100 updates and `other` needs 200 or more, but for the seeds that miss the
  /// threshold: after 200 updates, when the network is `other`, after 100 when it is `net`.
  private func steps(
    netMisses: Set<Int> = [],
    otherMisses: Set<Int> = [],
    _ direction: Claim.Direction = .lower,
    smallest: Double = 1.25
  ) -> PartResult {
    var cells = HandMadeCells()
    cells.add("net", seeds: 5) { seed, _ in
      HandMadeCells.Run(
        accuracies: netMisses.contains(seed) ? [0, 0.4] : [0, 0.5 + 0.001 * Double(seed)]
      )
    }
    cells.add("other", seeds: 5) { seed, _ in
      HandMadeCells.Run(accuracies: otherMisses.contains(seed) ? [0, 0, 0.4] : [0, 0, 0.5])
    }
    return cells.judge(
      part(
        of: Endpoint(.stepsToAccuracy(0.5)),
        side("net"),
        side("other"),
        direction,
        smallest: smallest
      )
    ).parts[0]
  }

  @Test func aThresholdThatTheReferenceMissedMakesALowerBound() {
    let one = steps(otherMisses: [3])
    #expect(one.verdict == .supported)
    #expect(one.effectText.hasPrefix("≥ 2.0"))
    #expect(one.numbers.contains("a lower bound in 1"))
    // Even in all: the true effect is only larger.
    #expect(steps(otherMisses: [1, 2, 3, 4, 5]).verdict == .supported)
  }

  @Test func lowerBoundsInMoreThanOneOfFivePairsDecideNothingElse() {
    // An effect of 2 and more is small or too small only where it is known.
    #expect(steps(smallest: 3).verdict == .refuted)
    #expect(steps(otherMisses: [1], smallest: 3).verdict != .inconclusive)
    let open = steps(otherMisses: [1, 2], smallest: 3)
    #expect(open.verdict == .inconclusive)
    #expect(
      open.obstacle?.words == "runs that ended too early to tell (Other in 2 of 5 seeds)"
    )
  }

  @Test func aThresholdThatTheSubjectMissedDoesNotCountForTheClaim() {
    let result = steps(netMisses: [3])
    #expect(result.verdict == .inconclusive)
    #expect(
      result.obstacle?.words == "runs that ended too early to tell (Net in 1 of 5 seeds)"
    )
  }

  @Test func anUpperBoundCountsAgainstTheClaim() {
    // Turned round, the claim is that net needs more: what the other misses only makes that worse.
    let result = steps(otherMisses: [1, 2, 3], .higher)
    #expect(result.verdict == .refuted)
    #expect(result.effectText.hasPrefix("≤ "))
    #expect(result.numbers.contains("an upper bound in 3"))
  }

  @Test func boundsOfBothKindsLeaveTheClaimOpen() {
    #expect(steps(netMisses: [1], otherMisses: [2]).obstacle?.kind == .unreached)
    #expect(steps(netMisses: [1], otherMisses: [1]).obstacle?.kind == .unreached)
  }

  // MARK: Families and parts

  @Test func theFamilyIsEveryComparisonOfTheUntimedClaims() {
    let cells = accuracies(better, worse)
    let one = part(side("net"), side("other"), smallest: 0.5)
    let check = Claim.Part(
      endpoint: Self.accuracy,
      test: .everyRun(Claim.Side(study: "study", network: "net"), in: 0...1)
    )
    let timed = part(of: Endpoint(.secondsPerEpoch), side("net"), side("other"), smallest: 1.1)
    let results = cells.judge([
      HandMadeCells.claim([one, one], id: "two"), HandMadeCells.claim([check], id: "check"),
      HandMadeCells.claim([one], id: "single"), HandMadeCells.claim([timed], id: "timed"),
    ])
    #expect(results.map(\.claim.id) == ["two", "check", "single", "timed"])
    let alone = results[0].parts[0].judgement?.test?.p ?? 0
    // Three comparisons: the smallest p counts three times, and Holm's maximum carries it to its equals.
    #expect(results[0].parts.map(\.judgement?.adjustedP) == [3 * alone, 3 * alone])
    #expect(results[1].parts[0].judgement?.adjustedP == nil)
    #expect(results[2].parts[0].judgement?.adjustedP == 3 * alone)
    // The only timed one: p is not adjusted. Both sides take a second in every epoch.
    #expect(results[3].parts[0].judgement?.adjustedP == 1)
  }

  @Test func aComparisonThatCouldNotBeMadeStillCountsInItsFamily() {
    let cells = accuracies(better, worse)
    let one = part(side("net"), side("other"), smallest: 0.5)
    let missing = part(
      of: Endpoint(.loss(.test, .precise)),
      side("net"),
      side("other"),
      smallest: 0.5
    )
    let result = cells.judge(one, missing)
    #expect(result.parts[1].judgement?.test == nil)
    #expect(
      result.parts[0].judgement?.adjustedP == result.parts[0].judgement?.test.map { 2 * $0.p }
    )
  }

  @Test func aClaimIsTimedWhenAPartOfItIs() {
    let cells = accuracies(better, worse)
    let evidence = Evidence(
      [
        HandMadeCells.claim([
          part(side("net"), side("other"), smallest: 0.5),
          part(of: Endpoint(.secondsPerEpoch), side("net"), side("other"), smallest: 1.1),
        ])
      ],
      cells: cells.cells
    )
    #expect(evidence.claims.isEmpty)
    #expect(evidence.timedClaims[0].parts.count == 2)
  }

  @Test func partsThatContradictEachOtherContestTheClaim() {
    let result = accuracies(better, worse).judge(
      part(side("net"), side("other"), smallest: 0.5, title: "one way"),
      part(side("net"), side("other"), .lower, smallest: 0.5, title: "the other")
    )
    #expect(result.verdict == .contested)
    #expect(result.sign == "⇄")
    #expect(
      result.sentence.hasPrefix(
        "It helps: contested. One way: supported (effect +10.22 points, 95 % interval +10.00 to +10.44 points, "
          + "n = 5, adjusted p < 0.001); the other: refuted (effect −10.22 points, below 0"
      )
    )
    #expect(result.effectText == "one way: +10.22 points; the other: −10.22 points")
  }

  @Test func aPartThatIsNotJudgedMakesTheClaimInconclusive() {
    var cells = accuracies(better, worse)
    cells.add("broken", seeds: 5) { _, _ in HandMadeCells.Run(diverges: true) }
    let result = cells.judge(
      part(side("net"), side("other"), smallest: 0.5, title: "one"),
      part(side("broken"), side("other"), smallest: 0.5, title: "two")
    )
    #expect(result.verdict == .inconclusive)
    #expect(result.isJudged)
    #expect(
      result.sentence.hasSuffix("; two: not judged, a run diverged (Broken in 5 of 5 seeds).")
    )
  }
}
