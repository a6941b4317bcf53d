import Experiments
import Runs
import Testing

@testable import Reporting

@Suite struct SideRunsTests {
  private func best(
    seeds: Int = 3,
    _ run: (_ seed: Int, _ level: Double) -> HandMadeCells.Run
  ) -> SideRuns {
    var cells = HandMadeCells()
    cells.add("net", factor: .learningRate, levels: [0.1, 1, 10], seeds: seeds, run: run)
    return SideRuns(Claim.Side(study: "study", network: "net", level: .best), cells: cells.cells)
  }

  private func levels(_ runs: SideRuns) -> [Double?] {
    runs.seeds.map { runs.bySeed[$0]?.first?.level?.value }
  }

  @Test func theBestLevelOfASeedIsChosenByTheOthers() {
    // Seed 1 is much better at 10, the others at 1. Without itself each seed sees:
    // 1: level 1 (0.8 against 0.5); 2 and 3: level 10 ((0.99 + 0.5) / 2 = 0.745 against (0.1 + 0.8) / 2 = 0.45).
    let runs = best { seed, level in
      let accuracy =
        level == 0.1 ? 0.3 : level == 1 ? (seed == 1 ? 0.1 : 0.8) : (seed == 1 ? 0.99 : 0.5)
      return HandMadeCells.Run(accuracies: [0.1, accuracy])
    }
    #expect(levels(runs) == [1, 10, 10])
    #expect(runs.chosenLevels == "Net 1 to 10")
    // The number is that of the seed's own run there.
    #expect(runs.value(of: Endpoint(.accuracy(.test, .running)), seed: 1) == .number(0.1))
  }

  @Test func ofEqualLevelsTheSmallestIsChosen() {
    let runs = best { _, _ in HandMadeCells.Run() }
    #expect(levels(runs) == [0.1, 0.1, 0.1])
    #expect(runs.chosenLevels == "Net 0.1")
  }

  @Test func aLevelAtWhichAnotherSeedDivergedIsOut() {
    // The higher the level, the better; at 10 seed 2 diverges. Seed 2 itself does not see that and is sent there.
    let runs = best { seed, level in
      HandMadeCells.Run(
        accuracies: [0.1, 0.1 * level.squareRoot()],
        diverges: seed == 2 && level == 10
      )
    }
    #expect(levels(runs) == [1, 10, 1])
    let values = (1...3).map { runs.value(of: Endpoint(.accuracy(.test, .running)), seed: $0) }
    #expect(values == [.number(0.1), .diverged, .number(0.1)])
  }

  @Test func whereEveryLevelIsOutTheSeedCountsAsDiverged() {
    let runs = best { seed, _ in HandMadeCells.Run(diverges: seed == 1) }
    #expect(levels(runs) == [0.1, nil, nil])
    #expect(runs.value(of: Endpoint(.accuracy(.test, .running)), seed: 2) == .diverged)
  }

  @Test func aSideAtOneLevelHasItsRunsOnly() {
    var cells = HandMadeCells()
    cells.add("net", factor: .batchSize, levels: [8, 16]) { _, level in
      HandMadeCells.Run(accuracies: [0, level / 100])
    }
    let side = Claim.Side(
      study: "study",
      network: "net",
      level: .at(FactorLevel(key: .batchSize, value: 16))
    )
    let runs = SideRuns(side, cells: cells.cells)
    #expect(runs.title == "Net at batch size 16")
    #expect(runs.value(of: Endpoint(.accuracy(.validation, .running)), seed: 3) == .number(0.16))
    #expect(runs.chosenLevels == nil)
  }
}
