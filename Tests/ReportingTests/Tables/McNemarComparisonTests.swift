import Foundation
import Measures
import Models
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence
@testable import Experiments
@testable import Reporting

@Suite struct McNemarComparisonTests {
  /// A run that classifies the examples marked `1` correctly.
  private func run(seed: UInt64, _ bits: String?) -> RunRecord {
    HandMade.record(seed: seed, test: 0.5, correct: bits.map { $0.map { $0 == "1" } })
  }

  private func comparisons(
    _ first: [String?],
    _ second: [String?],
    study: Study = HandMade.study(keepsPredictions: true)
  ) -> [McNemarComparison] {
    let cells = [("plain", first), ("normal", second)].map { network, rows in
      HandMade.cell(network, rows.enumerated().map { run(seed: UInt64($0 + 1), $1) })
    }
    return McNemarComparison.comparisons(of: study, cells: cells)
  }

  @Test func theCountsAreOfExamplesThatOnlyOneGetsRight() throws {
    // Ten examples, so that six bits of the second byte mean nothing. Only the first: 3 and 9; only the second: 2.
    let comparison = try #require(comparisons(["1101000010"], ["1110000000"]).first)
    #expect(comparison.seeds.map(\.seed) == [1])
    #expect(comparison.seeds.map(\.test.onlyFirstCorrect) == [2])
    #expect(comparison.seeds.map(\.test.onlySecondCorrect) == [1])
    #expect([comparison.first, comparison.second] == ["Plain", "Normal"])
  }

  @Test func bitsBeyondTheLastExampleMeanNothing() throws {
    var first = run(seed: 1, "1100000001")
    // The last six bits of the second byte.
    first.tests[1].correct?[1] = 0b0111_1111
    let cells = [
      HandMade.cell("plain", [first]), HandMade.cell("normal", [run(seed: 1, "1100000001")]),
    ]
    let comparison = try #require(
      McNemarComparison.comparisons(of: HandMade.study(keepsPredictions: true), cells: cells).first
    )
    #expect(comparison.seeds.map(\.test.onlyFirstCorrect) == [0])
  }

  @Test func theSentenceCountsTheSeedsThatTell() {
    // scipy.stats.binomtest: 0 of 6 has p = 0.031, 1 of 3 has p = 1.
    let comparison = comparisons(
      ["11000000", "11110000", "00000000"],
      ["11111111", "11100110", "00111111"]
    )[0]
    #expect(comparison.seeds.map(\.test.onlyFirstCorrect) == [0, 1, 0])
    #expect(comparison.seeds.map(\.test.onlySecondCorrect) == [6, 2, 6])
    #expect(
      comparison.sentence
        == "McNemar’s exact test of each pair of trained networks on the test images, at p < 0.05 without "
        + "correction: in 2 of 3 seeds Normal is right more often, in 0 Plain; the others do not tell."
    )
  }

  @Test func aRunWithoutPredictionsIsNotCompared() {
    let some = comparisons(["1100", nil], ["1010", "1100"])[0]
    #expect(some.seeds.map(\.seed) == [1])
    #expect(comparisons([nil], ["1"])[0].sentence == "There are no predictions to compare.")
  }

  @Test func aStudyWithoutPredictionsOrWithASweepHasNone() {
    #expect(comparisons(["1"], ["0"], study: HandMade.study()).isEmpty)
    let swept = HandMade.study(
      keepsPredictions: true,
      sweep: [Factor(key: .batchSize, values: [2, 4])]
    )
    #expect(comparisons(["1"], ["0"], study: swept).isEmpty)
    #expect(
      comparisons(["1"], ["0"], study: HandMade.study("other", keepsPredictions: true)).isEmpty
    )
  }

  @Test func everyPairOfNetworksIsComparedOnce() {
    let cells = ["a", "b", "c"].map { HandMade.cell($0, [run(seed: 1, "1")]) }
    let comparisons = McNemarComparison.comparisons(
      of: HandMade.study(keepsPredictions: true),
      cells: cells
    )
    #expect(comparisons.map { $0.first + $0.second } == ["AB", "AC", "BC"])
  }

  @Test func theTableHasARowASeed() {
    let study = HandMade.study(keepsPredictions: true)
    let cells = [
      HandMade.cell("plain", [run(seed: 1, "11000000")]),
      HandMade.cell("normal", [run(seed: 1, "11111111")]),
    ]
    #expect(
      ReportTables.mcNemar(study, cells: cells).split(separator: "\n").last
        == "| 1 | Plain | 0 | Normal | 6 | = 0.031 |"
    )
    #expect(
      ReportTables.mcNemar(HandMade.study(), cells: cells) == "There are no predictions to compare."
    )
  }
}
