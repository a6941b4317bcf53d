import Dispatch
import Experiments
import Faults
import Files
import Foundation
import Models
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
      figures: [],
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
          counts.withLock { $0 = (stored, missing.count) }
        }
      }
      // Study two asks for a run of study one: four runs in all.
      #expect(counts.withLock { $0.stored } == 4)
      #expect(counts.withLock { $0.missing } == 0)
      #expect(again.map(\.epochs) == first.map(\.epochs))
      #expect(again.allSatisfy { $0.finishedAt == 7 })
    }
  }

  @Test func theExamplesAreAskedForOnlyToTrain() throws {
    struct Refusal: Error {}
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      _ = try run(prepared, store: folder, workers: 2)
      let runner = Runner(
        store: RunStore(folder: folder),
        host: Runs.Host(machine: "M", workers: 2),
        unixTime: { 7 }
      )
      func refusing() throws -> [String: StudyData] { throw Refusal() }
      let records = try runner.run(prepared.0, on: try refusing()) { _ in }
      #expect(records.count == 5)
      #expect(throws: Refusal.self) {
        try runner.run(prepared.0, on: try refusing(), isFresh: true) { _ in }
      }
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
        records.first { $0.configuration.network.normalization == .none }
      )
      #expect(diverged.divergence?.epoch == 1)
      #expect(diverged.epochs.map(\.epoch) == [0])
      #expect(diverged.tests.isEmpty)
    }
  }

  @Test func divergenceEndsTheRunAndCompletesItsShareOfTheProgress() throws {
    let prepared = try prepare(["training.learning_rate=1e30"])
    try withTemporaryFolder { folder in
      let done = Mutex(0.0)
      _ = try Runner(
        store: RunStore(folder: folder),
        host: Runs.Host(machine: "M", workers: 1),
        unixTime: { 7 }
      )
      .run(prepared.0, on: prepared.1) { event in
        if case .progressed(let share) = event { done.withLock { $0 = max($0, share) } }
      }
      #expect(abs(done.withLock { $0 } - 1) < 1e-9)
    }
  }

  /// Every option that an experiment can name, each on its own.
  static let options = [
    "networks.plain.activation=tanh", "networks.plain.activation=sigmoid",
    "networks.plain.normalization=batch", "networks.plain.normalization=layer",
    "networks.plain.normalization={ kind: batch, momentum: 0.5 }",
    "networks.plain.normalization={ kind: batch, momentum: cumulative }",
    "networks.plain.normalization={ kind: batch, running_statistics: false }",
    "networks.plain.normalization={ kind: batch, epsilon: 0.1 }",
    "networks.plain.normalization={ kind: layer, epsilon: 0.1 }",
    "networks.plain.dropout=0.5", "networks.plain.hidden_bias=false",
    "networks.plain.initialization=he", "networks.plain.initialization=xavier",
    "networks.plain.initialization=zero",
    "networks.plain.initialization={ scheme: constant, value: 0.01 }",
    "networks.plain.initialization={ scale: 2 }",
    "training.nesterov=true", "training.weight_decay=0.1", "training.momentum=0.5",
    "training.loss=cross_entropy_of_softmax",
    "training={ optimizer: adam, learning_rate: 0.05, batch_size: 30, epochs: 2 }",
    "training={ optimizer: adamw, learning_rate: 0.05, batch_size: 30, epochs: 2 }",
    "training={ optimizer: adam, learning_rate: 0.05, batch_size: 30, epochs: 2, weight_decay: 0.01 }",
  ]

  /// The engine must see the option: a name that reached the identity alone would give the numbers of another run.
  @Test func everyOptionChangesTheNumbers() throws {
    try withTemporaryFolder { folder in
      let losses = try ([[]] + Self.options.map { [$0] }).map { settings in
        let only = ["studies.one={ networks: [plain], seeds: 1, examples: 100 }"]
        let records = try run(try prepare(only + settings), store: folder, workers: 2)
        let last = try #require(records[0].epochs.last, "\(settings)")
        return last.validation.loss
      }
      #expect(Set(losses).count == losses.count)
      #expect(losses.allSatisfy { $0.isFinite })
    }
  }

  @Test func scaleAndShiftAreLearntOnlyWhereTheyAreAskedFor() throws {
    try withTemporaryFolder { folder in
      for kind in ["batch", "layer"] {
        let losses = try ["true", "false"].map { affine in
          let records = try run(
            try prepare(["networks.plain.normalization={ kind: \(kind), affine: \(affine) }"]),
            store: folder,
            workers: 2
          )
          return records[0].epochs.map(\.validation.loss)
        }
        // Scales start at 1 and shifts at 0.
        #expect(losses[0].first == losses[1].first)
        #expect(losses[0].last != losses[1].last)
      }
    }
  }

  @Test func evaluationIsByTheLogitsAlsoAfterTheMistakenLoss() throws {
    let prepared = try prepare(["training.loss=cross_entropy_of_softmax"])
    try withTemporaryFolder { folder in
      let right = try run(try prepare(), store: folder, workers: 2)[0].epochs
      let mistaken = try run(prepared, store: folder, workers: 2)[0].epochs
      #expect(mistaken[0] == right[0])
      // The softmax of a softmax is nearly uniform: 2.303 nats at the start, and hardly less after two epochs.
      let running = try #require(mistaken[1].running?.loss)
      #expect(abs(running - 2.303) < 0.01)
      #expect(abs(running - (right[1].running?.loss ?? 0)) > 0.01)
    }
  }

  @Test func aStoreThatCannotBeWrittenIsAnError() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data().write(to: file)
      #expect(throws: Fault.self) { try run(prepared, store: file, workers: 2) }
    }
  }

  @Test func anInterruptedPlanGoesOnWithTheSameRecords() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let whole = try run(prepared, store: folder.appendingPathComponent("whole"), workers: 1)
      let store = folder.appendingPathComponent("stopped")
      // The question is asked before every run and after every epoch but the last: four runs of two epochs.
      for answers in 1...8 {
        let left = Mutex(answers)
        let runner = Runner(
          store: RunStore(folder: store),
          host: Runs.Host(machine: "M", workers: 1),
          isInterrupted: {
            left.withLock { left in
              left -= 1
              return left < 0
            }
          },
          unixTime: { 7 }
        )
        do {
          _ = try runner.run(prepared.0, on: prepared.1) { _ in }
        } catch is RunInterruption {}
      }
      let resumed = try run(prepared, store: store, workers: 1)
      #expect(resumed == whole)
      let checkpoints = store.appendingPathComponent("checkpoints").path
      #expect(try FileManager.default.contentsOfDirectory(atPath: checkpoints).isEmpty)
    }
  }

  @Test func aRunWithADamagedCheckpointStartsAgain() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let store = RunStore(folder: folder)
      let id = prepared.0.entries[0].id
      try store.save(checkpoint: [1, 2, 3], for: id)
      let damaged = Mutex<[String]>([])
      let records = try Runner(
        store: store,
        host: Runs.Host(machine: "M", workers: 1),
        unixTime: { 7 }
      ).run(prepared.0, on: prepared.1) { event in
        if case .damaged(let error) = event { damaged.withLock { $0.append(error.message) } }
      }
      #expect(damaged.withLock { $0 } == ["is not a checkpoint of this run"])
      #expect(records[0].epochs.map(\.epoch) == [0, 1, 2])
    }
  }

  @Test func twoRunnersOnOneStoreShareTheWork() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let found = Mutex<[Int: [RunRecord]]>([:])
      let trained = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: 2) { number in
        let runner = Runner(
          store: RunStore(folder: folder),
          host: Runs.Host(machine: "M", workers: 2),
          // Asked once for each run that is trained.
          unixTime: {
            trained.withLock { $0 += 1 }
            return number
          }
        )
        let records = try? runner.run(prepared.0, on: prepared.1) { _ in }
        found.withLock { $0[number] = records }
      }
      let records = found.withLock { $0 }
      #expect(records[0]?.count == 5)
      // The first record of a run is everyone's, also its time.
      #expect(records[0] == records[1])
      #expect(trained.withLock { $0 } == 4)
    }
  }

  @Test func aRecordOfALaterVersionEndsThePlan() throws {
    let prepared = try prepare()
    try withTemporaryFolder { folder in
      let path = RunStore(folder: folder).path(of: prepared.0.entries[0].id)
      try Folder.create((path as NSString).deletingLastPathComponent)
      try Data("bnreport.run/99 0\n".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: Fault.self) { try run(prepared, store: folder, workers: 2) }
    }
  }
}
