import Testing

@testable import Plotting

@Suite struct NumberFormatTests {
  @Test func ticksHaveOneCountOfDecimals() {
    #expect(NumberFormat.number.text(0.5, decimals: 2) == "0.50")
    #expect(NumberFormat.number.text(-2, decimals: 0) == "\u{2212}2")
    #expect(NumberFormat.percent.text(0.875, decimals: 1) == "87.5\u{202F}%")
  }

  @Test func thousandsHaveCommas() {
    #expect(NumberFormat.number.text(999, decimals: 0) == "999")
    #expect(NumberFormat.number.text(-1234.5, decimals: 1) == "\u{2212}1,234.5")
  }

  @Test func tablesHaveFourSignificantDigits() {
    #expect(NumberFormat.number.text(0.123456) == "0.1235")
    #expect(NumberFormat.number.text(2.34567) == "2.346")
    #expect(NumberFormat.number.text(23.4567) == "23.46")
    #expect(NumberFormat.number.text(0) == "0.000")
    #expect(NumberFormat.percent.text(0.87654) == "87.65\u{202F}%")
    #expect(NumberFormat.number.text(.nan) == "not finite")
  }

  @Test func factorsAreWrittenExactly() {
    #expect(NumberFormat.number.text(exactly: 256) == "256")
    #expect(NumberFormat.number.text(exactly: 0.01) == "0.01")
    #expect(NumberFormat.number.text(exactly: 0.00025) == "0.00025")
    #expect(NumberFormat.number.text(exactly: 1e-8) == "10⁻⁸")
    #expect(NumberFormat.number.text(exactly: -1.5e-7) == "\u{2212}1.5·10⁻⁷")
    #expect(NumberFormat.number.text(exactly: 1.0 / 3) == "0.333333")
    #expect(NumberFormat.number.text(exactly: 0) == "0")
    #expect(NumberFormat.percent.text(exactly: 0.125) == "12.5\u{202F}%")
  }
}
