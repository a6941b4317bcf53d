import Testing

@testable import Notation

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

  @Test(arguments: [
    (2.3026, "2.303"), (99_999, "99999.000"), (100_000, "1.00e5"), (5.643e7, "5.64e7"),
    (9.996e17, "1.00e18"), (-1.16e18, "−1.16e18"), (.infinity, "∞"),
  ])
  func aLossThatExplodedHasAnExponent(_ value: Double, _ text: String) {
    #expect(Format.loss(value) == text)
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

  @Test func aRangeOfCountsHasItsEnds() {
    #expect(Format.range([]) == nil)
    #expect(Format.range([3, 3]) == "3")
    #expect(Format.range([1_000, 3, 17]) == "3 to 1,000")
  }

  @Test(arguments: [
    (1.917, "1.92×"), (0.05, "0.05×"), (0, "0.00×"), (999.994, "999.99×"), (0.0034, "0.003×"),
    (1234, "1234×"), (1.7e8, "1.70e8×"), (2.04e-10, "2.0e−10×"), (.infinity, "∞×"),
  ])
  func aRatioFarFromOneHasSignificantDigits(_ value: Double, _ text: String) {
    #expect(Format.ratio(value) == text)
  }

  @Test(arguments: [
    (2276.2, "2276"), (1.24, "1.2"), (0.98, "0.98"), (0.05, "0.050"), (2.1e-15, "2·10⁻¹⁵"),
    (9.7e5, "10⁶"), (0, "0"),
  ])
  func factorsFarFromOneArePowersOfTen(_ value: Double, _ text: String) {
    #expect(Format.factor(value) == text)
  }

  @Test func digitsAreGroupedBeforeThePoint() {
    #expect(Format.grouped("1234567") == "1,234,567")
    #expect(Format.grouped("-1234.5678") == "−1,234.5678")
    #expect(Format.grouped("-123") == "−123")
  }

  // By hand: with so many decimals the last digit of the factor has the place of theirs.
  @Test(
    arguments: [
      (2.5e-7, nil, "2.5·10⁻⁷"), (1e-8, nil, "10⁻⁸"), (-1.5e12, nil, "−1.5·10¹²"),
      (1.23456e-4, 6, "1.23·10⁻⁴"), (9.999_999_9e-9, nil, "10⁻⁸"), (0, nil, "0"),
      (.infinity, nil, "not finite"),
    ] as [(Double, Int?, String)]
  )
  func powersOfTenHaveSuperscripts(_ value: Double, _ decimals: Int?, _ text: String) {
    #expect(Format.scientific(value, decimals: decimals) == text)
  }
}
