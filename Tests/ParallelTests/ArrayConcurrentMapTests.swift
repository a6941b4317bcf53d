import Parallel
import Synchronization
import Testing

@Suite struct ArrayConcurrentMapTests {
  private struct Refusal: Error, Equatable {
    var number: Int
  }

  @Test(arguments: [1, 2, 7, 1000])
  func resultsStandInTheOrderOfTheElements(workers: Int) {
    #expect(Array(0..<100).concurrentMap(workers: workers) { $0 * $0 } == (0..<100).map { $0 * $0 })
  }

  @Test func nothingMakesNothing() {
    #expect([Int]().concurrentMap(workers: 4) { $0 }.isEmpty)
  }

  @Test func theFirstErrorIsThatOfTheFirstElement() {
    let calls = Atomic(0)
    #expect(throws: Refusal(number: 3)) {
      try Array(0..<100).concurrentMap(workers: 4) { number throws(Refusal) in
        calls.add(1, ordering: .relaxed)
        if number >= 3 { throw Refusal(number: number) }
        return number
      }
    }
    #expect(calls.load(ordering: .relaxed) == 100)
  }
}
