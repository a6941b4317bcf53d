import Testing

@testable import Reporting

@Suite struct FormatTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (1.005, 1, "1.0"), (-12.345, 2, "−12.34"),
    (0.05, 1, "0.0"), (99.95, 0, "100"), (.nan, 1, "not a number"), (-.infinity, 1, "−∞"),
  ])
  func numbersHaveFixedDecimals(_ value: Double, _ decimals: Int, _ text: String) {
    // By hand; halves of the scaled number go to the even neighbour: 0.5 to 0, 1234.5 to 1234.
    #expect(Format.fixed(value, decimals: decimals) == text)
  }

  @Test func sharesBecomePercentages() {
    #expect(Format.percent(0.98765) == "98.8\u{A0}%")
    #expect(Format.percent(1) == "100.0\u{A0}%")
  }

  @Test(arguments: [(7, "7"), (1_000, "1,000"), (535_818, "535,818"), (-12_345_678, "−12,345,678")])
  func thousandsAreSeparated(_ count: Int, _ text: String) {
    #expect(Format.count(count) == text)
  }

  @Test func dataReadsBackAsTheSameNumber() {
    for value in [0.1, 1.0 / 3, 1e-300, -2.5, 1e16] {
      #expect(Double(Format.data(value)) == value)
    }
    #expect(Format.data(64) == "64")
  }
}
