import Testing

@testable import Running

@Suite struct BackoffTests {
  // By hand: 20 ms doubled six times would be 1.28 s.
  @Test func pausesDoubleUpToASecondAndBeginAnew() {
    var backoff = Backoff()
    let pauses = (0..<8).map { _ in backoff.next() }
    #expect(pauses == [20, 40, 80, 160, 320, 640, 1000, 1000].map { .milliseconds($0) })
    backoff.reset()
    #expect(backoff.next() == .milliseconds(20))
  }
}
