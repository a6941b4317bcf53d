import Foundation
import Models
import Runs
import Testing

@Suite struct TestMetricsCorrectnessTests {
  private static func metrics(_ isCorrect: [Bool]?) -> TestMetrics {
    TestMetrics(
      selection: .lastEpoch,
      epoch: 1,
      test: Measurement(loss: 0, accuracy: 0, count: isCorrect?.count ?? 0),
      isCorrect: isCorrect
    )
  }

  @Test func theFirstExampleIsTheHighestBit() {
    let values = [true, false, false, false, false, false, true, false, true, true, false]
    let metrics = Self.metrics(values)
    // By hand: 1000 0010, 110 and five bits that mean nothing.
    #expect(metrics.correct == Data([0x82, 0xc0]))
    #expect(metrics.isCorrect == values)
  }

  @Test func whatIsNotKeptIsNil() {
    #expect(Self.metrics(nil).correct == nil)
    #expect(Self.metrics(nil).isCorrect == nil)
    #expect(Self.metrics([]).isCorrect == [])
  }
}
