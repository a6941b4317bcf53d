import Testing

@testable import Faults

@Suite struct EditDistanceTests {
  // kitten -> sitting is the textbook example of Levenshtein's distance: 3.
  @Test(arguments: [
    ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0), ("lr", "learning_rate", 11),
  ])
  func countsAdditionsRemovalsAndReplacements(_ first: String, _ second: String, _ distance: Int) {
    #expect(EditDistance.between(first, second) == distance)
    #expect(EditDistance.between(second, first) == distance)
  }

  @Test func onlyAShortWordIsNearAnother() {
    #expect(
      Spelling.nearest(to: "learning_rte", among: ["loss", "learning_rate"]) == "learning_rate"
    )
    #expect(Spelling.nearest(to: "x", among: ["learning_rate"]) == nil)
    let long = String(repeating: "a", count: 101)
    #expect(Spelling.nearest(to: long, among: [long + "a"]) == nil)
  }
}
