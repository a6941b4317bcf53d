import Testing

@testable import Reporting

@Suite struct MeasuredValueTests {
  @Test func aDifferenceOfBoundsIsABoundWhereItCanBe() {
    let two = MeasuredValue.number(2)
    #expect(two - .number(0.5) == .number(1.5))
    #expect(MeasuredValue.atLeast(5) - two == .atLeast(3))
    #expect(two - .atLeast(5) == .atMost(-3))
    #expect(two - .atMost(1) == .atLeast(1))
    #expect(MeasuredValue.atLeast(5) - .atMost(1) == .atLeast(4))
    #expect(MeasuredValue.atLeast(5) - .atLeast(1) == .unreached)
  }

  @Test func whatHasNoNumberHasNoSum() {
    for other in [MeasuredValue.number(1), .atLeast(1), .unreached, .none, .diverged] {
      #expect(MeasuredValue.diverged + other == .diverged)
    }
    #expect(MeasuredValue.none + .unreached == .none)
    #expect(MeasuredValue.unreached + .number(1) == .unreached)
  }

  @Test func aNegativeFactorTurnsABoundRound() {
    #expect(-2 * MeasuredValue.atLeast(3) == .atMost(-6))
    #expect(-2 * MeasuredValue.atMost(3) == .atLeast(-6))
    #expect(0 * MeasuredValue.atLeast(3) == .number(0))
  }

  @Test func onlyWhatIsAboveZeroHasALogarithm() {
    #expect(MeasuredValue.atLeast(1).logarithm == .atLeast(0))
    #expect(MeasuredValue.number(0).logarithm == .none)
    #expect(MeasuredValue.diverged.logarithm == .diverged)
  }
}
