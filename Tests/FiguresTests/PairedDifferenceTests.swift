import Measures
import Testing

@testable import Figures

@Suite struct PairedDifferenceTests {
  @Test func aSeedThatOneSideLacksMakesNoPair() {
    let difference = PairedDifference(
      [1: 0.5, 2: 0.75, 4: 0.5],
      minus: [1: 0.25, 3: 0.5, 4: 0.25],
      .points
    )
    #expect(difference.values == [25, 25])
    #expect(difference.amount == "25.0 points")
  }

  /// scipy 1.11: t.interval(0.95, 4, loc=2, scale=0.4472136) of 1, 2, 3, 1, 3 is 0.758 to 3.242.
  @Test func theIntervalIsStudents() throws {
    let difference = PairedDifference(
      [1: 1, 2: 2, 3: 3, 4: 1, 5: 3],
      minus: [1: 0, 2: 0, 3: 0, 4: 0, 5: 0],
      .difference
    )
    #expect(difference.text() == "+2.00 (+0.758 to +3.24)")
    #expect(difference.isClear())
    // Of 20 differences t.interval(0.9975, …) is -1.02 to 5.02.
    #expect(!difference.isClear(ofOneIn: 20))
  }

  @Test func ratiosAreComparedByTheirLogarithms() {
    let difference = PairedDifference(
      [1: 2, 2: 8, 3: 0],
      minus: [1: 1, 2: 1, 3: 1],
      .ratio
    )
    #expect(difference.values == [2, 8])
    #expect(difference.mean.map { abs($0 - 4) < 1e-12 } == true)
    #expect(difference.neutral == 1)
  }

  @Test func fourPairsSayNothingOfTheirInterval() {
    let numbers: [UInt64: Double] = [1: 1, 2: 1, 3: 1, 4: 1]
    let zeros: [UInt64: Double] = [1: 0, 2: 0, 3: 0, 4: 0]
    #expect(!PairedDifference(numbers, minus: zeros, .difference).isClear())
  }
}
