import Datasets
import Faults
import Testing

@Suite struct GzipStreamTests {
  static let packed = gzip(IDXArrayTests.good)

  private func message(_ bytes: [UInt8]) -> String? {
    do {
      _ = try IDXArray(bytes, rank: 3, file: "a")
      return nil
    } catch {
      return error.message
    }
  }

  @Test func everyTruncationIsRefused() {
    for length in 2..<Self.packed.count {
      #expect(
        message(Array(Self.packed.prefix(length)))
          == "the gzip data is truncated (got \(length) bytes, expected more)"
      )
    }
  }

  @Test func aWrongChecksumIsRefused() {
    var bytes = Self.packed
    bytes[bytes.count - 8] ^= 1
    #expect(message(bytes) == "the gzip data is damaged (incorrect data check)")
  }

  @Test func aWrongLengthIsRefused() {
    var bytes = Self.packed
    bytes[bytes.count - 4] ^= 1
    #expect(message(bytes) == "the gzip data is damaged (incorrect length check)")
  }

  @Test func everyFlippedBitIsRefusedOrHarmless() throws {
    // Only the header's time, flags and system say nothing about the values.
    let good = try IDXArray(Self.packed, rank: 3, file: "a")
    for byte in Self.packed.indices {
      for bit in 0..<8 {
        var bytes = Self.packed
        bytes[byte] ^= 1 << bit
        if let array = try? IDXArray(bytes, rank: 3, file: "a") { #expect(array == good) }
      }
    }
  }

  @Test func garbageAfterTheEndIsRefused() {
    #expect(
      message(Self.packed + [1, 2, 3])
        == "garbage follows the gzip data (got 3 more bytes, expected none)"
    )
  }

  @Test func aSecondMemberIsRefused() {
    #expect(
      message(Self.packed + Self.packed)
        == "a second gzip member follows the first "
        + "(got \(Self.packed.count) more bytes, expected none)"
    )
  }
}
