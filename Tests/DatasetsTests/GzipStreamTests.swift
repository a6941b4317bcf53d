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

  @Test(arguments: [1, 2, 11, 21])
  func membersHoldTheFileOneAfterTheOther(cut: Int) throws {
    // RFC 1952, section 2.2: a gzip file is a series of members; one may be empty.
    let good = IDXArrayTests.good
    let members = [[], Array(good.prefix(cut)), [], Array(good.dropFirst(cut)), []].flatMap(gzip)
    #expect(
      try IDXArray(members, rank: 3, file: "a") == IDXArray(good, rank: 3, file: "a")
    )
    #expect(
      message(members + [1, 2, 3])
        == "garbage follows the gzip data (got 3 more bytes, expected none)"
    )
    #expect(
      message(Array(members.dropLast(3)))
        == "the gzip data is truncated (got \(members.count - 3) bytes, expected more)"
    )
  }

  @Test func aSecondMemberIsPartOfTheFile() {
    #expect(
      message(Self.packed + Self.packed)
        == "the file decompresses beyond its header (expected \(IDXArrayTests.good.count) bytes)"
    )
  }

  @Test func theContentsAreBounded() throws {
    let bytes = [UInt8](repeating: 7, count: 3_000_000)
    let packed = gzip(bytes)
    #expect(try GzipStream.contents(of: packed, file: "a", largest: 3_000_000) == bytes)
    #expect(
      #expect(throws: Fault.self) {
        try GzipStream.contents(of: packed, file: "a", largest: 2_999_999)
      }?.message
        == "the file is too large (got more than 2999999 bytes decompressed, expected at most that)"
    )
  }
}
