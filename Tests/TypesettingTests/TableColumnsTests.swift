import Testing
import Typesetting

/// Widths by hand.
@Suite struct TableColumnsTests {
  private let needs = TableColumns.Needs(
    words: [20, 30, 10],
    cells: [40, 130, 10],
    lines: [60, 130, 30]
  )

  @Test func columnsAreAsWideAsTheirTextWhereThereIsRoom() {
    #expect(TableColumns.widths(needs, available: 220) == [60, 130, 30])
    #expect(TableColumns.widths(needs, available: 500) == [60, 130, 30])
  }

  @Test func headersBreakBeforeCells() {
    // Cells need 180; the other 20 of 40 that the headers lack are shared in proportion: half of each.
    #expect(TableColumns.widths(needs, available: 200) == [50, 130, 20])
  }

  @Test func longCellsBreakBeforeWords() {
    // Words need 60; half of the missing 20, 100 and 0.
    #expect(TableColumns.widths(needs, available: 120) == [30, 80, 10])
  }

  @Test func whereWordsMustBreakThoseOfTheWidestColumnsDo() {
    #expect(TableColumns.widths(needs, available: 50) == [20, 20, 10])
    #expect(TableColumns.widths(needs, available: 40) == [15, 15, 10])
    #expect(TableColumns.widths(needs, available: 24) == [8, 8, 8])
  }

  @Test func aColumnGivesToAnotherWhatSavesLines() {
    func shortened(_ cells: [[Double]], least: [Double] = [20, 20]) -> [Double] {
      TableColumns.shortened([60, 60], least: least, cells: cells, gap: 10)
    }
    // 106 points of words are three lines of 50, and two from 53 on; at 70 its lines are as full as those of the other's 40
    // in 30: 1.43 and 1.33 of a line.
    #expect(shortened([[100], [40]]) == [80, 40])
    // The row is as high as its highest cell.
    #expect(shortened([[100], [100]]) == [60, 60])
    // All stand on one line already.
    #expect(shortened([[50], [50]]) == [60, 60])
    #expect(shortened([[100], [40]], least: [20, 57]) == [60, 60])
    #expect(shortened([[], []]) == [60, 60])
  }

  @Test func fewLongNumbersDoNotWidenALongColumn() {
    #expect(TableColumns.usualWidth(of: [10, 0, 30, 20]) == 30)
    // Two of twenty are the widest tenth; empty cells do not count.
    let cells = Array(repeating: 10.0, count: 18) + [40, 50]
    #expect(TableColumns.usualWidth(of: cells + Array(repeating: 0, count: 30)) == 10)
    #expect(TableColumns.usualWidth(of: cells + [50]) == 40)
    #expect(TableColumns.usualWidth(of: []) == 0)
  }

  @Test func aTableWithRoomForAllItsColumnsIsOnePart() {
    #expect(TableColumns.groups(words: [10, 20, 30], keys: 1, width: 60) == [[0, 1, 2]])
    #expect(TableColumns.groups(words: [100, 100], keys: 1, width: 60) == [[0, 1]])
  }

  @Test func partsOfATableAreEven() {
    // Beside the first column of 10 there is room for 12 of 14 columns of 10: 7 and 7 rather than 12 and 2.
    let words = Array(repeating: 10.0, count: 15)
    #expect(
      TableColumns.groups(words: words, keys: 1, width: 130) == [
        [0] + Array(1...7), [0] + Array(8...14),
      ]
    )
    // Three parts of at most 40: 10 + 30, 20 + 20 and 40.
    #expect(
      TableColumns.groups(words: [10, 10, 30, 20, 20, 40], keys: 1, width: 60) == [
        [0, 1, 2], [0, 3, 4], [0, 5],
      ]
    )
  }

  @Test func everyPartOfATableBeginsWithTheColumnsThatSayWhichRowItIs() {
    #expect(
      TableColumns.groups(words: [10, 20, 30, 30, 30, 30], keys: 2, width: 90) == [
        [0, 1, 2, 3], [0, 1, 4, 5],
      ]
    )
    // Two of 30 would leave less than half of 90 to the others.
    #expect(
      TableColumns.groups(words: [30, 30, 30, 30], keys: 2, width: 90) == [[0, 1, 2], [0, 3]]
    )
  }

  @Test(arguments: [10, 59.9, 60, 100, 179, 180, 181, 219.9, 220, 1000])
  func noTableIsWiderThanItsPlace(available: Double) {
    #expect(TableColumns.widths(needs, available: available).reduce(0, +) <= available + 1e-9)
  }
}
