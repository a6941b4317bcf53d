import Testing
import Typesetting

/// What stands outside of marked content is marked as an artifact (ISO 14289-1, 7.1).
@Suite struct PageContentTests {
  private func marked(_ content: String) -> String {
    String(decoding: PageContent.markingArtifacts(in: Array(content.utf8)), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func whatIsPartOfTheStructureStaysAsItIs() {
    let content = "q 1 0 0 1 0 0 cm /P << /MCID 0 >> BDC BT (a) Tj ET EMC Q"
    #expect(marked(content) == content)
  }

  @Test func aRuleOutsideIsAnArtifact() {
    #expect(
      marked("0.5 g 0 0 9 1 re f /P << /MCID 0 >> BDC 0 0 m 1 1 l S EMC")
        == "0.5 g /Artifact BMC 0 0 9 1 re f EMC /P << /MCID 0 >> BDC 0 0 m 1 1 l S EMC"
    )
  }

  @Test func anArtifactOfTextStandsWithinItsTextObject() {
    #expect(
      marked("BT /f 1 Tf (head) Tj 9 0 Td [(a)18(b)] TJ ET 0 0 9 1 re f")
        == "BT /f 1 Tf /Artifact BMC (head) Tj 9 0 Td [(a)18(b)] TJ EMC ET /Artifact BMC 0 0 9 1 re f EMC"
    )
  }

  @Test func anArtifactEndsInTheStateThatItBeganIn() {
    #expect(
      marked("q 0 0 9 9 re W n q 1 0 0 1 0 0 cm 0 0 m 1 1 l S Q 2 w Q 0 0 1 1 re f")
        == "q /Artifact BMC 0 0 9 9 re W n q 1 0 0 1 0 0 cm 0 0 m 1 1 l S Q 2 w EMC Q "
        + "/Artifact BMC 0 0 1 1 re f EMC"
    )
  }

  @Test func whatALigatureReadsAsIsNoElement() {
    #expect(
      marked("BT /Span << /ActualText <feff00660069> >> BDC (x) Tj EMC (y) Tj ET")
        == "BT /Artifact BMC /Span << /ActualText <feff00660069> >> BDC (x) Tj EMC (y) Tj EMC ET"
    )
  }

  @Test func artifactsAreNotMarkedTwice() {
    let content =
      "/Artifact << /Type /Pagination >> BDC BT (1) Tj ET EMC /Artifact BMC 0 0 1 1 re f EMC"
    #expect(marked(content) == content)
  }

  @Test func operatorsInStringsAndImagesAreNone() {
    #expect(
      marked(#"/P << /MCID 1 >> BDC BT (\) EMC (f) BT) Tj <45 4D> Tj ET EMC % EMC f"#)
        == #"/P << /MCID 1 >> BDC BT (\) EMC (f) BT) Tj <45 4D> Tj ET EMC % EMC f"#
    )
    #expect(
      marked("q BI /W 1 ID f f EI Q") == "q /Artifact BMC BI /W 1 ID f f EI EMC Q"
    )
  }

  @Test(arguments: ["", "(", "<", "<<", "BT (", "EMC EMC Q Q f", "/", "BI ID"])
  func brokenContentEnds(content: String) {
    #expect(marked(content).contains(content.prefix(1)))
  }
}
