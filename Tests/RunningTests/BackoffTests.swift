import Testing

@testable import Running

@Suite struct BackoffTests {
  // By hand: 100 ms doubled eight times would be 25.6 s.
  @Test func pausesDoubleUpToSixteenSeconds() {
    var backoff = Backoff()
    let pauses = (0..<9).map { _ in backoff.next() }
    #expect(
      pauses
        == [100, 200, 400, 800, 1600, 3200, 6400, 12_800, 16_000].map { .milliseconds($0) }
    )
  }

  // By hand: a name is one call, a claim a dozen more; 64 workers that all begin at once.
  @Test(arguments: [10.0, 60, 600]) func sixtyFourWorkersAskLessThanFiftyTimesASecond(
    seconds: Double
  ) {
    var backoff = Backoff()
    var (time, calls) = (0.0, 0)
    while time < seconds {
      calls += backoff.asksForClaim ? 13 : 1
      time += backoff.next() / .seconds(1)
    }
    #expect(Double(64 * calls) / seconds < 50)
  }

  // By hand.
  @Test func aPauseIsMadeInParts() {
    #expect(
      Duration.milliseconds(450).parts(of: .milliseconds(200))
        == [200, 200, 50].map { .milliseconds($0) }
    )
    #expect(Duration.zero.parts(of: .milliseconds(200)).isEmpty)
  }
}
