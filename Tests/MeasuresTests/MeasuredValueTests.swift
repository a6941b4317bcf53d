import Testing

@testable import Measures

@Suite struct MeasuredValueTests {
  // By hand: a ≥ 3 and b = 2 make a − b ≥ 1, a ≥ 3 and b ≤ 2 too, a ≥ 3 and b ≥ 2 nothing.
  @Test(
    arguments: [
      (.number(3), .number(2), .number(1)),
      (.atLeast(3), .number(2), .atLeast(1)),
      (.number(3), .atLeast(2), .atMost(1)),
      (.atMost(3), .number(2), .atMost(1)),
      (.number(3), .atMost(2), .atLeast(1)),
      (.atLeast(3), .atMost(2), .atLeast(1)),
      (.atMost(3), .atLeast(2), .atMost(1)),
      (.atLeast(3), .atLeast(2), .open),
      (.atMost(3), .atMost(2), .open),
      (.open, .number(2), .open),
      (.number(3), .open, .open),
      (.atLeast(3), .open, .open),
      (.diverged, .notRecorded, .diverged),
      (.notRecorded, .diverged, .diverged),
      (.notRecorded, .open, .notRecorded),
      (.diverged, .open, .diverged),
      (.number(3), .notRecorded, .notRecorded),
    ] as [(MeasuredValue, MeasuredValue, MeasuredValue)]
  )
  func aDifferenceKeepsWhatIsKnown(
    _ first: MeasuredValue,
    _ second: MeasuredValue,
    _ difference: MeasuredValue
  ) {
    #expect(first - second == difference)
  }

  @Test func aSumOfBoundsOnOneSideIsABound() {
    #expect(MeasuredValue.atLeast(3) + .atLeast(2) == .atLeast(5))
    #expect(MeasuredValue.atMost(3) + .atMost(2) == .atMost(5))
    #expect(MeasuredValue.atLeast(3) + .atMost(2) == .open)
  }

  @Test func theNegativeOfALowerBoundIsAnUpperOne() {
    #expect(-MeasuredValue.atLeast(3) == .atMost(-3))
    #expect(-MeasuredValue.atMost(3) == .atLeast(-3))
    #expect(-MeasuredValue.number(3) == .number(-3))
    #expect(-MeasuredValue.open == .open)
    #expect(-MeasuredValue.diverged == .diverged)
  }

  @Test func aRisingFunctionKeepsBounds() {
    #expect(MeasuredValue.atLeast(3).mapping { $0 * 2 } == .atLeast(6))
    #expect(MeasuredValue.atMost(3).mapping { $0 * 2 } == .atMost(6))
    #expect(MeasuredValue.diverged.mapping { $0 * 2 } == .diverged)
    #expect(MeasuredValue.open.mapping { $0 * 2 } == .open)
    #expect(MeasuredValue.number(0).mapping { 1 / $0 } == .notRecorded)
  }

  @Test func onlyANumberIsExact() {
    let values: [MeasuredValue] = [
      .number(1), .atLeast(2), .atMost(3), .open, .diverged, .notRecorded,
    ]
    #expect(values.map(\.exact) == [1, nil, nil, nil, nil, nil])
    #expect(values.map(\.number) == [1, 2, 3, nil, nil, nil])
    #expect(values.map(\.isBound) == [false, true, true, true, false, false])
  }
}
