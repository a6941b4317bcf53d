import Statistics
import Testing

struct MultipleTestingTests {
  let pValues = [0.001, 0.008, 0.012, 0.03, 0.04, 0.2]

  // R: p.adjust(p, "holm")
  @Test func holmStepsDown() {
    for (adjusted, expected) in zip(holm(pValues), [0.006, 0.04, 0.048, 0.09, 0.09, 0.2]) {
      #expect(isClose(adjusted, expected))
    }
  }

  @Test func theResultKeepsTheOrderOfTheClaims() {
    #expect(holm([0.25, 0.125]) == [0.25, 0.25])
    #expect(holm([0.5, 0.125, 0.5]) == [1, 0.375, 1])
  }

  @Test func noClaimAndOneClaimNeedNoAdjustment() {
    #expect(holm([]).isEmpty)
    #expect(holm([0.04]) == [0.04])
    #expect(holmLevels([]).isEmpty)
  }

  @Test func holmLevelsShareTheSignificanceByRank() {
    #expect(holmLevels([0.2, 0.001, 0.03], significance: 0.06) == [0.06, 0.02, 0.03])
  }

  @Test func aProbabilityAboveOneIsAProgrammingError() async {
    await #expect(processExitsWith: .failure) { _ = holm([1.5]) }
    await #expect(processExitsWith: .failure) { _ = holm([.nan]) }
  }
}
