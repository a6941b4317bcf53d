import ExperimentSamples
import Experiments
import Measures
import Models
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence

@Suite struct EvidenceTests {
  private func epochs(_ accuracies: [Double]) -> [EpochMetrics] {
    accuracies.enumerated().map { epoch, accuracy in
      let measured = Measurement(loss: 1 - accuracy, accuracy: accuracy, count: 10)
      return EpochMetrics(
        epoch: epoch,
        step: epoch * 100,
        training: measured,
        validation: measured,
        running: nil
      )
    }
  }

  private func steps(to threshold: Double, _ accuracies: [Double]) throws -> String {
    var record = try FrozenResults.own().runs[0].record
    record.epochs = epochs(accuracies)
    return "\(Measure.stepsToAccuracy(threshold).value(of: record))"
  }

  @Test func stepsAreInterpolatedBetweenEpochs() throws {
    // From 0.5 at step 100 to 0.9 at step 200, 0.6 lies a quarter of the way: step 125.
    #expect(try steps(to: 0.6, [0.1, 0.5, 0.9]).hasPrefix("number(125"))
    #expect(try steps(to: 0.5, [0.1, 0.4, 0.5, 0.9]) == "number(200.0)")
    #expect(try steps(to: 0.4, [0.1, 0.5]) == "atMost(100.0)")
  }

  @Test func aThresholdThatIsNotReachedIsALowerBound() throws {
    #expect(try steps(to: 0.95, [0.1, 0.5, 0.9]) == "atLeast(200.0)")
  }

  private func judge(_ results: Results) -> PartResult {
    Evidence(results.experiment.claims, cells: Cell.cells(of: results)).claims[0].parts[0]
  }

  @Test func theVerdictFollowsTheNumbers() throws {
    var results = try FrozenResults.own()
    for index in results.runs.indices {
      let isWide = results.runs[index].entry.network == "wide"
      let seed = Double(results.runs[index].entry.configuration.seed)
      let last = results.runs[index].record.epochs.indices.last ?? 0
      results.runs[index].record.epochs[last].validation.loss =
        isWide ? 0.3 + 0.001 * seed : 0.5 - 0.001 * seed
    }
    let supported = judge(results)
    #expect(supported.verdict == .supported)
    // Differences 0.2 − 0.002 s for s = 1...5: mean 0.194.
    #expect(supported.effectText == "+0.194\u{A0}nats")
    for index in results.runs.indices where results.runs[index].entry.network == "wide" {
      let last = results.runs[index].record.epochs.indices.last ?? 0
      results.runs[index].record.epochs[last].validation.loss += 0.4
    }
    #expect(judge(results).verdict == .reversed)
  }

  private static func steps(to threshold: Double) -> Claim.Part {
    Claim.Part(
      endpoint: Endpoint(.stepsToAccuracy(threshold)),
      test: .comparison(
        Claim.Comparison(
          subject: .side(Claim.Side(study: "width", network: "wide")),
          reference: .side(Claim.Side(study: "width", network: "narrow")),
          direction: .lower,
          smallestEffect: 1.1,
          scale: .ratio
        )
      )
    )
  }

  /// Five pairs in which the wide network needs one epoch and the narrow one two, but for the changes given.
  private func judgeSteps(
    _ change: (inout [EpochMetrics], _ network: String, _ seed: Int) -> Void
  ) throws -> PartResult {
    var results = try FrozenResults.own()
    results.experiment.claims[0].parts = [Self.steps(to: 0.8)]
    for index in results.runs.indices {
      let entry = results.runs[index].entry
      let seed = Int(entry.configuration.seed)
      let noise = 0.001 * Double(seed)
      var measured = epochs(
        entry.network == "wide" ? [0.1, 0.81 + noise, 0.82] : [0.1, 0.7 + noise, 0.81]
      )
      change(&measured, entry.network, seed)
      results.runs[index].record.epochs = measured
      results.runs[index].record.stepEvaluations = [HandMade.firstUpdate]
    }
    return judge(results)
  }

  @Test func aThresholdThatTheReferenceMissedMakesALowerBound() throws {
    let result = try judgeSteps { epochs, network, seed in
      if network == "narrow", seed == 3 { epochs[2].validation.accuracy = 0.75 }
    }
    #expect(result.verdict == .supported)
    #expect(result.amount?.hasPrefix("at least ") == true)
  }

