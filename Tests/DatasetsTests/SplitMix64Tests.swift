import Datasets
import Testing

@Suite struct SplitMix64Tests {
  @Test func theNumbersOfSeedZeroArePublished() {
    // The first outputs of Vigna's splitmix64.c for the state 0.
    var generator = SplitMix64(seed: 0)
    #expect(generator.next() == 0xe220_a839_7b1d_cdaf)
    #expect(generator.next() == 0x6e78_9e6a_a1b9_65f4)
    #expect(generator.next() == 0x06c4_5d18_8009_454f)
  }

  @Test func boundedNumbersFillTheirRange() {
    var generator = SplitMix64(seed: 1)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<7_000 { counts[generator.next(below: 7)] += 1 }
    // Six standard deviations of a binomial count, √(7000 · 1/7 · 6/7) = 29.3.
    #expect(counts.allSatisfy { abs($0 - 1_000) < 176 })
    #expect(generator.next(below: 1) == 0)
  }
}
