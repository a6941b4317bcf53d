import Measures
import Testing

@testable import Figures

@Suite struct ComparisonsTests {
  private func numbers(_ value: Double) -> [UInt64: Double] {
    Dictionary(uniqueKeysWithValues: (1...6).map { (UInt64($0), value + 0.001 * Double($0 % 3)) })
  }

  private func difference(_ value: Double) -> PairedDifference {
    var numbers = numbers(value)
    numbers[1] = (numbers[1] ?? 0) + 0.0004
    return PairedDifference(numbers, minus: self.numbers(0.5), .points)
  }

  @Test func everySideHasAClause() throws {
    let finding = try #require(
      Comparisons(
        reference: "Baseline",
        quantity: "Accuracy",
        pairs: [("A", difference(0.6)), ("B", difference(0.4)), ("C", difference(0.5))]
      ).finding
    )
    #expect(finding.basis == .interval)
    #expect(finding.titles[0].hasPrefix("Accuracy against Baseline: A 10.0 points above ("))
    #expect(finding.titles[0].contains("; B 10.0 points below ("))
    #expect(finding.titles[0].contains("; C not told apart ("))
    // The shortest names the clearest side alone.
    #expect(finding.titles.last?.hasPrefix("A is 10.0 points above Baseline in accuracy") == true)
  }

  @Test func oneOtherSideIsASentence() throws {
    let finding = try #require(
      Comparisons(reference: "Baseline", quantity: "Accuracy", pairs: [("A", difference(0.6))])
        .finding
    )
    #expect(finding.titles[0].hasPrefix("A is 10.0 points above Baseline in accuracy ("))
  }

  @Test func oneRunOfEachSaysSo() throws {
    let one = PairedDifference([1: 0.6], minus: [1: 0.5], .points)
    let finding = try #require(
      Comparisons(reference: "R", quantity: "Loss", pairs: [("A", one), ("B", one)]).finding
    )
    #expect(
      finding.titles[0]
        == "Loss against R, one run of each: A 10.0 points above; B 10.0 points above"
    )
    #expect(finding.basis == .oneRun)
  }

  @Test func sidesWithoutPairsHaveNoFinding() {
    let none = PairedDifference([:], minus: [:], .points)
    #expect(Comparisons(reference: "R", quantity: "Q", pairs: [("A", none)]).finding == nil)
  }
}
