/// Literals and matches that become one block of a DEFLATE stream with codes of their own (RFC 1951, 3.2.7).
struct DeflateBlock {
  /// A literal, or a match: its length shifted by 16 with its distance less one below.
  private var tokens: [UInt32] = []

  /// How many literals and matches there are.
  var count: Int { tokens.count }

  /// Appends a byte.
  @inline(__always) mutating func appendLiteral(_ byte: UInt32) {
    tokens.append(byte)
  }

  /// Appends a repetition of 3 to 258 bytes that are 1 to 32,768 bytes back.
  @inline(__always) mutating func appendMatch(_ length: Int, _ distance: Int) {
    tokens.append(UInt32(truncatingIfNeeded: length << 16 | (distance - 1)))
  }

  /// Writes the block, and leaves it empty.
  mutating func write(to writer: inout BitWriter, isLast: Bool) {
    var literalCounts = [Int](repeating: 0, count: 286)
    var distanceCounts = [Int](repeating: 0, count: 30)
    literalCounts[Self.end] = 1
    for token in tokens {
      if token < 256 {
        literalCounts[Int(token)] += 1
      } else {
        literalCounts[Self.lengthSymbol(Int(token >> 16)).symbol] += 1
        distanceCounts[Self.distanceSymbol(Int(token & 0xFFFF) + 1).symbol] += 1
      }
    }
    let literals = HuffmanCode(frequencies: literalCounts, longest: 15)
    let distances = HuffmanCode(frequencies: distanceCounts, longest: 15)
    writer.append(isLast ? 1 : 0, bits: 1)
    writer.append(2, bits: 2)
    Self.writeCodes(literals, distances, to: &writer)
    for token in tokens {
      if token < 256 {
        writer.append(literals.codes[Int(token)], bits: literals.lengths[Int(token)])
      } else {
        Self.write(Self.lengthSymbol(Int(token >> 16)), literals, to: &writer)
        Self.write(Self.distanceSymbol(Int(token & 0xFFFF) + 1), distances, to: &writer)
      }
    }
    writer.append(literals.codes[Self.end], bits: literals.lengths[Self.end])
    tokens.removeAll(keepingCapacity: true)
  }

  /// Writes a code and its extra bits, 28 in all at most.
  @inline(__always) private static func write(
    _ symbol: Symbol,
    _ code: HuffmanCode,
    to writer: inout BitWriter
  ) {
    let length = code.lengths[symbol.symbol]
    writer.append(
      code.codes[symbol.symbol] | symbol.extra << UInt32(length),
      bits: length + symbol.bits
    )
  }

  // MARK: Symbols

  /// The symbol of the end of a block.
  private static let end = 256

  private typealias Symbol = (symbol: Int, extra: UInt32, bits: Int)

  /// The symbol of a length with its extra bits (RFC 1951, 3.2.5): four symbols for each power of two.
  @inline(__always) private static func lengthSymbol(_ length: Int) -> Symbol {
    let value = length - 3
    if value < 8 { return (257 + value, 0, 0) }
    if length == 258 { return (285, 0, 0) }
    let bits = Int.bitWidth - 3 - value.leadingZeroBitCount
    return (257 + 4 * bits + value >> bits, UInt32(value & (1 << bits - 1)), bits)
  }

  /// The symbol of a distance with its extra bits: two symbols for each power of two.
  @inline(__always) private static func distanceSymbol(_ distance: Int) -> Symbol {
    let value = distance - 1
    if value < 4 { return (value, 0, 0) }
    let bits = Int.bitWidth - 2 - value.leadingZeroBitCount
    return (2 * bits + value >> bits, UInt32(value & (1 << bits - 1)), bits)
  }

  // MARK: Codes

  /// The order in which the lengths of the code of lengths are written.
  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private static func writeCodes(
    _ literals: HuffmanCode,
    _ distances: HuffmanCode,
    to writer: inout BitWriter
  ) {
    let literalCount = max(257, (literals.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let distanceCount = max(1, (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let steps = runs(
      Array(literals.lengths[..<literalCount]) + Array(distances.lengths[..<distanceCount])
    )
    var counts = [Int](repeating: 0, count: 19)
    for step in steps { counts[step.symbol] += 1 }
    let code = HuffmanCode(frequencies: counts, longest: 7)
    let written = max(4, (lengthOrder.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    writer.append(UInt32(literalCount - 257), bits: 5)
    writer.append(UInt32(distanceCount - 1), bits: 5)
    writer.append(UInt32(written - 4), bits: 4)
    for symbol in lengthOrder[..<written] { writer.append(UInt32(code.lengths[symbol]), bits: 3) }
    for step in steps { write(step, code, to: &writer) }
  }

  /// Lengths of codes with their repetitions: 16 repeats the last 3 to 6 times, 17 and 18 are 3 to 10 and 11 to 138 zeros.
  private static func runs(_ lengths: [Int]) -> [Symbol] {
    var steps: [Symbol] = []
    var index = 0
    while index < lengths.count {
      let length = lengths[index]
      var count = 1
      while index + count < lengths.count, lengths[index + count] == length { count += 1 }
      index += count
      if length > 0 {
        steps.append((length, 0, 0))
        count -= 1
      }
      while count >= 3 {
        let part = min(count, length > 0 ? 6 : 138)
        if length > 0 {
          steps.append((16, UInt32(part - 3), 2))
        } else if part <= 10 {
          steps.append((17, UInt32(part - 3), 3))
        } else {
          steps.append((18, UInt32(part - 11), 7))
        }
        count -= part
      }
      for _ in 0..<count { steps.append((length, 0, 0)) }
    }
    return steps
  }
}
