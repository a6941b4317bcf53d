import CKernels
import Models
import Testing
import Training

@Suite struct DropoutKernelTests {
  /// The known answers for philox4x32 with 10 rounds.
  ///
  /// Random123, kat_vectors (Salmon et al. 2011).
  static let known: [(counter: [UInt32], key: [UInt32], words: [UInt32])] = [
    ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    (
      [.max, .max, .max, .max], [.max, .max],
      [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ]

  @Test(arguments: known)
  func randomWordsAreThoseOfPhilox(counter: [UInt32], key: [UInt32], words: [UInt32]) {
    var result = [UInt32](repeating: 0, count: 4)
    kernel_philox(counter, key, &result)
    #expect(result == words)
  }

  private func factors(step: UInt64 = 1, stream: UInt32 = 0, probability: Double = 0.3) -> [Float] {
    let ones = buffer([Float](repeating: 1, count: 100_000))
    let mask = buffer(ones.values)
    var job = kernel_dropout(
      inputs: ones.start,
      mask: mask.start,
      outputs: ones.start,
      probability: probability,
      seed: 7,
      step: step,
      stream: stream,
      count: 100_000
    )
    kernel_run_dropout(&job, kernel_single)
    #expect(ones.values == mask.values)
    return mask.values
  }

  @Test func itDropsTheShareAndScalesTheRest() {
    let factors = factors()
    // 30,000 expected, with a standard deviation of 145: five of them.
    let dropped = factors.count { $0 == 0 }
    #expect(abs(dropped - 30_000) < 725)
    #expect(Set(factors) == [0, 1 / 0.7])
  }

  @Test func stepsAndLayersDrawTheirOwn() {
    let agreement = { (a: [Float], b: [Float]) in zip(a, b).count { $0 == $1 } }
    // Independent masks agree in 0.3² + 0.7² = 58 % of the places, with a standard deviation of 156.
    #expect(abs(agreement(factors(), factors(step: 2)) - 58_000) < 780)
    #expect(abs(agreement(factors(), factors(stream: 1)) - 58_000) < 780)
    #expect(factors() == factors())
  }
}
