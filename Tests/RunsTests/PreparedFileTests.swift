import Foundation
import Runs
import TestSupport
import Testing

@Suite struct PreparedFileTests {
  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func whatIsPreparedHasNoNameUntilItIsPublished() throws {
    try withTemporaryFolder { folder in
      let file = try PreparedFile([1, 2], named: "file", in: OpenFolder(folder.path))
      #expect(try names(in: folder).isEmpty)
      try file.publish()
      #expect(try names(in: folder) == ["file"])
      #expect(
        FileManager.default.contents(atPath: folder.appendingPathComponent("file").path)
          == Data([1, 2])
      )
    }
  }

  @Test(arguments: [true, false])
  func whatIsNotPublishedLeavesNothing(isNameless: Bool) throws {
    try withTemporaryFolder { folder in
      _ = try PreparedFile([1], named: "file", in: OpenFolder(folder.path), isNameless: isNameless)
      #expect(try names(in: folder).isEmpty)
    }
  }

  @Test(arguments: [true, false])
  func aFileIsReplaced(isNameless: Bool) throws {
    try withTemporaryFolder { folder in
      let open = try OpenFolder(folder.path)
      for byte: UInt8 in [1, 2, 3] {
        try PreparedFile([byte], named: "file", in: open, isNameless: isNameless).publish()
      }
      #expect(try names(in: folder) == ["file"])
      #expect(
        FileManager.default.contents(atPath: folder.appendingPathComponent("file").path)
          == Data([3])
      )
    }
  }

  @Test(arguments: [true, false])
  func aLinkThatAppearsMeanwhileIsReplacedAndNotFollowed(isNameless: Bool) throws {
    try withTemporaryFolder { folder in
      let victim = folder.appendingPathComponent("victim")
      try Data("keep".utf8).write(to: victim)
      let file = try PreparedFile(
        [1],
        named: "file",
        in: OpenFolder(folder.path),
        isNameless: isNameless
      )
      let target = folder.appendingPathComponent("file")
      try FileManager.default.createSymbolicLink(at: target, withDestinationURL: victim)
      try file.publish()
      #expect(try Data(contentsOf: victim) == Data("keep".utf8))
      #expect(try Data(contentsOf: target) == Data([1]))
    }
  }

  /// What a process leaves that was killed between the two steps of a replacement.
  @Test func aTemporaryNameThatAKilledProcessLeftIsUsedAgain() throws {
    try withTemporaryFolder { folder in
      let open = try OpenFolder(folder.path)
      // The first 16 digits of the SHA-256 of "file", by sha256sum.
      let leftover = folder.appendingPathComponent(".bnreport-3b9c358f36f0a31b")
      try Data("left".utf8).write(to: leftover)
      for byte: UInt8 in [1, 2] { try PreparedFile([byte], named: "file", in: open).publish() }
      #expect(try names(in: folder) == ["file"])
    }
  }

  @Test func manyProcessesMayWriteOneFile() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("file").path
      let contents = (0..<8).map { [UInt8](repeating: UInt8($0), count: 10_000) }
      _ = try contents.concurrentMap(workers: 8) { content in
        for _ in 0..<20 { try AtomicFile.write(content, to: path) }
      }
      #expect(contents.contains(Array(FileManager.default.contents(atPath: path) ?? Data())))
      #expect(try names(in: folder) == ["file"])
    }
  }
}
