/// A small generator whose numbers are the same in every release: splits and synthetic images depend on it.
///
/// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators",
/// doi:10.1145/2660193.2660195. The standard library's own shuffles may change between releases.
package struct SplitMix64: Sendable {
  private var state: UInt64

  /// The generator that starts at a seed.
  package init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A whole number from 0 up to, not including, a bound, all equally probable.
  ///
  /// Draws above the largest multiple of the bound are drawn again.
  package mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "There is no number below zero to draw.")
    let bound = UInt64(bound)
    let excess = (UInt64.max % bound + 1) % bound
    var draw = next()
    while draw > UInt64.max - excess { draw = next() }
    return Int(draw % bound)
  }

  /// Reorders the values, all orders equally probable: Fisher and Yates, from the back.
  package mutating func shuffle(_ values: inout [Int32]) {
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, next(below: last + 1))
    }
  }
}
