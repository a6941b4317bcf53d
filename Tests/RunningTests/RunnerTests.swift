import Experiments
import Foundation
import Running
import Runs
import Synchronization
import TestSupport
import Testing

@Suite struct RunnerTests {
  private static let text = """
    title: Tiny
    dataset: synthetic
    networks:
      plain: { layers: [784, 4, 10] }
      normal: { layers: [784, 4, 10], normalization: batch }
    training: { optimizer: sgd, learning_rate: 0.05, momentum: 0.9, batch_size: 30, epochs: 2 }
    studies:
      one: { networks: [plain, normal], seeds: 2, examples: 100 }
      two: { networks: [plain], seeds: 1, examples: 100 }
    """

  private func prepare(_ settings: [String] = []) throws -> (Plan, [String: StudyData]) {
    let experiment = try Experiment(
      reading: Data(Self.text.utf8),
      file: "tiny.yaml",
      name: "tiny",
      preset: "standard",
      settings: settings
    )
    let data = try StudyData.load(for: experiment, searching: [])
    let plan = try Plan(
      experiment,
      datasets: data.mapValues(\.summary),
      file: "tiny.yaml"
    )
    return (plan, data)
  }

  private func run(
    _ prepared: (Plan, [String: StudyData]),
    store: URL,
    workers: Int
  ) throws -> [RunRecord] {
    try Runner(
      store: RunStore(folder: store),
      host: Runs.Host(machine: "M", workers: workers),
      unixTime: { 7 }
    )
    .run(prepared.0, on: prepared.1) { _ in }
    .map { record in
      var record = record
      record.timings = []
      record.host.workers = 0
      return record
    }
  }

  @Test func theNumberOfWorkersChangesNoNumber() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let one = try run(prepared, store: folder.appendingPathComponent("1"), workers: 1)
      let three = try run(prepared, store: folder.appendingPathComponent("3"), workers: 3)
      #expect(one == three)
    }
  }

  @Test func everyEpochIsMeasuredOnTheWholeOfBothSets() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let records = try run(prepared, store: folder, workers: 2)
      #expect(records.count == prepared.0.entries.count)
      for record in records {
        #expect(record.epochs.map(\.epoch) == [0, 1, 2])
        // 100 examples in batches of 30 are 4 updates an epoch.
        #expect(record.epochs.map(\.step) == [0, 4, 8])
        #expect(record.epochs.allSatisfy { $0.training.count == 100 })
        #expect(record.epochs.allSatisfy { $0.validation.count == 1_000 })
        #expect(record.epochs.map { $0.running?.count } == [nil, 100, 100])
        #expect(record.tests.isEmpty)
        #expect(record.divergence == nil)
      }
      // Before training, batch norm's running statistics are the identity: both networks agree but for ε.
      let (plain, normal) = (records[0].epochs[0], records[2].epochs[0])
      #expect(abs(plain.validation.loss - normal.validation.loss) < 1e-4)
    }
  }

  @Test func aSecondCallTrainsNothing() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let first = try run(prepared, store: folder, workers: 2)
      let counts = Mutex((stored: 0, missing: 0))
      let again = try Runner(
        store: RunStore(folder: folder),
        host: Runs.Host(machine: "M", workers: 2),
        unixTime: { 8 }
      )
      .run(prepared.0, on: prepared.1) { event in
        if case .started(let stored, let missing) = event {
          counts.withLock { $0 = (stored, missing) }
        }
      }
      // Study two asks for a run of study one: four runs in all.
      #expect(counts.withLock { $0.stored } == 4)
      #expect(counts.withLock { $0.missing } == 0)
      #expect(again.map(\.epochs) == first.map(\.epochs))
      #expect(again.allSatisfy { $0.finishedAt == 7 })
    }
  }

  @Test func aDamagedRecordIsReportedAndTrainedAgain() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let first = try run(prepared, store: folder, workers: 2)
      let path = RunStore(folder: folder).path(of: prepared.0.entries[0].id)
      try Data("nonsense".utf8).write(to: URL(fileURLWithPath: path))
      let damaged = Mutex(0)
      let again = try Runner(
        store: RunStore(folder: folder),
        host: Runs.Host(machine: "M", workers: 2),
        unixTime: { 7 }
      )
      .run(prepared.0, on: prepared.1) { event in
        if case .damaged = event { damaged.withLock { $0 += 1 } }
      }
      #expect(damaged.withLock { $0 } == 1)
      #expect(again.map(\.epochs) == first.map(\.epochs))
    }
  }

  @Test func divergenceIsRecordedWhereItHappens() throws {
    let prepared = try prepare(["training.learning_rate=1e30"])
    try withTemporaryFolder { folder in
      let records = try run(prepared, store: folder, workers: 2)
      let diverged = try #require(
        records.first { $0.configuration.network.normalization.kind == .none }
      )
      #expect(diverged.divergence?.epoch == 1)
      #expect(diverged.epochs.map(\.epoch) == [0])
      #expect(diverged.tests.isEmpty)
    }
  }

  @Test func aStoreThatCannotBeWrittenIsAnError() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data().write(to: file)
      #expect(throws: FileError.self) { try run(prepared, store: file, workers: 2) }
    }
  }
}
