import ExperimentSamples
import Experiments
import Notation
import Runs
import Testing

@testable import Reporting

@Suite struct ProcessorMixTests {
  /// Two networks with two seeds each, in the order narrow 1, narrow 2, wide 1, wide 2.
  private func mix(_ hosts: [(vectors: String?, onednn: String?)]) throws -> ProcessorMix {
    var results = try FrozenResults.own(seeds: 2)
    try #require(results.runs.count == 4)
    for (index, host) in hosts.enumerated() {
      results.runs[index].record.host.vectors = host.vectors
      results.runs[index].record.host.onednn = host.onednn
    }
    return ProcessorMix(of: results)
  }

  private let wide = (vectors: "AVX-512", onednn: "2.6.3") as (String?, String?)
  private let short = (vectors: "AVX2", onednn: "2.6.3") as (String?, String?)
  private let none = (vectors: nil, onednn: nil) as (String?, String?)

  @Test func ofOneKindOfProcessorTheSentenceIsBrief() throws {
    let mix = try mix([wide, wide, wide, wide])
    #expect(!mix.isMixed)
    #expect(mix.sentence == "Vector instructions: AVX-512 with oneDNN 2.6.3.")
  }

  @Test func whatEarlierReleasesDidNotRecordIsNoMixture() throws {
    #expect(try mix([]).sentence == "Vector instructions: not recorded.")
    let part = try mix([wide, none, wide, wide])
    #expect(!part.isMixed)
    #expect(
      part.sentence
        == "Vector instructions: AVX-512 with oneDNN 2.6.3 (3 runs), not recorded (1 run)."
    )
    #expect(
      try mix([(nil, "2.6.3")]).sentence.contains("not recorded (3 runs), oneDNN 2.6.3 (1 run)")
    )
  }

  @Test func aMixtureThatPairsDoNotNoticeIsSaidSo() throws {
    let mix = try mix([wide, short, wide, short])
    #expect(mix.isMixed)
    #expect(mix.mixedGroups == 0)
    #expect(
      mix.sentence == "Vector instructions are mixed, though among no paired runs: "
        + "AVX-512 with oneDNN 2.6.3 (2 runs), AVX2 with oneDNN 2.6.3 (2 runs)."
    )
    #expect(
      mix.warning == "the runs used different vector instructions "
        + "(AVX-512 with oneDNN 2.6.3 (2 runs), AVX2 with oneDNN 2.6.3 (2 runs))"
    )
  }

  @Test func aMixedPairIsWarnedOf() throws {
    let one = try mix([wide, wide, wide, short])
    #expect(one.mixedGroups == 1)
    #expect(
      one.sentence
        == "Warning: vector instructions are mixed, also within 1 group of paired runs, whose differences "
        + "include those of rounding: AVX-512 with oneDNN 2.6.3 (3 runs), AVX2 with oneDNN 2.6.3 (1 run)."
    )
    let both = try mix([wide, wide, short, (vectors: "AVX-512", onednn: "3.0.0")])
    #expect(both.mixedGroups == 2)
    #expect(both.sentence.contains("within 2 groups of paired runs"))
    #expect(both.warning.hasSuffix(", also within 2 groups of paired runs"))
  }

  @Test func itIsSaidInTheLanguageOfTheReport() throws {
    let german = try #require(try WordCatalogue.builtIn("de"))
    let mix = try mix([wide, wide, wide, short])
    let sentence = german.language.speaking { mix.sentence }
    #expect(
      sentence
        == "Warnung: Die Vektorbefehle sind gemischt, auch in 1 Gruppe gepaarter Läufe, deren Differenzen die der "
        + "Rundung enthalten: AVX-512 mit oneDNN 2.6.3 (3 Läufe), AVX2 mit oneDNN 2.6.3 (1 Lauf)."
    )
    #expect(german.language.speaking { mix.warning }.contains("AVX2 with oneDNN 2.6.3 (1 run)"))
  }
}