  @Test func aThresholdThatTheSubjectMissedDoesNotCountForIt() throws {
    let result = try judgeSteps { epochs, network, seed in
      if network == "wide", seed == 3 {
        epochs[1].validation.accuracy = 0.7
        epochs[2].validation.accuracy = 0.75
      }
    }
    #expect(result.verdict == .inconclusive)
    #expect(
      result.obstacleText?.hasPrefix("in 1 of 5 pairs of runs one ended before it got there")
        == true
    )
  }

  @Test func theMedianOfAnEvenCountIsTheMiddleOfTwo() throws {
    var record = try FrozenResults.own().runs[0].record
    record.timings = [4, 1, 3, 2].enumerated().map {
      EpochTiming(epoch: $0 + 1, trainSeconds: $1, evaluateSeconds: 0)
    }
    #expect("\(Measure.secondsPerEpoch.value(of: record))" == "number(2.5)")
  }

  @Test func onePairHasNoVerdict() throws {
    let result = judge(try FrozenResults.own(seeds: 1))
    #expect(result.verdictWords == "one seed only")
    #expect(result.interval == nil)
    #expect(result.intervalText == "—")
    #expect(result.range.isEmpty)
  }

  @Test func anInconclusiveClaimSaysWhatItWouldNeedAndWhatItResolves() throws {
    var results = try FrozenResults.own()
    let differences = [0.1, -0.1, 0.2, -0.2, 0.3]
    for index in results.runs.indices {
      let entry = results.runs[index].entry
      let last = results.runs[index].record.epochs.indices.last ?? 0
      results.runs[index].record.epochs[last].validation.loss =
        entry.network == "wide" ? 0.5 - differences[Int(entry.configuration.seed) - 1] : 0.5
    }
    let result = judge(results)
    #expect(result.verdict == .inconclusive)
    // scipy: s = 0.207364, so t.sf(0.06/s · √n, n − 1) < 0.025 from n = 49 on, 44 more than 5.
    #expect(result.finding(of: "It").hasSuffix("; about 44 more seeds would decide it"))
    // The interval is −0.2297205 (Hall's) to 0.3174769 (Student's); half of it has no sign.
    #expect(result.resolutionText == "0.274\u{A0}nats")
  }

  @Test func aClaimThatCouldNotBeJudgedStillCountsInItsFamily() throws {
    var results = try FrozenResults.own()
    let alone = try #require(judge(results).comparison?.p)
    var unreachable = results.experiment.claims[0]
    unreachable.parts = [Self.steps(to: 2)]
    results.experiment.claims.append(unreachable)
    let claims = Evidence(results.experiment.claims, cells: Cell.cells(of: results)).claims.map {
      $0.parts[0]
    }
    #expect(claims.map { $0.judgement != nil } == [true, false])
    #expect(claims[0].judgement?.adjustedP == min(1, 2 * alone))
    #expect(claims[1].obstacleText?.hasPrefix("10 of 10 runs did not get there") == true)
  }

  @Test func aDivergedRunKeepsTheClaimOpen() throws {
    let result = judge(try FrozenResults.own(diverging: ["wide"]))
    #expect(result.verdict == .inconclusive)
    #expect(result.obstacleText?.hasPrefix("a run diverged in 1 of 5 pairs") == true)
  }

  // MARK: The family

  /// p of the five pairs of ``PartResultTests/fivePairs`` (scipy): 0.01105649.
  private static let p = 0.01105649339345

  private func adjusted(_ claims: [Claim]) -> [Double?] {
    Evidence(claims, cells: HandMade.fivePairs).all.flatMap(\.parts)
      .map { $0.judgement?.adjustedP }
  }

  private func isNear(_ values: [Double?], _ expected: [Double?]) -> Bool {
    values.count == expected.count
      && zip(values, expected).allSatisfy { value, expected in
        guard let value, let expected else { return value == nil && expected == nil }
        return abs(value - expected) < 1e-10
      }
  }

  @Test func everyPartOfEveryClaimCountsInTheFamily() {
    let claims = [
      HandMade.claim(HandMade.part(), HandMade.part(is: .lower)), HandMade.claim(HandMade.part()),
    ]
    // Three p-values alike: each times 3.
    #expect(isNear(adjusted(claims), [3 * Self.p, 3 * Self.p, 3 * Self.p]))
  }

  @Test func checksAreNoMembersOfTheFamily() {
    let claims = [
      HandMade.claim(HandMade.check(in: 0...1), HandMade.part()),
      HandMade.claim(HandMade.check(in: 0...0.5)),
    ]
    #expect(isNear(adjusted(claims), [nil, Self.p, nil]))
  }

  @Test func timedClaimsAreAFamilyOfTheirOwnAndStandLast() {
    let timed = HandMade.claim(
      id: "timed",
      HandMade.part(.secondsPerEpoch, smallest: 1.1),
      HandMade.part()
    )
    let evidence = Evidence(
      [timed, HandMade.claim(HandMade.part())],
      cells: HandMade.fivePairs
    )
    #expect(evidence.claims.map(\.claim.id) == ["claim"])
    #expect(evidence.timedClaims.map(\.claim.id) == ["timed"])
    #expect(evidence.all.map(\.claim.id) == ["claim", "timed"])
    #expect(isNear(evidence.claims[0].parts.map { $0.judgement?.adjustedP }, [Self.p]))
    // The seconds, which these records lack, count with p = 1: the other part has twice its own.
    #expect(
      isNear(evidence.timedClaims[0].parts.map { $0.judgement?.adjustedP }, [nil, 2 * Self.p])
    )
  }

  @Test func whatCouldNotBeJudgedCountsWithAPOfOne() {
    let unknown = HandMade.part(.accuracy(.test, .batch))
    let missing = HandMade.part(subject: .side(HandMade.side("gone")))
    let claims = [HandMade.claim(unknown, HandMade.part()), HandMade.claim(missing)]
    #expect(isNear(adjusted(claims), [nil, 3 * Self.p, nil]))
  }

  @Test func eachClaimKeepsItsOwnParts() {
    let claims = [
      HandMade.claim(id: "a", HandMade.check(title: "1", in: 0...1), HandMade.part(title: "2")),
      HandMade.claim(id: "b", HandMade.part(title: "3", is: .lower)),
      HandMade.claim(id: "c", HandMade.check(title: "4", in: 2...3), HandMade.part(title: "5")),
    ]
    let results = Evidence(claims, cells: HandMade.fivePairs).all
    #expect(results.map { $0.parts.map(\.part.title) } == [["1", "2"], ["3"], ["4", "5"]])
    #expect(
      results.map { $0.parts.map(\.verdict) }
        == [[.supported, .supported], [.reversed], [.refuted, .supported]]
    )
  }
}
