import Notation
import Testing

@testable import Reporting

@Suite struct EstimateTests {
  @Test func anIntervalOfExplodedLossesKeepsItsExponents() {
    // Mean 2e18, half width 1.27e19 of the t-interval with one degree of freedom: 12.706 · 1e18.
    let estimate = Estimate([1e18, 3e18], format: Format.loss)
    #expect(estimate?.compact == "2.00e18\u{A0}±\u{A0}1.27e19")
  }
}
