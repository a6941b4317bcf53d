import Testing

@testable import Notation

@Suite struct DecimalTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (-0.0004, "0"), (1.0005, "1.001"), (0.1 + 0.2, "0.3"),
    (-2.5, "-2.5"), (100, "100"), (1234.5678, "1234.568"), (0.0006, "0.001"), (999.9996, "1000"),
  ])
  func threeDecimalsAreRoundedAndTrimmed(value: Double, text: String) {
    #expect(value.decimal(places: 3) == text)
  }

  @Test func untrimmedNumbersKeepTheirZeros() {
    #expect(2.0.decimal(places: 2, trimmed: false) == "2.00")
    #expect(0.05.decimal(places: 1, trimmed: false) == "0.1")
    #expect((-0.01).decimal(places: 1, trimmed: false) == "0.0")
    #expect(7.0.decimal(places: 0, trimmed: false) == "7")
  }

  @Test func numbersTooLargeForDecimalsKeepSwiftsNotation() {
    #expect(1e300.decimal(places: 3) == "1e+300")
    #expect(Double.nan.decimal(places: 3) == "nan")
    #expect((-Double.infinity).decimal(places: 0) == "-inf")
  }

  @Test func halvesGoAwayFromZeroOrToTheEvenNeighbour() {
    #expect(0.125.decimal(places: 2) == "0.13")
    #expect(0.125.decimal(places: 2, rounding: .toNearestOrEven) == "0.12")
  }
}
