import Testing

@testable import Reporting

@Suite struct PredictionComparisonTests {
  private func comparisons(
    keeps: Bool = true,
    seeds: Int = 2,
    first: @escaping (Int) -> HandMadeCells.Run,
    second: @escaping (Int) -> HandMadeCells.Run
  ) -> PredictionComparisons {
    var cells = HandMadeCells()
    cells.add("net", seeds: seeds, keepsPredictions: keeps) { seed, _ in first(seed) }
    cells.add("other", seeds: seeds, keepsPredictions: keeps) { seed, _ in second(seed) }
    return PredictionComparisons(of: cells.cells[0].study, cells: cells.cells)
  }

  @Test func theExamplesThatOnlyOneGetsRightAreCounted() {
    let result = comparisons(
      // Bits 1111 0000, then 1111 1111 and 1111 1111.
      first: { HandMadeCells.Run(correct: $0 == 1 ? [0xF0] : [0xFF, 0xFF]) },
      // Bits 1000 0001: only the first has 3, only the second 1. Then none at all.
      second: { HandMadeCells.Run(correct: $0 == 1 ? [0x81] : [0x00, 0x00]) }
    )
    let lines = result.table.split(separator: "\n")
    // Exact p of 3 and 1: 2 (1 + 4) / 16 = 0.625. Of 16 and 0: 2 / 2¹⁶ = 0.00003.
    #expect(lines[3] == "| Net, Other | 1 | 3 | 1 | 0.625 |")
    #expect(lines[4] == "| Net, Other | 2 | 16 | 0 | < 0.001 |")
    #expect(
      result.summary.hasSuffix(
        "Net against Other: beyond chance in 1 of 2 seeds, 1 for the first and 0 for the second "
          + "(p from < 0.001 to 0.625)."
      )
    )
  }

  @Test func aDivergedRunHasNoTest() {
    let result = comparisons(
      first: { HandMadeCells.Run(correct: [0xF0], diverges: $0 == 1) },
      second: { _ in HandMadeCells.Run(correct: [0xF0]) }
    )
    #expect(result.table.contains("| Net, Other | 1 | — | — | — |"))
    #expect(result.summary.contains("in 0 of 1 seed, "))
    #expect(result.summary.contains("(p = 1.000)"))
  }

  @Test func whatIsNotThereIsSaid() {
    let run: (Int) -> HandMadeCells.Run = { _ in HandMadeCells.Run() }
    let untested: (Int) -> HandMadeCells.Run = { _ in HandMadeCells.Run(hasTest: false) }
    #expect(
      comparisons(keeps: false, first: run, second: run).summary
        == "The study does not keep which test examples its networks get right."
    )
    #expect(
      comparisons(first: untested, second: untested).table
        == "There are no test examples to compare the networks on."
    )
    #expect(comparisons(first: run, second: run).summary.contains("no pair of finished runs"))
  }
}
