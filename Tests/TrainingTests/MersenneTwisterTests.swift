import Models
import Testing
import Training

/// Expectations: PyTorch 2.15 on a CPU, four decimals where it prints four.
@Suite struct MersenneTwisterTests {
  @Test(
    arguments: [
      (0, [0.4963, 0.7682, 0.0885, 0.1320, 0.3074, 0.6341]),
      (42, [0.8823, 0.9150, 0.3829, 0.9593]),
    ] as [(UInt64, [Float])]
  )
  func uniformNumbersAreThoseOfTorchRand(seed: UInt64, expected: [Float]) {
    var generator = MersenneTwister(seed: seed)
    for value in expected {
      #expect(abs(generator.nextUniform(from: 0, to: 1) - value) < 5.1e-5)
    }
  }

  @Test func theTenThousandthNumberOfTheDefaultSeedIsTheStandards() {
    // C++11, [rand.predef]: the 10,000th invocation of a default mt19937 (seed 5489).
    var generator = MersenneTwister(seed: 5489)
    for _ in 1..<10_000 { _ = generator.next32() }
    #expect(generator.next32() == 4_123_659_995)
  }

  @Test func onlyTheLow32BitsOfTheSeedCount() {
    var a = MersenneTwister(seed: 7)
    var b = MersenneTwister(seed: 7 | 1 << 32)
    #expect(a.next32() == b.next32())
  }

  @Test func permutationsAreThoseOfTorchRandperm() {
    var generator = MersenneTwister(seed: 0)
    #expect(generator.nextPermutation(of: 10) == [4, 1, 7, 5, 3, 9, 0, 8, 6, 2])
    #expect(generator.nextPermutation(of: 1) == [0])
    #expect(generator.nextPermutation(of: 0) == [])
  }

  @Test func epochOrdersAreThoseOfADataLoader() {
    // torch.manual_seed(3); nn.Linear(4, 3); DataLoader(arange(50), batch_size=7, shuffle=True).
    var generator = MersenneTwister(seed: 3)
    let linear = ParameterLayout(Architecture(inputCount: 4, hiddenCounts: [], classCount: 3))
    _ = linear.initialParameters(using: &generator)
    #expect(generator.nextEpochOrder(of: 50).prefix(5) == [47, 44, 33, 32, 18])
    #expect(generator.nextEpochOrder(of: 50).prefix(5) == [11, 21, 14, 28, 38])
    #expect(generator.nextEpochOrder(of: 50).prefix(5) == [41, 14, 49, 0, 26])
  }
}
