/// PyTorch's CPU generator: the 32-bit Mersenne Twister and the three ways a training draws from it.
///
/// Matsumoto and Nishimura 1998, "Mersenne twister", doi:10.1145/272991.272995; seeded as
/// `torch.manual_seed` seeds it. Streams, initial weights and batch orders are PyTorch's bit for bit.
package struct MersenneTwister: Sendable, Hashable {
  private var state: [UInt32]
  private var index: Int

  private static let length = 624
  private static let shift = 397

  /// The generator after `torch.manual_seed(seed)`, of which only the low 32 bits count.
  package init(seed: UInt64) {
    var state = [UInt32(truncatingIfNeeded: seed)]
    state.reserveCapacity(Self.length)
    for i in 1..<Self.length {
      let previous = state[i - 1]
      state.append(1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(i))
    }
    self.state = state
    index = Self.length
  }

  /// The next 32 random bits.
  package mutating func next32() -> UInt32 {
    if index == Self.length { twist() }
    var y = state[index]
    index += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    y ^= y >> 18
    return y
  }

  /// The next 63 random bits as PyTorch's `random_()` on an int64 draws them: the high half first.
  package mutating func next63() -> UInt64 {
    let high = UInt64(next32())
    let low = UInt64(next32())
    return (high << 32 | low) & (1 << 63 - 1)
  }

  /// A number of `tensor.uniform_(lower, upper)` on float: 24 random bits, then one fused multiply-add.
  package mutating func nextUniform(from lower: Float, to upper: Float) -> Float {
    let fraction = Float(next32() & 0xff_ffff) * 0x1p-24
    // One rounding: a separate product and sum reproduces only half of PyTorch's values.
    return lower.addingProduct(fraction, upper - lower)
  }

  /// The order of `torch.randperm(count)`: a Fisher-Yates shuffle from the front.
  package mutating func nextPermutation(of count: Int) -> [Int32] {
    precondition(count < Int(UInt32.max) / 20, "PyTorch shuffles larger sets in another way.")
    var order = [Int32](0..<Int32(count))
    for i in 0..<max(count - 1, 0) {
      order.swapAt(i, i + Int(next32()) % (count - i))
    }
    return order
  }

  /// The order of the next epoch of a `DataLoader(shuffle=True)`.
  ///
  /// Each epoch draws two numbers: the base seed of the loader's workers, which has no other effect
  /// here, and the seed of the sampler's own generator.
  package mutating func nextEpochOrder(of count: Int) -> [Int32] {
    _ = next63()
    var sampler = MersenneTwister(seed: next63())
    return sampler.nextPermutation(of: count)
  }

  private mutating func twist() {
    for i in 0..<Self.length {
      let y =
        (state[i] & 0x8000_0000) | (state[(i + 1) % Self.length] & 0x7fff_ffff)
      var next = state[(i + Self.shift) % Self.length] ^ (y >> 1)
      if !y.isMultiple(of: 2) { next ^= 0x9908_b0df }
      state[i] = next
    }
    index = 0
  }
}

extension MersenneTwister: Codable {
  /// The generator at the place where it was kept.
  ///
  /// - Throws: `DecodingError` when the numbers are not those of a generator.
  package init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    index = try container.decode(Int.self)
    state = try container.decode([UInt32].self)
    guard state.count == Self.length, (0...Self.length).contains(index) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no generator")
    }
  }

  /// Keeps the generator: the place in its state, then the state.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(index)
    try container.encode(state)
  }
}
