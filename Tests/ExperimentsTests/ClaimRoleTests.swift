import Measures
import RunSamples
import Testing

@testable import Experiments

@Suite struct ClaimRoleTests {
  private let theory = HandMade.check(
    .relativeToTheory(.jitter, ProbeReading(layer: .first, step: .first)),
    in: 0.5...2
  )

  @Test func aClaimIsAFindingUnlessItsFieldsSayOtherwise() {
    #expect(Claim.usualRole(weight: 1, parts: [HandMade.part()]) == .finding)
    #expect(Claim.usualRole(weight: 0, parts: [HandMade.part()]) == .control)
    #expect(Claim.usualRole(weight: 1, parts: [theory]) == .theory)
    #expect(Claim.usualRole(weight: 1, parts: [theory, HandMade.part()]) == .finding)
  }

  @Test func aSentenceHasOnePlaceOfItsKind() {
    let effect = ClaimSentence("It needed { more | fewer} updates.", ofRuns: false)
    #expect(effect?.words?.more == "more")
    #expect(effect?.words?.less == "fewer")
    #expect(ClaimSentence("{runs} learned it", ofRuns: true)?.after == " learned it")
    for text in ["", "{runs}", "{more}", "{|fewer}", "{more|}", "{a|b|c}", "{a|b} {a|b}"] {
      #expect(ClaimSentence(text, ofRuns: false) == nil, "\(text)")
    }
    for text in ["", "{more|fewer}", "{run}", "{runs} {runs}"] {
      #expect(ClaimSentence(text, ofRuns: true) == nil, "\(text)")
    }
  }

  @Test func theTextOfASentenceReadsBackEqual() throws {
    let sentence = try #require(ClaimSentence("It was {more|less} than {x", ofRuns: false))
    #expect(ClaimSentence(sentence.text, ofRuns: false) == sentence)
  }
}
