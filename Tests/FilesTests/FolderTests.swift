import Faults
import Files
import Foundation
import TestSupport
import Testing

@Suite struct FolderTests {
  @Test func whatWasMadeIsRemovedAgainAndNothingElse() throws {
    try withTemporaryFolder { folder in
      let path = folder.path + "/a/b/c"
      try Folder.create(folder.path + "/a")
      let made = try Folder.create(path)
      #expect(made == [folder.path + "/a/b", path])
      Folder.removeEmpty(made)
      #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path) == ["a"])
    }
  }

  @Test func aFileOnTheWayLeavesNothingMade() throws {
    try withTemporaryFolder { folder in
      try AtomicFile.write([], to: folder.path + "/file")
      #expect(throws: Fault(.cannotCreate, file: folder.path + "/file/x", errno: ENOTDIR)) {
        try Folder.create(folder.path + "/file/x")
      }
    }
  }

  @Test func aFolderContainsItselfAndWhatIsBelow() throws {
    try withTemporaryFolder { folder in
      let store = folder.path + "/store"
      try Folder.create(store)
      let link = folder.path + "/link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: store)
      let inside = [
        store, store + "/", store + "/a/b", store + "/../store/new", link, link + "/new",
        folder.path + "/new/../store/x", folder.path + "/./store",
      ]
      for path in inside { #expect(Folder.contains(store, path), "\(path)") }
      let outside = [folder.path, store + "-2", store + "/../x", store + "/new/../../x", "/"]
      for path in outside { #expect(!Folder.contains(store, path), "\(path)") }
    }
  }
}
