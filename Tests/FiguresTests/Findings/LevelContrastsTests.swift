import Measures
import Testing

@testable import Figures

@Suite struct LevelContrastsTests {
  private func level(_ value: Double) -> FactorLevel { FactorLevel(key: .batchSize, value: value) }

  /// Six pairs about a mean, in points.
  private func difference(_ mean: Double) -> PairedDifference {
    var numbers: [UInt64: Double] = [:]
    var zeros: [UInt64: Double] = [:]
    for seed in 1...6 {
      let noise = 0.1 * Double(seed % 3 - 1)
      numbers[UInt64(seed)] = (mean + noise) / 100
      zeros[UInt64(seed)] = 0
    }
    return PairedDifference(numbers, minus: zeros, .points)
  }

  private func contrasts(_ means: [Double], reference: String? = "Baseline") -> LevelContrasts {
    LevelContrasts(
      subject: "Batch norm",
      reference: reference,
      differences: means.enumerated().map { (level(Double($0 + 2)), difference($1)) },
      levels: means.indices.map { level(Double($0 + 2)) },
      count: means.count
    )
  }

  @Test func aLineThatIsAboveEverywhereSaysSo() {
    let clause = contrasts([5, 10]).clause(against: "Baseline")
    #expect(clause.hasSuffix("points above Baseline at every batch size"))
    #expect(clause.hasPrefix("Batch norm 4."))
  }

  @Test func bothSidesAreSaid() {
    let clause = contrasts([-8, 5, 6, 7, 0]).clause(against: "Baseline")
    #expect(clause.contains("above Baseline at batch size 3 to 5, and "))
    #expect(clause.hasSuffix("points below Baseline at batch size 2"))
  }

  @Test func whereNothingIsToldApartTheLargestPossibleDifferenceIsSaid() {
    let clause = contrasts([0, 0.01]).clause(against: "Baseline")
    #expect(clause.hasPrefix("no difference between Batch norm and Baseline is shown (−0."))
    #expect(clause.hasSuffix(" points)"))
  }

  @Test func levelsAreSaidShortly() {
    let all = [2.0, 4, 8, 16, 32].map(level)
    #expect(LevelContrasts.words(all, of: all) == "every batch size")
    #expect(LevelContrasts.words([all[1]], of: all) == "batch size 4")
    #expect(LevelContrasts.words([all[1], all[0]], of: all) == "batch size 2 and 4")
    #expect(LevelContrasts.words(Array(all[1...3]), of: all) == "batch size 4 to 16")
    #expect(
      LevelContrasts.words([all[0], all[1], all[3], all[4]], of: all) == "every batch size but 8"
    )
    #expect(LevelContrasts.words([all[0], all[2], all[4]], of: all) == "batch size 2, 8 and 32")
    let layers = [2.0, 10, 20, 50].map { FactorLevel(key: .hiddenLayers, value: $0) }
    #expect(LevelContrasts.words(Array(layers[1...]), of: layers) == "10 to 50 hidden layers")
    #expect(LevelContrasts.words(layers, of: layers) == "every number of hidden layers")
  }

  @Test func severalLinesShareTheNameThatTheyAreComparedWith() throws {
    let finding = try #require([contrasts([5, 5]), contrasts([-5, -5])].finding(of: "Accuracy"))
    #expect(finding.titles[0].hasPrefix("Accuracy against Baseline: Batch norm 4."))
    #expect(finding.titles[0].contains("points above at every batch size; "))
    #expect(finding.basis == .interval)
    #expect(finding.titles.last?.contains("Baseline at every batch size") == true)
  }

  @Test func aLevelWithoutANumberIsNotEvery() {
    let contrasts = LevelContrasts(
      subject: "Batch norm",
      reference: "Baseline",
      differences: [(level(2), difference(5)), (level(3), difference(10))],
      levels: [level(2), level(3), level(4)],
      count: 2
    )
    #expect(contrasts.clause(against: "Baseline").hasSuffix("above Baseline at batch size 2 and 3"))
  }

  @Test func oneRunOfEachSaysSo() throws {
    let one = PairedDifference([1: 0.6], minus: [1: 0.5], .points)
    let contrasts = LevelContrasts(
      subject: "A",
      reference: "B",
      differences: [(level(2), one), (level(4), one)],
      levels: [level(2), level(4)],
      count: 2
    )
    let finding = try #require([contrasts].finding(of: "Accuracy"))
    #expect(finding.titles[0] == "Accuracy, one run of each: A above B at every batch size")
    #expect(finding.basis == .oneRun)
  }
}
