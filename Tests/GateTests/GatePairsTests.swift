import Gate
import Testing

struct GatePairsTests {
  /// Seeds 1 to 4, each .0020 to .0027 below its partner.
  private let shifted = [0.9690, 0.9671, 0.9702, 0.9680]

  // scipy 1.17.1, ttest_1samp of the differences, alternative less: t −13.2857142857, p .000460785, lower bound −.0027368386.
  @Test func runsOfTheSameSeedsArePairs() throws {
    let finding = try finding(shifted, pair: .seed)
    let comparison = try #require(finding.comparison)
    #expect(comparison.isPaired)
    #expect(comparison.degrees == 3)
    #expect(isClose(comparison.difference, -0.002_325, relative: 1e-6))
    #expect(isClose(comparison.t, -13.285_714_285_7))
    #expect(isClose(comparison.p, 0.000_460_785_289, relative: 1e-6))
    #expect(isClose(comparison.low, -0.002_736_838_6, relative: 1e-6))
    #expect(finding.word == .regressed)
  }

  @Test func theyAreTwoSamplesUnlessTheBaselineSaysPairs() throws {
    #expect(try finding(shifted).comparison?.isPaired == false)
  }

  @Test func aRunWithoutPartnerMakesAllOfThemTwoSamples() throws {
    let baseline = Baseline(pair: .seed, metrics: [metric()])
    let strangers = [
      numbers(shifted) + numbers([0.97], firstSeed: 11),
      numbers(Array(shifted.prefix(2))),
      shifted.map { GateNumber(accuracy, .value($0)) },
      numbers(shifted) + numbers([0.97], firstSeed: 1),
    ]
    for candidates in strangers {
      let result = try Gate.check(GateCandidates(numbers: candidates), against: baseline)
      let finding = result.findings[0]
      #expect(finding.comparison?.isPaired == false)
      #expect(finding.candidate?.count == candidates.count)
      #expect(finding.reasons.contains { $0.contains("compared as two samples") })
    }
  }
}
