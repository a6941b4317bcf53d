import Golden
import Testing

@Suite struct TextDifferenceTests {
  @Test func aChangedLineIsRemovedThenAddedWithItsNeighbours() {
    let difference = TextDifference(
      reference: "a\nb\nc\nd\ne\nf\n",
      actual: "a\nb\nc\nD\ne\nf\n",
      context: 1
    )
    #expect(difference.text == "  … 2 equal lines\n  c\n- d\n+ D\n  e\n  … 2 equal lines")
    #expect(difference.counts == (1, 1))
  }

  @Test func equalTextsHaveNoDifference() {
    let difference = TextDifference(reference: "a\nb", actual: "a\nb")
    #expect(difference.counts == (0, 0))
    #expect(difference.lines == [.skipped(2)])
  }

  /// To Swift's strings the two spellings of é are equal; to a file they are not.
  @Test func spellingsOfOneLetterDiffer() {
    let difference = TextDifference(reference: "\u{E9}", actual: "e\u{301}")
    #expect(difference.counts == (1, 1))
  }

  @Test func aMissingLastLineEndIsADifference() {
    #expect(TextDifference(reference: "a\n", actual: "a").counts == (1, 0))
  }
}
