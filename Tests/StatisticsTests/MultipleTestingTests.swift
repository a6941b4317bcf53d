import Statistics
import Testing

struct MultipleTestingTests {
  let pValues = [0.001, 0.008, 0.012, 0.03, 0.04, 0.2]

  // R: p.adjust(p, "holm")
  @Test func holmStepsDown() {
    let holm = WeightedHolm(pValues)
    for (adjusted, expected) in zip(holm.adjusted, [0.006, 0.04, 0.048, 0.09, 0.09, 0.2]) {
      #expect(isClose(adjusted, expected))
    }
  }

  @Test func theResultKeepsTheOrderOfTheClaims() {
    #expect(WeightedHolm([0.25, 0.125]).adjusted == [0.25, 0.25])
    #expect(WeightedHolm([0.5, 0.125, 0.5]).adjusted == [1, 0.375, 1])
  }

  @Test func noClaimAndOneClaimNeedNoAdjustment() {
    #expect(WeightedHolm([]).adjusted.isEmpty)
    #expect(WeightedHolm([0.04]).adjusted == [0.04])
    #expect(WeightedHolm([0.04]).levels == [0.05])
  }

  @Test func whatIsRejectedLeavesItsShareAndTheRestHaveTheLast() {
    // 0.001 at a third of 0.06; then 0.2 stops it at a half, which the other has too.
    #expect(WeightedHolm([0.2, 0.001, 0.3], significance: 0.06).levels == [0.03, 0.02, 0.03])
  }

  @Test func aHeavierClaimIsTestedAtALargerShare() {
    // By hand: 0.03/3 comes before 0.02/1 and has 3/4 of 0.05; then 0.02 has all of it.
    let holm = WeightedHolm([0.02, 0.03], weights: [1, 3])
    #expect(isClose(holm.levels[1], 0.0375))
    #expect(isClose(holm.levels[0], 0.05))
    #expect(isClose(holm.adjusted[1], 0.04))
    #expect(isClose(holm.adjusted[0], 0.04))
  }

  @Test func aProbabilityAboveOneIsAProgrammingError() async {
    await #expect(processExitsWith: .failure) { _ = WeightedHolm([1.5]) }
    await #expect(processExitsWith: .failure) { _ = WeightedHolm([.nan]) }
  }
}
