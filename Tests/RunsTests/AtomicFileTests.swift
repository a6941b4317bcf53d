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
}
