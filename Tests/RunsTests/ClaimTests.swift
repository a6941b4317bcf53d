import Faults
import Files
import Foundation
import Runs
import Synchronization
import TestSupport
import Testing

/// A machine on a network: its name, its clock, and what the file system tells it of locks.
private final class Machine: Sendable {
  let name: String
  private let time = Mutex(Duration.zero)

  init(_ name: String) { self.name = name }

  func wait(milliseconds: Int) { time.withLock { $0 += .milliseconds(milliseconds) } }

  /// A store as a process of this machine sees it.
  func store(
    _ folder: URL,
    isLocal: Bool = false,
    process: String = ProcessIdentity.own,
    isAlive: @escaping @Sendable (String) -> Bool? = { _ in true },
    lock: @escaping @Sendable (Int32) -> FileLock = { _ in .unsupported }
  ) -> RunStore {
    var surroundings = ClaimSurroundings()
    surroundings.node = name
    surroundings.process = process
    surroundings.isAlive = isAlive
    surroundings.now = { self.time.withLock { $0 } }
    surroundings.takeLock = lock
    surroundings.isLocal = { _ in isLocal }
    return RunStore(folder: folder, claims: ClaimKeeper(surroundings))
  }
}

@Suite struct ClaimTests {
  private let id = RunConfigurationTests.base.id
  private let one = Machine("one")
  private let other = Machine("other")
  /// Every machine gets every lock: they end at the machine.
  private let ownLocks: @Sendable (Int32) -> FileLock = { _ in .had }

  private func file(_ folder: URL) -> URL {
    folder.appendingPathComponent("locks/\(id)")
  }

