import Foundation
import Models
import Running
import Runs
import TestSupport
import Testing

@Suite struct RunCheckpointTests {
  private struct Stop: Error {}

  private static func seven() -> Int { 7 }

  /// What makes a run remember something: optimisers, statistics, noise, dropout, probes, predictions.
  static let changes: [@Sendable (inout RunConfiguration) -> Void] = [
    { _ in },
    { $0.network.normalization = .none },
    { $0.network.normalization = .batch(statistics: .cumulative) },
    { $0.network.normalization = .layer() },
    { $0.network.dropout = 0.5 },
    { $0.training.optimizer = .sgd(momentum: 0.9, isNesterov: true) },
    { $0.training.optimizer = .adam },
    { $0.training.optimizer = .adamW },
    { $0.data.labels = .random },
    {
      $0.measurements.keepsPredictions = true
      $0.measurements.statistics = [.batch, .precise]
    },
    {
      $0.measurements.probes = Probe.allCases
      $0.measurements.probeSteps = [0, 1, 4, 5, 9, 12]
    },
    { $0.measurements.evaluationSteps = [1, 2, 3, 6, 7, 10, 11] },
    {
      $0.network.normalization = .batch(
        noise: BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
      )
      $0.measurements.probes = [.activations]
      $0.measurements.probeSteps = [0, 3, 6, 9, 12]
    },
  ]

  /// A run on the tiny data, ended by an error after an epoch, if one is named, with its checkpoint of then.
  private func run(
    _ data: StudyData,
    from checkpoint: [UInt8]? = nil,
    endingAfter epoch: Int? = nil,
    _ change: (inout RunConfiguration) -> Void
  ) throws -> (record: RunRecord?, checkpoint: [UInt8]) {
    var training = try RunTraining(tinyConfiguration(on: data, change), on: data)
    if let checkpoint {
      let isResumed = training.resume(from: checkpoint)
      try #require(isResumed)
    }
    var last: [UInt8] = []
    let host = Runs.Host(machine: "M", workers: 1)
    do throws(Stop) {
      var record = try training.record(host: host, unixTime: Self.seven) { run throws(Stop) in
        last = run.checkpoint.bytes
        if run.epochsDone == epoch { throw Stop() }
      }
      record.timings = []
      return (record, last)
    } catch {
      return (nil, last)
    }
  }

  @Test(arguments: changes.indices)
  func aRunThatGoesOnHasTheRecordOfOneThatNeverStopped(_ index: Int) throws {
    let change = Self.changes[index]
    try withTemporaryFolder { folder in
      try writeTinyDataset(in: folder)
      let data = try StudyData.load(folder.path, searching: [])
      let whole = try #require(try run(data, change).record)
      #expect(whole.divergence == nil)
      for epoch in 1...2 {
        let stopped = try run(data, endingAfter: epoch, change)
        #expect(stopped.record == nil)
        let resumed = try run(data, from: stopped.checkpoint, change)
        #expect(resumed.record == whole)
      }
    }
  }

  @Test func aRunCanStopAfterEveryEpoch() throws {
    try withTemporaryFolder { folder in
      try writeTinyDataset(in: folder)
      let data = try StudyData.load(folder.path, searching: [])
      let whole = try #require(try run(data, { _ in }).record)
      let first = try run(data, endingAfter: 1) { _ in }
      let second = try run(data, from: first.checkpoint, endingAfter: 2) { _ in }
      #expect(try run(data, from: second.checkpoint) { _ in }.record == whole)
    }
  }

  @Test func damageAndOtherRunsAreNoCheckpoint() throws {
    try withTemporaryFolder { folder in
      try writeTinyDataset(in: folder)
      let data = try StudyData.load(folder.path, searching: [])
      let bytes = try run(data, endingAfter: 1) { _ in }.checkpoint
      var training = try RunTraining(tinyConfiguration(on: data), on: data)
      // Every tenth prefix, the longest included: a shorter file never has its numbers.
      for length in stride(from: bytes.count - 1, through: 0, by: -10) {
        let isResumed = training.resume(from: Array(bytes[..<length]))
        #expect(!isResumed)
      }
      let isResumedFromMore = training.resume(from: bytes + [0])
      #expect(!isResumedFromMore)
      var other = try RunTraining(tinyConfiguration(on: data) { $0.seed = 2 }, on: data)
      let isOther = other.resume(from: bytes)
      #expect(!isOther)
      #expect(training.epochsDone == 0)
      let isResumed = training.resume(from: bytes)
      #expect(isResumed && training.epochsDone == 1)
    }
  }
}
