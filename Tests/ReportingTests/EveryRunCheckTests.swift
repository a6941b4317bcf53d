import Experiments
import Runs
import Statistics
import Testing

@testable import Reporting

@Suite struct EveryRunCheckTests {
  private func check(
    _ measure: Measure = .accuracy(.validation, .running),
    in range: ClosedRange<Double>,
    seeds: Int = 4,
    run: (Int) -> HandMadeCells.Run
  ) -> PartResult {
    var cells = HandMadeCells()
    cells.add("net", seeds: seeds) { seed, _ in run(seed) }
    return Self.result(measure, range, Claim.Side(study: "study", network: "net"), cells)
  }

  private static func result(
    _ measure: Measure,
    _ range: ClosedRange<Double>,
    _ side: Claim.Side,
    _ cells: HandMadeCells,
    summary: LevelSummary? = nil,
    levels: [Double]? = nil
  ) -> PartResult {
    cells.judge(
      Claim.Part(
        endpoint: Endpoint(measure, summary: summary, levels: levels),
        test: .everyRun(side, in: range)
      )
    ).parts[0]
  }

  @Test func whatHoldsInEveryRunIsSupported() {
    let result = check(in: 0.4...0.6) {
      HandMadeCells.Run(accuracies: [0, 0.45 + 0.01 * Double($0)])
    }
    #expect(result.verdict == .supported)
    #expect(result.count == 4)
    #expect(result.effect == 1)
    #expect(result.judgement == nil)
    // Wilson's 95 % interval of 4 of 4: 4 / (4 + 1.96²) = 0.5101 (by hand), to 1.
    #expect(abs((result.interval?.low ?? 0) - 0.5101) < 1e-4)
    #expect(result.interval?.high == 1)
    #expect(
      result.numbers
        == "4 of 4 runs from 40.0\u{A0}% to 60.0\u{A0}%, 95 % interval of the share 51.0 to 100.0\u{A0}%, "
        + "worst 46.0\u{A0}%"
    )
  }

  @Test func oneRunOutsideRefutes() {
    let result = check(in: 0.4...0.6) { HandMadeCells.Run(accuracies: [0, $0 == 2 ? 0.7 : 0.5]) }
    #expect(result.verdict == .refuted)
    #expect(result.effect == 0.75)
    #expect(result.numbers.contains("3 of 4 runs"))
    #expect(result.numbers.contains("worst 70.0"))
  }

  @Test func aDivergedRunIsOutside() {
    let result = check(in: -.infinity...0.6) { HandMadeCells.Run(diverges: $0 == 1) }
    #expect(result.verdict == .refuted)
    #expect(result.numbers.hasSuffix("worst 50.0\u{A0}%, 1 diverged"))
  }

  @Test func aDivergedRunDoesNotTrain() {
    func train(_ range: ClosedRange<Double>) -> PartResult {
      check(.trains, in: range) {
        HandMadeCells.Run(losses: [2, $0 == 1 ? 1.5 : 0.5], diverges: $0 == 2)
      }
    }
    #expect(train(1 ... .infinity).verdict == .refuted)
    #expect(train(1 ... .infinity).numbers.hasPrefix("2 of 4 runs train, "))
    #expect(train(-.infinity...0).numbers.hasPrefix("2 of 4 runs do not train, "))
  }

  @Test func aSingleRunHasNoInterval() {
    let result = check(in: 0...1, seeds: 1) { _ in HandMadeCells.Run() }
    #expect(result.verdict == .supported)
    #expect(result.interval == nil)
    #expect(result.numbers == "1 of 1 run from 0.0\u{A0}% to 100.0\u{A0}%, worst 50.0\u{A0}%")
  }

  @Test func aRunWithoutTheNumberLeavesTheCheckOpen() {
    func result(outside: Bool) -> PartResult {
      check(.accuracy(.test, .running), in: 0...0.6) { seed in
        HandMadeCells.Run(
          accuracies: [0, outside && seed == 2 ? 0.7 : 0.5],
          hasTest: seed != 1
        )
      }
    }
    #expect(result(outside: false).obstacle?.words == "no number (Net in 1 of 4 runs)")
    #expect(result(outside: false).verdict == .inconclusive)
    #expect(result(outside: true).verdict == .refuted)
  }

  @Test func aThresholdThatIsNotReachedIsInsideOnlyAnOpenRange() {
    // 100 updates were not enough.
    func result(_ range: ClosedRange<Double>) -> PartResult {
      check(.stepsToAccuracy(0.8), in: range) { _ in HandMadeCells.Run() }
    }
    #expect(result(50 ... .infinity).verdict == .supported)
    #expect(result(0...99).verdict == .refuted)
    #expect(result(0...200).obstacle?.kind == .unreached)
  }

  @Test func allLevelsAreCheckedUnlessSomeAreNamed() {
    var cells = HandMadeCells()
    cells.add("net", factor: .batchSize, levels: [2, 4, 8], seeds: 2) { _, level in
      HandMadeCells.Run(accuracies: [0, level / 10])
    }
    let measure = Measure.accuracy(.validation, .running)
    let side = Claim.Side(study: "study", network: "net")
    func result(_ summary: LevelSummary? = nil, _ levels: [Double]? = nil) -> PartResult {
      Self.result(measure, 0...0.5, side, cells, summary: summary, levels: levels)
    }
    #expect(result().count == 6)
    #expect(result().effect == 4.0 / 6)
    #expect(result(nil, [2, 4]).verdict == .supported)
    // One number a seed: 0.8 − 0.2.
    #expect(result(.range).count == 2)
    #expect(result(.range).verdict == .refuted)
  }

  @Test func smallNumbersAreShownAsTheyAre() {
    let result = check(.probe(.foldingError, ProbeReading()), in: -.infinity...1e-5) {
      HandMadeCells.Run(
        probes: [ProbeMeasurement(step: 0, quantity: .foldingError, value: 1.2e-7 * Double($0))]
      )
    }
    #expect(result.verdict == .supported)
    #expect(result.numbers.hasPrefix("4 of 4 runs at most 1.00e−5, "))
    #expect(result.numbers.hasSuffix("worst 4.80e−7"))
  }
}