  private func leave(_ text: String, in folder: URL, age: Double = 0) throws {
    try Folder.create(folder.path + "/locks")
    try Data(text.utf8).write(to: file(folder))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -age)],
      ofItemAtPath: file(folder).path
    )
  }

  @Test func aClaimOfAnotherMachineIsTakenWhenItsLineStoodStillFor90Seconds() throws {
    try withTemporaryFolder { folder in
      let claim = try one.store(folder, lock: ownLocks).claim(id)
      let store = other.store(folder, lock: ownLocks)
      #expect(try store.claim(id) == nil)
      other.wait(milliseconds: 89_900)
      #expect(try store.claim(id) == nil)
      // The clock of the holder says nothing.
      one.wait(milliseconds: 1_000_000)
      #expect(try store.claim(id) == nil)
      other.wait(milliseconds: 100)
      let taken = try store.claim(id)
      #expect(taken != nil)
      let words = try String(contentsOf: file(folder), encoding: .utf8).split(separator: " ")
      #expect(words.count == 6 && words[1] == "other" && words[4] == "2")
      withExtendedLifetime((claim, taken)) {}
    }
  }

  @Test func aClaimThatCountsOnIsKept() throws {
    try withTemporaryFolder { folder in
      let holder = one.store(folder, lock: ownLocks)
      let claim = try holder.claim(id)
      let store = other.store(folder, lock: ownLocks)
      for _ in 0..<20 {
        #expect(try store.claim(id) == nil)
        holder.claims.beat()
        other.wait(milliseconds: 80_000)
      }
      withExtendedLifetime(claim) {}
    }
  }

  @Test func withoutLocksAClaimIsStillGivenToOneAtATime() throws {
    try withTemporaryFolder { folder in
      let (store, second) = (one.store(folder), one.store(folder))
      var claim = try store.claim(id)
      #expect(claim != nil)
      for _ in 0..<3 { #expect(try second.claim(id) == nil) }
      #expect(try store.claim(id) == nil)
      claim = nil
      #expect(try second.claim(id) != nil)
    }
  }

  /// Whether the holder is there, whether its lock can be had, and whether the claim is taken at once.
  @Test(arguments: [
    (false as Bool?, FileLock.had, true), (false, .unsupported, true), (false, .taken, false),
    (true, .had, false), (true, .unsupported, false), (true, .taken, false),
    // From another container nobody knows, but for the lock.
    (nil, .had, true), (nil, .unsupported, false), (nil, .taken, false),
  ])
  func aDeadProcessOfThisMachineHoldsNobodyUp(
    isAlive: Bool?,
    lock: FileLock,
    isTaken: Bool
  ) throws {
    try withTemporaryFolder { folder in
      try leave("bnreport.claim/1 one 7.70.700 abc 3 0000000007\n", in: folder)
      let store = one.store(
        folder,
        isAlive: { $0 == "7.70.700" ? isAlive : true },
        // The file that is made in its place is its maker's.
        lock: { lock == .taken ? .taken : SmallFile.read($0, count: 1) == [] ? .had : lock }
      )
      let claim = try store.claim(id)
      #expect((claim != nil) == isTaken)
      let words = try String(contentsOf: file(folder), encoding: .utf8).split(separator: " ")
      #expect(words.count == 6 && (words[3] != "abc") == isTaken)
      #expect(words[4] == (isTaken ? "4" : "3"))
      withExtendedLifetime(claim) {}
    }
  }

  /// A file system in user space may answer every call for a lock with success.
  @Test func whereEveryoneHasTheLockAClaimIsStillGivenToOneAtATime() throws {
    try withTemporaryFolder { folder in
      let (store, second) = (one.store(folder, lock: ownLocks), one.store(folder, lock: ownLocks))
      var claim = try store.claim(id)
      #expect(claim != nil)
      for _ in 0..<3 { #expect(try second.claim(id) == nil) }
      claim = nil
      #expect(try second.claim(id) != nil)
    }
  }

  /// Its maker was between two calls; on a disk of this machine it would have had the lock.
  @Test func aClaimWithoutALineIsWaitedForTwoSecondsOnANetwork() throws {
    try withTemporaryFolder { folder in
      try leave("", in: folder)
      let store = one.store(folder, lock: ownLocks)
      #expect(try store.claim(id) == nil)
      one.wait(milliseconds: 1_900)
      #expect(try store.claim(id) == nil)
      one.wait(milliseconds: 100)
      #expect(try store.claim(id) != nil)
      try leave("", in: folder)
      #expect(try one.store(folder, isLocal: true, lock: ownLocks).claim(id) != nil)
    }
  }

  @Test func whoLostItsClaimDoesNotRemoveThatOfAnother() throws {
    try withTemporaryFolder { folder in
      let holder = one.store(folder)
      var lost = try holder.claim(id)
      #expect(lost != nil)
      let store = other.store(folder)
      _ = try store.claim(id)
      other.wait(milliseconds: 90_000)
      let taken = try store.claim(id)
      let line = try Data(contentsOf: file(folder))
      holder.claims.beat()
      lost = nil
      #expect(try Data(contentsOf: file(folder)) == line)
      withExtendedLifetime(taken) {}
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/locks").count == 1
      )
    }
  }

  @Test func ofTwoThatWaitForADeadMachineOneGetsTheClaim() throws {
    try withTemporaryFolder { folder in
      try leave("bnreport.claim/1 dead 1.1.1 abc 1 0000000000\n", in: folder)
      let stores = [one.store(folder), other.store(folder), other.store(folder)]
      for store in stores { #expect(try store.claim(id) == nil) }
      one.wait(milliseconds: 90_000)
      other.wait(milliseconds: 90_000)
      let claims = try stores.map { try $0.claim(id) }
      #expect(claims.count { $0 != nil } == 1)
    }
  }

  /// Before this system was started; or, on a network, an hour ago by the server's clock.
  @Test(arguments: [
    (true, 60.0, false), (true, 120, true), (false, 120, false), (false, 3700, true),
  ])
  func anOldClaimIsNobodys(isLocal: Bool, age: Double, isTaken: Bool) throws {
    try withTemporaryFolder { folder in
      try leave("bnreport.claim/1 before 1.1.1 abc 1 0000000000\n", in: folder, age: age)
      let store = one.store(folder, isLocal: isLocal, lock: ownLocks)
      #expect(try (store.claim(id) != nil) == isTaken)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/locks").count
          == (isTaken ? 0 : 1)
      )
    }
  }

  @Test func tidyingUpLeavesTheClaimsOfOtherMachines() throws {
    try withTemporaryFolder { folder in
      let claim = try one.store(folder, lock: ownLocks).claim(id)
      let store = other.store(folder, lock: ownLocks)
      store.removeLeftovers()
      #expect(store.inspect().removed == 0)
      #expect(store.begunIDs().claimed == [id])
      withExtendedLifetime(claim) {}
    }
  }

  /// Of a later version, or half written.
  @Test(arguments: [
    "bnreport.claim/2 x\n", "bnreport.cl", "bnreport.claim/1 a 1.1.1 b 0 0\n", "\n",
  ])
  func aLineThatSaysNothingIsALeaseToo(_ text: String) throws {
    try withTemporaryFolder { folder in
      try leave(text, in: folder)
      let store = one.store(folder, lock: ownLocks)
      #expect(try store.claim(id) == nil)
      one.wait(milliseconds: 89_000)
      #expect(try store.claim(id) == nil)
      one.wait(milliseconds: 1_000)
      #expect(try store.claim(id) != nil)
    }
  }

  @Test func whatIsNoFileInTheWayOfAClaimIsAnErrorAndNotWaitedFor() throws {
    try withTemporaryFolder { folder in
      try Folder.create(file(folder).path)
      #expect(throws: Fault.self) { try one.store(folder).claim(id) }
    }
  }
}
