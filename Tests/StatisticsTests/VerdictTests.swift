import Statistics
import Testing

struct VerdictTests {
  @Test(
    arguments: [
      ([.supported, .supported], .supported), ([.supported, .reversed], .contested),
      // Too small to matter contradicts nothing: both are on the claimed side.
      ([.supported, .noMeaningfulEffect], .noMeaningfulEffect),
      ([.supported, .inconclusive], .inconclusive), ([.supported, .refuted], .refuted),
      ([.reversed, .inconclusive], .reversed), ([.reversed, .noMeaningfulEffect], .reversed),
      ([.noMeaningfulEffect, .inconclusive], .noMeaningfulEffect),
      ([.supported, .contested], .contested),
    ] as [([Verdict], Verdict)]
  )
  func aClaimSaysWhatAllItsPartsSay(verdicts: [Verdict], expected: Verdict) {
    #expect(Verdict.combining(verdicts) == expected)
    #expect(Verdict.combining(verdicts.reversed()) == expected)
  }

  @Test func noPartGivesNoVerdict() {
    #expect(Verdict.combining([]) == nil)
  }

  @Test func filesSpellVerdictsAsTheSchemaDoes() {
    #expect(
      Verdict.allCases.map(\.rawValue) == [
        "supported", "reversed", "no meaningful effect", "refuted", "inconclusive", "contested",
      ]
    )
  }
}
