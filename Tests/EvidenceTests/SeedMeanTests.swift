import Measures
import Models
import Notation
import Testing

@testable import Evidence

@Suite struct SeedMeanTests {
  /// Mean 2, s = 1, t of 2 degrees 4.3027: half a width of 2.484.
  @Test func halfAWidthHasNoSign() {
    let style = PartResult.signedDifference(isShare: false)
    #expect(SeedMean([1, 2, 3], style)?.compact == "+2.000\u{A0}±\u{A0}2.484")
  }

  @Test func anIntervalOfExplodedLossesKeepsItsExponents() {
    // Mean 2e18, half width 1.27e19 of the t-interval with one degree of freedom: 12.706 · 1e18.
    let mean = SeedMean([1e18, 3e18], .loss)
    #expect(mean?.compact == "2.00e18\u{A0}±\u{A0}1.27e19")
  }

  @Test func aUnitIsSaidOnce() {
    // Mean 0.9, half width 12.706 · 0.01 of the t-interval with one degree of freedom, cut at 100 %.
    let mean = SeedMean([0.89, 0.91], .percentWithinBounds)
    // What ± would lead past 100 % is a range.
    #expect(mean?.compact == "90.0\u{A0}% (77.3 to 100.0\u{A0}%)")
    #expect(mean?.text == "90.0\u{A0}% (77.3 to 100.0\u{A0}%)")
  }

  @Test func oneSeedHasNoInterval() {
    #expect(SeedMean([0.5], .seconds)?.text == "0.50\u{A0}s")
    #expect(SeedMean([], .seconds) == nil)
  }
}
