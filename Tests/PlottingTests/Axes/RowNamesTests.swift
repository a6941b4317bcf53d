import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct RowNamesTests {
  private let lettering = Lettering(FixedAdvanceMeasurer())

  /// 7.5 pt and 0.6 em a character: 4.5 points each.
  @Test func longNamesHaveTwoLinesAndHigherRows() {
    let names = RowNames(
      [AxisRow("Short"), AxisRow("Eleven char and more"), AxisRow("x", leastHeight: 40)],
      limit: 60,
      lettering
    )
    #expect(names.heights == [11.5, 21, 40])
    #expect(names.height == 72.5)
    #expect(names.width == 4.5 * 11)
  }

  @Test func furtherPartsAreIndentedAndNotParted() {
    let names = RowNames(
      [AxisRow("a"), AxisRow("b", continues: true), AxisRow("c", note: "yes")],
      limit: 100,
      lettering
    )
    #expect(names.width == 4.5 + 9)
    #expect(names.partings == [1.5])
    #expect(names.noteWidth == 3 * 4.5 + 6)
  }
}
