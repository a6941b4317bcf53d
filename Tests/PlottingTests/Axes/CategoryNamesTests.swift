import TestSupport
import Testing

@testable import Plotting

@Suite struct CategoryNamesTests {
  /// Half an em a letter: 3.75 points at 7.5 points.
  private let names = CategoryNames(Lettering(FixedAdvanceMeasurer()))
  private var letter: Double {
    let lettering = Lettering(FixedAdvanceMeasurer())
    return lettering.width("x", lettering.tickLabel)
  }

  @Test func namesBreakAtSpaces() {
    #expect(names.lines("Batch norm", width: 20 * letter) == ["Batch norm"])
    #expect(names.lines("Batch norm", width: 6 * letter) == ["Batch", "norm"])
  }

  @Test func aWordTooWideBreaksWithAHyphen() {
    #expect(names.lines("normalisation", width: 8 * letter) == ["normali‐", "sation"])
  }

  @Test func whatHasNoRoomEndsInAnEllipsis() {
    #expect(names.lines("a b c d e f g", width: letter, count: 1) == ["…"])
    #expect(names.lines("one two three four", width: 5 * letter) == ["one", "two", "thre…"])
    let lines = names.lines(String(repeating: "x", count: 500), width: 10 * letter)
    #expect(lines.count == 3 && lines[2].last == "…")
  }

  @Test func aBandWithoutWidthEndsTheSearch() {
    #expect(names.lines("Batch norm", width: 0).count <= 3)
    #expect(names.lines("", width: 10) == [])
  }
}
