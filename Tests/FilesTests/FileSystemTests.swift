import Faults
import Files
import Foundation
import TestSupport
import Testing

@Suite struct FileSystemTests {
  // MARK: Names that are free

  @Test func aFileGetsANameThatIsFreeAndNoOther() throws {
    try withTemporaryFolder { folder in
      let (old, new) = (folder.path + "/old", folder.path + "/new")
      try AtomicFile.write([1], to: old)
      #expect(Move.ifFree(old, to: new) == 0)
      try AtomicFile.write([2], to: old)
      #expect(Move.ifFree(old, to: new) == EEXIST)
      #expect(FileManager.default.contents(atPath: new) == Data([1]))
      #expect(FileManager.default.contents(atPath: old) == Data([2]))
      #expect(Move.ifFree(folder.path + "/none", to: folder.path + "/other") == ENOENT)
    }
  }

  /// No file system links folders: they are what a file is where there are no links.
  @Test func whatCannotBeLinkedIsRenamedWithoutReplacing() throws {
    try withTemporaryFolder { folder in
      let (old, new) = (folder.path + "/old", folder.path + "/new")
      try Folder.create(old)
      try Folder.create(new)
      #expect(Move.ifFree(old, to: new) == EEXIST)
      #expect(Move.ifFree(old, to: folder.path + "/free") == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["free", "new"])
    }
  }

  // MARK: Temporary files of others

  @Test func aTemporaryFileOfAnotherMachineIsLeftForAnHour() throws {
    try withTemporaryFolder { folder in
      let names = [".partial-other-1", ".partial-other-2", "a.run.partial-other-3"]
      for (name, age) in zip(names, [0.0, 3000, 3700]) {
        let path = folder.path + "/" + name
        try Data().write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSinceNow: -age)],
          ofItemAtPath: path
        )
      }
      #expect(AtomicFile.removeAbandoned(in: folder.path) == [names[2]])
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(left == [names[0], names[1]])
    }
  }

  /// The files have no locks, as where everyone gets the lock.
  @Test func aTemporaryFileOfThisMachineIsRemovedWhenItsProcessIsGone() throws {
    try withTemporaryFolder { folder in
      let namespace = ProcessIdentity.own.split(separator: ".").last ?? ""
      let gone = ".partial-\(Node.name)-4194305.1.\(namespace)-1"
      // In another container, and from an earlier version: the lock tells.
      let unlocked = [".partial-\(Node.name)-1.1.1-1", ".partial-1"]
      let names = [AtomicFile.temporaryName(), gone] + unlocked
      for name in names { try Data().write(to: folder.appendingPathComponent(name)) }
      #expect(Set(AtomicFile.removeAbandoned(in: folder.path)) == Set([gone] + unlocked))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [names[0]])
    }
  }

  @Test func aTemporaryNameSaysWhoIsAtWork() {
    let start = ".partial-\(Node.name)-\(ProcessIdentity.own)-"
    #expect(AtomicFile.temporaryName().hasPrefix(start))
    // The value of FNV-1a for "a" is in Appendix C of its specification (draft-eastlake-fnv).
    #expect(Node.name(of: "a".utf8) == String(0xaf63_dc4c_8601_ec8c as UInt64, radix: 36))
    #expect(Node.name.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLowercase) })
  }

  // MARK: Processes

  @Test func aProcessIsKnownByMoreThanItsNumber() throws {
    let words = ProcessIdentity.own.split(separator: ".")
    try #require(words.count == 3)
    #expect(words[0] == "\(getpid())")
    #expect(ProcessIdentity.isAlive(ProcessIdentity.own) == true)
    // Another process that had the number before.
    #expect(ProcessIdentity.isAlive("\(words[0]).1.\(words[2])") == false)
    // The largest number of a process is 4194304 (proc(5), pid_max).
    #expect(ProcessIdentity.isAlive("4194305.1.\(words[2])") == false)
    #expect(ProcessIdentity.isAlive("\(words[0]).\(words[1]).1") == nil)
    for text in ["", "1", "x.y.z", "-1.1.\(words[2])", "0.1.\(words[2])"] {
      #expect(ProcessIdentity.isAlive(text) == nil)
    }
  }

  // MARK: What cannot be synced, and what is too long

  /// A pipe is what fsync(2) has nothing to do for: EINVAL.
  @Test func whatHasNoSyncIsNotASyncThatFailed() {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    #expect(System.sync(ends[1]))
    for end in ends { close(end) }
    #expect(!System.sync(-1))
    #expect(errno == EBADF)
  }

  @Test func aCallThatIsAlwaysInterruptedEnds() {
    let result: Int32 = System.uninterrupted {
      errno = EINTR
      return -1
    }
    #expect(result == -1)
  }

  @Test func limitsAreTold() {
    for (number, words) in [
      (EDQUOT, "cannot be written (your quota of this disk is used up)"),
      (EFBIG, "cannot be written (it would be longer than files may be)"),
    ] {
      let fault = Fault(creating: "x", errno: number)
      #expect(fault.kind == .inputOutput)
      #expect(fault.message == words)
      #expect(fault.hint != nil)
    }
    #expect(Fault(creating: "x", errno: EFBIG).hint?.contains("`ulimit -f`") == true)
    #expect(Fault(creating: "x", errno: ESTALE).systemError == ESTALE)
  }
}
