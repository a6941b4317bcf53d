import Foundation
import Runs
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  @Test func aFileIsReplacedWhole() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("report.md").path
      try AtomicFile.write(Array("old and long".utf8), to: path)
      try AtomicFile.write(Array("new".utf8), to: path)
      #expect(FileManager.default.contents(atPath: path) == Data("new".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report.md"])
    }
  }

  @Test func anEmptyFileIsWritten() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("empty").path
      try AtomicFile.write([], to: path)
      #expect(FileManager.default.contents(atPath: path) == Data())
    }
  }

  @Test func aLinkIsReplacedAndNotFollowed() throws {
    try withTemporaryFolder { folder in
      let victim = folder.appendingPathComponent("victim").path
      let path = folder.appendingPathComponent("link").path
      try AtomicFile.write(Array("keep".utf8), to: victim)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: victim)
      try AtomicFile.write(Array("new".utf8), to: path)
      #expect(FileManager.default.contents(atPath: victim) == Data("keep".utf8))
    }
  }

  @Test func aMissingFolderIsAnErrorThatNamesThePath() {
    #expect(throws: FileError(.cannotCreate, path: "/nowhere/at/all", errno: ENOENT)) {
      try AtomicFile.write([1], to: "/nowhere/at/all")
    }
  }

  @Test func aFileThatIsThereIsNotCreatedAgain() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("record").path
      let isNew = try AtomicFile.create([1], at: path)
      #expect(isNew)
      #expect(try !AtomicFile.create([2], at: path))
      #expect(FileManager.default.contents(atPath: path) == Data([1]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["record"])
    }
  }

  @Test func whatAKilledWriterLeftIsRemovedAndWhatIsBeingWrittenStays() throws {
    try withTemporaryFolder { folder in
      let names = ["a.run.partial-aaaaaa", "b.run.partial-bbbbbb", "c.run"]
      for name in names { try Data().write(to: folder.appendingPathComponent(name)) }
      // Its writer is alive.
      let descriptor = open(folder.appendingPathComponent(names[1]).path, O_RDWR)
      #expect(flock(descriptor, LOCK_EX) == 0)
      #expect(AtomicFile.removeAbandoned(in: folder.path) == [names[0]])
      close(descriptor)
      #expect(AtomicFile.removeAbandoned(in: folder.path) == [names[1]])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["c.run"])
    }
  }
}
