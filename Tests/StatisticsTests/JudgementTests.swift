import Statistics
import Testing

struct JudgementTests {
  @Test func anExplanationIsASentenceWithoutNumbers() throws {
    let samples: [[Double]] = [[1, 2, 3], [-1, -2, -3], [0, 0, 0, 0, 0], [5], [1, -1]]
    for differences in samples {
      let judgement = VerdictRule(smallestEffect: 0.1)
        .judge(try #require(PairedComparison(differences: differences)))
      #expect(judgement.explanation.hasSuffix("."))
      #expect(judgement.explanation.allSatisfy { !$0.isNumber })
    }
  }
}
