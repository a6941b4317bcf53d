import Faults
import Files
import Foundation
import Models
import Runs
import TestSupport
import Testing

@Suite struct RunStoreTests {
  private let record = RunRecord(
    configuration: RunConfigurationTests.base,
    epochs: [
      EpochMetrics(
        epoch: 0,
        step: 0,
        training: Measurement(loss: 2.3, accuracy: 0.1, count: 54_000),
        validation: Measurement(loss: 2.31, accuracy: 0.09, count: 6_000),
        running: nil
      )
    ],
    tests: [
      TestMetrics(
        selection: .lastEpoch,
        epoch: 10,
        test: Measurement(loss: .infinity, accuracy: 0.1, count: 10_000)
      )
    ],
    divergence: Divergence(epoch: 1, step: 3),
    timings: [EpochTiming(epoch: 1, trainSeconds: 1.5, evaluateSeconds: 0.25)],
    host: Runs.Host(machine: "M", workers: 2),
    finishedAt: 1_700_000_000
  )

  @Test func aSavedRecordIsReadBackEqual() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder.appendingPathComponent("deep/store"))
      #expect(try store.record(for: record.configuration.id) == nil)
      try store.save(record)
      #expect(try store.record(for: record.configuration.id) == record)
    }
  }

  @Test func whatARunMeasuredBesideItsEpochsIsReadBackEqual() throws {
    let measured = Measurement(loss: 0.1, accuracy: 0.7, count: 10)
    var record = record
    record.epochs.append(
      EpochMetrics(
        epoch: 1,
        step: 3,
        training: measured,
        validation: measured,
        running: measured,
        lastBatchLoss: 0.125,
        lossRoughness: .infinity
      )
    )
    record.tests[0].correct = Data([0b1010_0001, 0b1100_0000])
    record.evaluations = [
      FinalEvaluation(split: .test, statistics: .precise, measurement: measured)
    ]
    record.probes = [
      ProbeMeasurement(step: 0, quantity: "gradient_square", layer: 2, value: 1e-30),
      ProbeMeasurement(step: 7, quantity: "smoothness", value: .nan),
    ]
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      try store.save(record)
      let read = try #require(try store.record(for: record.configuration.id))
      // A value that is not a number equals nothing.
      #expect(read.probes[1].value.isNaN)
      #expect(read.probes[0] == record.probes[0])
      #expect(read.epochs == record.epochs)
      #expect(read.tests == record.tests)
      #expect(read.evaluations == record.evaluations)
    }
  }

  @Test func savingLeavesNothingButTheRecord() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      try store.save(record)
      try store.save(record)
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      #expect(files.count { $0.hasSuffix(".run") } == 1)
      #expect(files.count == 2)  // the record and the folder of its first two digits
    }
  }

  @Test(arguments: [0, 20, 100, 400])
  func aChangedByteIsNoticed(at offset: Int) throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      try store.save(record)
      let path = store.path(of: record.configuration.id)
      var bytes = try #require(FileManager.default.contents(atPath: path))
      bytes[offset] ^= 1
      try bytes.write(to: URL(fileURLWithPath: path))
      #expect(throws: Fault.self) { try store.record(for: record.configuration.id) }
    }
  }

  @Test func aTruncatedRecordIsNoticed() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      try store.save(record)
      let path = store.path(of: record.configuration.id)
      let bytes = try #require(FileManager.default.contents(atPath: path))
      for count in [0, 10, 90, bytes.count - 1] {
        try bytes.prefix(count).write(to: URL(fileURLWithPath: path))
        #expect(throws: Fault.self) { try store.record(for: record.configuration.id) }
      }
    }
  }

  @Test func anotherRunsRecordIsNoticed() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      try store.save(record)
      var other = record.configuration
      other.seed = 2
      let target = store.path(of: other.id)
      try Folder.create((target as NSString).deletingLastPathComponent)
      try FileManager.default.copyItem(
        atPath: store.path(of: record.configuration.id),
        toPath: target
      )
      #expect(throws: Fault.self) { try store.record(for: other.id) }
    }
  }

  // MARK: Several writers

  @Test func theFirstRecordStays() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      let first = try store.save(record)
      #expect(first == .saved)
      var later = record
      later.finishedAt += 1
      later.timings = []
      #expect(try store.save(later) == .alreadyThere(record))
      #expect(try store.record(for: record.configuration.id) == record)
      #expect(try store.save(later, replacing: true) == .saved)
      #expect(try store.record(for: record.configuration.id) == later)
    }
  }

  @Test func otherNumbersOfTheSameRunAreAContradiction() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      try store.save(record)
      var other = record
      other.epochs[0].training.loss = 2.3.nextUp
      #expect(try store.save(other) == .contradicted(record))
      #expect(try store.record(for: record.configuration.id) == record)
      #expect(try store.save(other, replacing: true) == .contradicted(record))
      #expect(try store.record(for: record.configuration.id) == other)
    }
  }

  @Test func aClaimIsGivenToOneAtATime() throws {
    try withTemporaryFolder { folder in
      let (one, other) = (RunStore(folder: folder), RunStore(folder: folder))
      let id = record.configuration.id
      var claim = try one.claim(id)
      #expect(claim != nil)
      #expect(try other.claim(id) == nil)
      claim = nil
      #expect(try other.claim(id) != nil)
      let locks = folder.appendingPathComponent("locks").path
      #expect(try FileManager.default.contentsOfDirectory(atPath: locks).isEmpty)
    }
  }

  // MARK: Damage and other versions

  /// Puts a file in the place of the record.
  private func plant(_ text: String, in store: RunStore) throws -> String {
    let path = store.path(of: record.configuration.id)
    try Folder.create((path as NSString).deletingLastPathComponent)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func aDamagedFileIsKeptInTheQuarantine() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      let name = (try plant("nonsense", in: store) as NSString).lastPathComponent
      #expect(try store.save(record) == .saved)
      _ = try plant("more", in: store)
      #expect(try store.save(record) == .saved)
      #expect(try store.record(for: record.configuration.id) == record)
      let quarantine = folder.appendingPathComponent("quarantine").path
      let files = try FileManager.default.contentsOfDirectory(atPath: quarantine).sorted()
      #expect(files == [name, name + ".2"])
      let first = FileManager.default.contents(atPath: "\(quarantine)/\(name)")
      #expect(first == Data("nonsense".utf8))
    }
  }

  @Test func aRecordOfALaterVersionIsNotTouched() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      let path = try plant("bnreport.run/4 00\nunknown", in: store)
      let expected = Fault(
        .newer,
        file: path,
        "was written by a later version of bnreport (got bnreport.run/4, expected bnreport.run/3)"
      )
      #expect(throws: expected) { try store.record(for: record.configuration.id) }
      #expect(throws: expected) { try store.save(record) }
      #expect(FileManager.default.contents(atPath: path) == Data("bnreport.run/4 00\nunknown".utf8))
    }
  }

  @Test func aRecordOfAnEarlierVersionGivesWay() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      _ = try plant("bnreport.run/2 00\nold", in: store)
      #expect(try store.record(for: record.configuration.id) == nil)
      #expect(try store.save(record) == .saved)
      #expect(try store.record(for: record.configuration.id) == record)
    }
  }

  @Test func whatIsNoFileIsRefusedAtOnce() throws {
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      let path = store.path(of: record.configuration.id)
      try Folder.create((path as NSString).deletingLastPathComponent)
      #expect(mkfifo(path, 0o600) == 0)
      #expect(throws: Fault(.damaged, file: path, "is not a file")) {
        try store.record(for: record.configuration.id)
      }
    }
  }

  @Test func aFileInTheWayOfTheStoreIsAnError() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data("x".utf8).write(to: file)
      #expect(throws: Fault.self) { try RunStore(folder: file).save(record) }
    }
  }

  @Test func theBestEpochHasTheLowestValidationLossAfterTraining() {
    func epoch(_ number: Int, _ loss: Double) -> EpochMetrics {
      let measured = Measurement(loss: loss, accuracy: 0, count: 1)
      return EpochMetrics(
        epoch: number,
        step: number,
        training: measured,
        validation: measured,
        running: measured
      )
    }
    var record = record
    record.epochs = [epoch(0, 0.1), epoch(1, 0.5), epoch(2, 0.4), epoch(3, 0.4), epoch(4, .nan)]
    #expect(record.bestEpoch?.epoch == 2)
  }
}
