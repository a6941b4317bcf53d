internal import Checksums

/// The name of a run in the store: a SHA-256, 64 hexadecimal digits.
public struct RunID: Sendable, Hashable, Comparable, CustomStringConvertible {
  // Four numbers in place of a text: a plan has a hundred thousand names.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// The name that 64 digits spell.
  init(_ digits: String) {
    let words = Self.parts(Array(digits.utf8), of: 16).map {
      UInt64(String(decoding: $0, as: UTF8.self), radix: 16)
    }
    guard words.count == 4, let first = words[0], let second = words[1], let third = words[2],
      let fourth = words[3]
    else { preconditionFailure("A name has 64 hexadecimal digits (got \(digits)).") }
    (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
  }

  /// The name of the run whose configuration has this canonical JSON.
  init(of bytes: [UInt8]) {
    let words = Self.parts(SHA256.digest(of: bytes[...]), of: 8).map { bytes in
      bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
  }

  private static func parts(_ bytes: [UInt8], of count: Int) -> [ArraySlice<UInt8>] {
    stride(from: 0, to: bytes.count, by: count).map { bytes[$0..<min($0 + count, bytes.count)] }
  }

  /// The digits.
  public var description: String {
    String(unsafeUninitializedCapacity: 64) { digits in
      for (index, word) in [first, second, third, fourth].enumerated() {
        for place in 0..<16 {
          let digit = UInt8(truncatingIfNeeded: word >> (60 - 4 * UInt64(place)) & 15)
          digits[16 * index + place] = digit + (digit < 10 ? 0x30 : 0x57)
        }
      }
      return 64
    }
  }

  /// The order of the digits.
  public static func < (left: RunID, right: RunID) -> Bool {
    (left.first, left.second, left.third, left.fourth)
      < (right.first, right.second, right.third, right.fourth)
  }

  /// Hashes a part of the digits, which are as good as drawn.
  public func hash(into hasher: inout Hasher) { hasher.combine(first) }
}
