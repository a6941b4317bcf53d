import Evidence
import Statistics
import Testing

@Suite struct JudgementWordsTests {
  @Test(arguments: [[1, 2, 3], [-1, -2, -3], [0, 0, 0, 0, 0], [5], [1, -1]] as [[Double]])
  func anExplanationIsASentenceWithoutNumbers(differences: [Double]) throws {
    let contender = Contender(
      rule: VerdictRule(smallestEffect: 0.1),
      weight: 0,
      looks: Looks(least: differences.count, most: differences.count),
      comparisons: [PairedComparison(differences: differences)]
    )
    let judgement = try #require(Judgement.judge([contender])[0])
    #expect(judgement.explanation.hasSuffix("."))
    #expect(!judgement.explanation.contains { $0.isNumber })
  }
}
