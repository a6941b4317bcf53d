import Datasets
import Faults
import Testing

@Suite struct TarArchiveTests {
  private func message(_ stored: [UInt8], _ names: [String] = ["a/b"]) -> String? {
    do {
      _ = try TarArchive.members(names, of: stored, file: "x")
      return nil
    } catch {
      return error.message
    }
  }

  @Test func membersAreFoundByTheirWholeNames() throws {
    let archive = gzip(
      tar([("a/c", [9]), ("../a/b", [8]), ("a/b", [1, 2, 3]), ("a/b2", [7]), ("/etc/passwd", [])])
    )
    #expect(try TarArchive.members(["a/b"], of: archive, file: "x") == ["a/b": [1, 2, 3]])
    #expect(
      try TarArchive.members(["a/b2", "a/c"], of: archive, file: "x") == ["a/b2": [7], "a/c": [9]]
    )
  }

  @Test func aMemberOfSeveralBlocksIsWhole() throws {
    let content = (0..<5000).map { UInt8(truncatingIfNeeded: $0) }
    let archive = gzip(tar([("a/b", content), ("c", [1])]))
    #expect(
      try TarArchive.members(["a/b", "c"], of: archive, file: "x") == ["a/b": content, "c": [1]]
    )
  }

  @Test func aLinkIsNotAFile() {
    #expect(message(gzip(tar([("a/b", [])], kind: "2"))) == "the archive has no member a/b")
  }

  @Test func aMemberThatIsThereTwiceIsRefused() {
    #expect(
      message(gzip(tar([("a/b", [1]), ("a/b", [2])])))
        == "the member a/b is there twice (expected once)"
    )
  }

  @Test func anotherChecksumIsRefused() {
    var archive = tar([("a/b", [1])])
    archive[0] ^= 1
    #expect(
      message(gzip(archive)) == "the archive is damaged (a header has another checksum)"
    )
  }

  @Test func aSizeBeyondTheLimitIsRefusedBeforeItIsRead() {
    // Eleven octal digits of seven are 8 GiB less one byte.
    #expect(
      message(gzip(tar([("a/b", [])], size: "77777777777")))
        == "the member a/b is too large (got 8589934591 bytes, expected at most 33554432)"
    )
    #expect(
      message(gzip(tar([("other", [])], size: "77777777777")))
        == "the archive is too large (got 8589935104 bytes, expected at most 268435456)"
    )
  }

  @Test func aSizeThatIsNoOctalNumberIsRefused() {
    #expect(
      message(gzip(tar([("a/b", [])], size: "-0000000001")))
        == "the archive is damaged (a member has no size)"
    )
  }

  @Test func everyTruncationIsRefused() {
    let archive = tar([("a/b", [1, 2, 3])])
    for length in stride(from: 0, to: archive.count - 1024, by: 37) {
      #expect(
        message(gzip(Array(archive.prefix(length)))) == "the archive ends within a member"
      )
    }
  }

  @Test func whatFollowsTheEndIsRefused() {
    #expect(
      message(gzip(tar([("a/b", [1])]) + [1])) == "something follows the end of the archive"
    )
    #expect(
      message(gzip(tar([("a/b", [1])])) + [1, 2])
        == "garbage follows the gzip data (got 2 more bytes, expected none)"
    )
  }

  @Test func aFileThatIsNotCompressedIsRefused() {
    #expect(message(tar([("a/b", [1])])) == "this is not a gzip file")
    #expect(message([]) == "this is not a gzip file")
  }
}
