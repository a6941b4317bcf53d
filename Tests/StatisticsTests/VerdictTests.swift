import Statistics
import Testing

struct VerdictTests {
  @Test(
    arguments: [
      ([.supported, .supported], .supported), ([.supported, .small], .small),
      ([.supported, .refuted], .contested), ([.small, .refuted], .contested),
      ([.supported, .inconclusive], .inconclusive), ([.refuted, .inconclusive], .inconclusive),
      ([.refuted, .refuted], .refuted), ([.supported, .contested], .contested),
    ] as [([Verdict], Verdict)]
  )
  func metricsThatContradictEachOtherContestAClaim(verdicts: [Verdict], expected: Verdict) {
    #expect(Verdict.combining(verdicts) == expected)
    #expect(Verdict.combining(verdicts.reversed()) == expected)
  }

  @Test func noMetricGivesNoVerdict() {
    #expect(Verdict.combining([]) == nil)
  }

  @Test func filesSpellVerdictsAsTheSchemaDoes() {
    #expect(
      Verdict.allCases.map(\.rawValue) == [
        "supported", "small", "refuted", "inconclusive", "contested",
      ]
    )
  }
}
