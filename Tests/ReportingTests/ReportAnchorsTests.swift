import Experiments
import Markup
import Testing

@testable import Reporting

@Suite struct ReportAnchorsTests {
  private let anchors: ReportAnchors

  init() throws {
    anchors = ReportAnchors(
      try Document(
        markdown: """
          # Title

          ## Q2 Practice

          ### Q2.1 First part

          ### Q2.10 Tenth part

          ![Words](figures/curves.svg "Caption.")
          """
      )
    )
  }

  @Test func aQuestionIsTheHeadingThatBeginsWithItsName() {
    #expect(anchors.heading(of: "Q2") == "q2-practice")
    #expect(anchors.heading(of: "Q2.1") == "q21-first-part")
    #expect(anchors.heading(of: "Q2.10") == "q210-tenth-part")
    #expect(anchors.heading(of: "Q2.7") == nil)
  }

  @Test func aClaimLinksToWhatTheTextHas() {
    var claim = HandMadeCells.claim([], question: "Q2.1")
    claim.figure = "curves"
    #expect(
      anchors.links(of: claim) == "([Q2.1](#q21-first-part), [figure](#figure-curves))"
    )
    claim.question = "Q9"
    claim.figure = "elsewhere"
    #expect(anchors.links(of: claim) == "(Q9)")
    #expect(ReportAnchors().links(of: claim) == "(Q9)")
  }
}
