import Faults
import Files
import Foundation
import TestSupport
import Testing

@Suite struct OpenFolderTests {
  @Test(arguments: ["", "/", "//", "/.", "/./"])
  func aLinkIsRefusedHoweverItIsSpelled(ending: String) throws {
    try withTemporaryFolder { folder in
      let link = folder.appendingPathComponent("link").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
      let error = #expect(throws: Fault.self) { try OpenFolder(link + ending) }
      #expect(error?.message == "is a symbolic link (expected a folder)")
    }
  }

  @Test func aLinkAsSubfolderIsRefused() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent("figures").path,
        withDestinationPath: "/tmp"
      )
      let open = try OpenFolder(folder.path)
      try open.makeSubfolder("figures")
      #expect(throws: Fault.self) { try open.subfolder("figures") }
    }
  }

  @Test func theSameFolderIsWrittenWhenItsPathBecomesALink() throws {
    try withTemporaryFolder { folder in
      let (path, moved) = (folder.path + "/a", folder.path + "/b")
      try Folder.create(path)
      let open = try OpenFolder(path)
      try FileManager.default.moveItem(atPath: path, toPath: moved)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.path)
      try PreparedFile([1], for: "file", in: open).publish(as: "file", in: open)
      #expect(FileManager.default.fileExists(atPath: moved + "/file"))
      #expect(!FileManager.default.fileExists(atPath: path + "/file"))
    }
  }

  @Test func namesAreSorted() throws {
    try withTemporaryFolder { folder in
      let open = try OpenFolder(folder.path)
      for name in ["b", ".hidden", "a"] {
        try PreparedFile([], for: name, in: open).publish(as: name, in: open)
      }
      #expect(try open.names() == [".hidden", "a", "b"])
      #expect(open.kind(of: "a") == .file)
      #expect(open.kind(of: "c") == nil)
    }
  }

  @Test func theEndOfAFileHasAtMostThatManyBytes() throws {
    try withTemporaryFolder { folder in
      let open = try OpenFolder(folder.path)
      try PreparedFile([1, 2, 3], for: "file", in: open).publish(as: "file", in: open)
      #expect(open.end(of: "file", count: 2) == [2, 3])
      #expect(open.end(of: "file", count: 9) == [1, 2, 3])
      #expect(open.end(of: "none", count: 9) == nil)
      #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
      #expect(open.end(of: "pipe", count: 9) == nil)
    }
  }
}
