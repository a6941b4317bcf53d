import Foundation

/// Normal numbers that are the same in every run of the tests: SplitMix64 (Steele, Lea and Flood, 2014) and Box and Muller's
/// transformation.
struct NormalDraws {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 to 1, 0 excluded.
  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return (Double(bits >> 11) + 1) / 9_007_199_254_740_992
  }

  /// A number of mean 0 and standard deviation 1.
  mutating func next() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
  }

  /// Several of a mean.
  mutating func values(_ count: Int, mean: Double) -> [Double] {
    (0..<count).map { _ in mean + next() }
  }
}
