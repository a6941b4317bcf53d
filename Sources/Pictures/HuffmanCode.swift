/// A prefix code of symbols by how often they occur, in DEFLATE's canonical form (RFC 1951, 3.2.2).
struct HuffmanCode {
  /// The bits of each symbol's code; 0 for one that does not occur.
  private(set) var lengths: [Int]
  /// The codes, their first bit the lowest.
  private(set) var codes: [UInt32]

  /// The shortest code of limited length, or one close to it where the limit binds.
  ///
  /// - Parameters:
  ///   - frequencies: how often each symbol occurs.
  ///   - longest: the most bits of a code; 2 to that power is no less than the number of symbols.
  init(frequencies: [Int], longest: Int) {
    lengths = [Int](repeating: 0, count: frequencies.count)
    codes = [UInt32](repeating: 0, count: frequencies.count)
    // Ties by number, so that the code is one of the frequencies alone.
    let symbols = frequencies.indices.filter { frequencies[$0] > 0 }
      .sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
    let counts = Self.limited(
      Self.lengthCounts(of: symbols.map { frequencies[$0] }),
      to: longest
    )
    // The rarest symbols have the longest codes.
    var next = 0
    for length in stride(from: longest, to: 0, by: -1) {
      for _ in 0..<counts[length] {
        lengths[symbols[next]] = length
        next += 1
      }
    }
    assignCodes(counts, longest: longest)
  }

  /// How many codes of each length Huffman's algorithm gives to frequencies in ascending order.
  private static func lengthCounts(of frequencies: [Int]) -> [Int] {
    let count = frequencies.count
    guard count > 1 else { return [0, count] }
    // Trees in the order in which they are made, which is that of their weights: leaves, then pairs.
    var weights = frequencies
    var parents = [Int](repeating: 0, count: 2 * count - 1)
    var leaf = 0
    var pair = count
    func takeLightest() -> Int {
      if leaf < count, pair >= weights.count || weights[leaf] <= weights[pair] {
        leaf += 1
        return leaf - 1
      }
      pair += 1
      return pair - 1
    }
    for _ in 1..<count {
      let first = takeLightest()
      let second = takeLightest()
      parents[first] = weights.count
      parents[second] = weights.count
      weights.append(weights[first] + weights[second])
    }
    var depths = [Int](repeating: 0, count: 2 * count - 1)
    for tree in stride(from: 2 * count - 3, through: 0, by: -1) {
      depths[tree] = depths[parents[tree]] + 1
    }
    var counts = [Int](repeating: 0, count: (depths.max() ?? 0) + 1)
    for depth in depths[..<count] { counts[depth] += 1 }
    return counts
  }

  /// The counts without lengths above the limit, changed as little as the sum of 2^-length = 1 allows.
  private static func limited(_ counts: [Int], to longest: Int) -> [Int] {
    var limited = [Int](repeating: 0, count: longest + 1)
    for (length, count) in counts.enumerated() where length > 0 {
      limited[min(length, longest)] += count
    }
    var sum = limited.indices.dropFirst().reduce(0) { $0 + limited[$1] << (longest - $1) }
    while sum > 1 << longest {
      // One of the longest codes becomes the sibling of a shorter one, which both grow by a bit.
      guard let shorter = limited.indices.dropFirst().dropLast().last(where: { limited[$0] > 0 })
      else { preconditionFailure("more symbols than codes of the greatest length") }
      limited[longest] -= 1
      limited[shorter] -= 1
      limited[shorter + 1] += 2
      sum -= 1
    }
    return limited
  }

  private mutating func assignCodes(_ counts: [Int], longest: Int) {
    var next = [UInt32](repeating: 0, count: longest + 1)
    var code: UInt32 = 0
    for length in 1...longest {
      code = (code + UInt32(length > 1 ? counts[length - 1] : 0)) << 1
      next[length] = code
    }
    for (symbol, length) in lengths.enumerated() where length > 0 {
      var reversed: UInt32 = 0
      for bit in 0..<length where next[length] >> UInt32(bit) & 1 == 1 {
        reversed |= 1 << UInt32(length - 1 - bit)
      }
      codes[symbol] = reversed
      next[length] += 1
    }
  }
}
