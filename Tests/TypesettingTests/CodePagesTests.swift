import Testing
import Typesetting

/// Breaks by hand.
@Suite struct CodePagesTests {
  @Test func aShortProgramStaysWhole() {
    #expect(CodePages.breaks(lines: 12, afterEmptyLines: [6]) == [])
  }

  @Test func aLongProgramIsDividedAtEmptyLines() {
    #expect(CodePages.breaks(lines: 30, afterEmptyLines: [3, 10, 20, 27]) == [10, 20])
  }

  @Test func aProgramWithoutEmptyLinesIsDividedFarFromItsEnds() {
    #expect(CodePages.breaks(lines: 30, afterEmptyLines: []) == Set(4...26))
    #expect(CodePages.breaks(lines: 40, afterEmptyLines: [10]) == Set(4...36))
    #expect(CodePages.breaks(lines: 24, afterEmptyLines: []) == [])
  }
}
