import Faults
import Files
import Foundation
import Models
import Runs
import TestSupport
import Testing

@Suite struct RunStoreInspectionTests {
  private static func record(seed: UInt64) -> RunRecord {
    var configuration = RunConfigurationTests.base
    configuration.seed = seed
    return RunRecord(
      configuration: configuration,
      epochs: [],
      tests: [],
      divergence: nil,
      timings: [],
      host: Runs.Host(machine: "M", workers: 1),
      finishedAt: 7
    )
  }

  private func write(_ text: String, to path: String) throws {
    try Folder.create((path as NSString).deletingLastPathComponent)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test func aStoreThatDoesNotExistHasNothing() {
    let found = RunStore(folder: URL(fileURLWithPath: "/nowhere/at/all")).inspect()
    #expect(found.runs + found.bytes + found.checkpoints + found.removed + found.quarantined == 0)
    #expect(found.faults.isEmpty && found.strangers.isEmpty)
  }

  @Test func whatKilledProcessesLeftIsRemovedAndNothingElse() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      let (ended, begun) = (Self.record(seed: 1), Self.record(seed: 2).configuration.id)
      let id = ended.configuration.id
      try store.save(ended)
      try store.save(checkpoint: [1], for: begun)
      try write("", to: folder.path + "/locks/" + begun.description)
      let claim = try store.claim(id)
      #expect(claim != nil)
      let kept = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      // A checkpoint whose record is there, a lock that nobody holds, and files that nobody writes.
      try write("x", to: store.checkpointPath(of: id))
      try write("x", to: store.path(of: id) + ".partial-1")
      try write("x", to: folder.path + "/checkpoints/.partial-2")
      store.removeLeftovers()
      #expect(
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
          == kept.filter { $0 != "locks/" + begun.description }
      )
    }
  }

  @Test func everyFileIsCountedOnceAndDamageIsMovedAside() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      let records = (1...6).map { Self.record(seed: $0) }
      let ids = records.map(\.configuration.id)
      // A sound record with a checkpoint that it no longer needs, and a damaged one.
      try store.save(records[0])
      try store.save(checkpoint: [1, 2], for: ids[0])
      try write("nonsense", to: store.path(of: ids[1]))
      // A run that has begun, one whose state is damaged, records of other versions, the record of another run.
      try store.save(checkpoint: [3], for: ids[2])
      try write("bnreport.checkpoint/1 00\nx", to: store.checkpointPath(of: ids[3]))
      try write("bnreport.run/2 00\nx", to: store.path(of: ids[4]))
      try write("bnreport.run/9 00\nx", to: store.path(of: ids[5]))
      // What killed processes leave.
      try write("half", to: store.path(of: ids[0]) + ".partial-AbCdEf")
      try write("", to: folder.appendingPathComponent("locks/\(ids[2])").path)
      try write("hello", to: folder.appendingPathComponent("notes.txt").path)

      let found = store.inspect()
      #expect(found.runs == 1)
      #expect(found.bytes > 200)
      #expect(found.checkpoints == 1)
      #expect(found.earlierVersions == 1)
      #expect(found.removed == 3)
      #expect(found.quarantined == 2)
      #expect(found.strangers == ["notes.txt"])
      #expect(found.faults.count == 3)
      #expect(found.faults.count { $0.quarantine != nil } == 2)
      #expect(found.faults.contains { $0.error.kind == .newer && $0.quarantine == nil })

      let again = store.inspect()
      #expect(again.faults.map(\.error.kind) == [.newer])
      #expect(again.removed == 0)
      #expect(again.quarantined == 2)
      #expect(again.runs == 1)
      #expect(again.checkpoints == 1)
    }
  }
}
