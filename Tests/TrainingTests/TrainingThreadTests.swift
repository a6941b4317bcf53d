import Foundation
import Models
import Testing
import Training

@Suite struct TrainingThreadTests {
  @Test func denormalNumbersCountAsZeroOnlyWhileTraining() {
    // Not constants, which the compiler would multiply itself.
    let factors = (0..<2).map { $0 == 0 ? Float.leastNormalMagnitude : 0.5 }
    let inside = withTrainingThread { factors[0] * factors[1] }
    #expect(inside == 0)
    #expect(factors[0] * factors[1] == Float.leastNormalMagnitude / 2)
  }

  /// Whether a signal would wait for this thread.
  private func isHeld(_ signal: Int32) -> Bool {
    var held = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &held)
    return sigismember(&held, signal) == 1
  }

  @Test func signalsWaitOnlyWhileTraining() {
    let signals = [SIGINT, SIGTERM, SIGPROF, SIGSEGV]
    let before = signals.map(isHeld)
    #expect(withTrainingThread { signals.map(isHeld) } == [true, true, true, false])
    #expect(signals.map(isHeld) == before)
    #expect(!isHeld(SIGPROF))
  }
}
