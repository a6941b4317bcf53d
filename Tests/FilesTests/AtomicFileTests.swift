import Faults
import Files
import Foundation
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

  @Test func aLinkIsNeitherFollowedNorReplaced() throws {
    try withTemporaryFolder { folder in
      let victim = folder.appendingPathComponent("victim").path
      let path = folder.appendingPathComponent("link").path
      try AtomicFile.write(Array("keep".utf8), to: victim)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: victim)
      let error = #expect(throws: Fault.self) {
        try AtomicFile.write(Array("new".utf8), to: path)
      }
      #expect(
        error?.description
          == "\(path): cannot be replaced (got a symbolic link, expected a file or nothing)"
      )
      #expect(FileManager.default.contents(atPath: victim) == Data("keep".utf8))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == victim)
    }
  }

  @Test func aDeviceIsNotReplaced() {
    #expect(throws: Fault.self) { try AtomicFile.write([1], to: "/dev/null") }
  }

  @Test func aFolderMayBeALink() throws {
    try withTemporaryFolder { folder in
      let real = folder.appendingPathComponent("real").path
      try Folder.create(real)
      let link = folder.appendingPathComponent("link").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
      try AtomicFile.write([1], to: link + "/file")
      #expect(FileManager.default.contents(atPath: real + "/file") == Data([1]))
    }
  }

  @Test func aNameOf255BytesIsWrittenAndReplaced() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent(String(repeating: "n", count: 255)).path
      for byte: UInt8 in [1, 2] { try AtomicFile.write([byte], to: path) }
      #expect(FileManager.default.contents(atPath: path) == Data([2]))
    }
  }

  @Test(arguments: ["", ".", "a/..", "a/"])
  func aPathWithoutANameIsAnError(_ path: String) {
    #expect(throws: Fault(.cannotCreate, file: path, errno: EISDIR)) {
      try AtomicFile.write([1], to: path)
    }
  }

  @Test func aMissingFolderIsAnErrorThatNamesThePath() {
    #expect(throws: Fault(.cannotCreate, file: "/nowhere/at/all", errno: ENOENT)) {
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

  @Test func aFullDiskIsNoFaultOfThePath() {
    #expect(Fault(creating: "x", errno: ENOSPC).kind == .inputOutput)
    #expect(Fault(creating: "x", errno: EROFS).kind == .cannotCreate)
  }
}
