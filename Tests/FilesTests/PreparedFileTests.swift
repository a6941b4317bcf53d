import Files
import Foundation
import Parallel
import TestSupport
import Testing

@Suite struct PreparedFileTests {
  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func whatIsPreparedHasATemporaryNameUntilItIsPublished() throws {
    try withTemporaryFolder { folder in
      let open = try OpenFolder(folder.path)
      let file = try PreparedFile([1, 2], for: "file", in: open)
      #expect(try names(in: folder).map(AtomicFile.isTemporary) == [true])
      try file.publish(as: "file", in: open)
      #expect(try names(in: folder) == ["file"])
      #expect(
        FileManager.default.contents(atPath: folder.appendingPathComponent("file").path)
          == Data([1, 2])
      )
    }
  }

  @Test(arguments: [0, 1, 3, 30])
  func aFileHasItsPartsInOrder(count: Int) throws {
    try withTemporaryFolder { folder in
      let open = try OpenFolder(folder.path)
      var asked: [Int] = []
      let file = try PreparedFile(partCount: count, for: "file", in: open) { part in
        asked.append(part)
        return [UInt8](repeating: UInt8(part), count: part % 3)
      }
      try file.publish(as: "file", in: open)
      #expect(asked == Array(0..<count))
      #expect(
        FileManager.default.contents(atPath: folder.appendingPathComponent("file").path)
          == Data((0..<count).flatMap { [UInt8](repeating: UInt8($0), count: $0 % 3) })
      )
    }
  }

  @Test func whatIsNotPublishedLeavesNothing() throws {
    try withTemporaryFolder { folder in
      let open = try OpenFolder(folder.path)
      _ = try PreparedFile([1], for: "file", in: open)
      #expect(try names(in: folder).isEmpty)
    }
  }

  @Test func aFileIsReplaced() throws {
    try withTemporaryFolder { folder in
      let open = try OpenFolder(folder.path)
      for byte: UInt8 in [1, 2, 3] {
        try PreparedFile([byte], for: "file", in: open).publish(as: "file", in: open)
      }
      #expect(try names(in: folder) == ["file"])
      #expect(
        FileManager.default.contents(atPath: folder.appendingPathComponent("file").path)
          == Data([3])
      )
    }
  }

  @Test func aLinkThatAppearsMeanwhileIsReplacedAndNotFollowed() throws {
    try withTemporaryFolder { folder in
      let victim = folder.appendingPathComponent("victim")
      try Data("keep".utf8).write(to: victim)
      let open = try OpenFolder(folder.path)
      let file = try PreparedFile(
        [1],
        for: "file",
        in: open
      )
      let target = folder.appendingPathComponent("file")
      try FileManager.default.createSymbolicLink(at: target, withDestinationURL: victim)
      try file.publish(as: "file", in: open)
      #expect(try Data(contentsOf: victim) == Data("keep".utf8))
      #expect(try Data(contentsOf: target) == Data([1]))
    }
  }

  @Test func whatAKilledWriterLeftIsRemovedAndWhatIsBeingWrittenIsNot() throws {
    try withTemporaryFolder { folder in
      let open = try OpenFolder(folder.path)
      let file = try PreparedFile([1], for: "file", in: open)
      try Data("left".utf8).write(to: folder.appendingPathComponent(".partial-left"))
      #expect(try open.removeAbandoned() == [".partial-left"])
      try file.publish(as: "file", in: open)
      #expect(try names(in: folder) == ["file"])
    }
  }

  @Test func aFileIsPublishedOnlyWhereNothingIs() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("file").path
      let made = try [AtomicFile.create([1], at: path), AtomicFile.create([2], at: path)]
      #expect(made == [true, false])
      #expect(FileManager.default.contents(atPath: path) == Data([1]))
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
