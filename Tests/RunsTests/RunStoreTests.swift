import Foundation
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
      ProbeMeasurement(step: 0, quantity: .gradientSquare, layer: 2, value: 1e-30),
      ProbeMeasurement(step: 7, quantity: .smoothness, value: .nan),
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
      #expect(throws: RunStoreError.self) { try store.record(for: record.configuration.id) }
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
        #expect(throws: RunStoreError.self) { try store.record(for: record.configuration.id) }
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
      #expect(throws: RunStoreError.self) { try store.record(for: other.id) }
    }
  }

  @Test func aFileInTheWayOfTheStoreIsAnError() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data("x".utf8).write(to: file)
      #expect(throws: FileError.self) { try RunStore(folder: file).save(record) }
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
