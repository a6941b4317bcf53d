import Faults
import Foundation
import Testing

@testable import Logs

/// MLflow's folders and database, Trackio's database, DVCLive's folder.
@Suite struct TrackerStoreTests {
  // MARK: MLflow

  /// The files of mlflow 3.17.2, and of the versions that wrote no step or a data set behind it.
  private func store() throws -> LogScratch {
    let folder = try LogScratch()
    func run(_ name: String, status: Int = 3, stage: String = "active") throws {
      try folder.write(
        "end_time: 1700000000000\nexperiment_id: '7'\nlifecycle_stage: \(stage)\nrun_id: \(name)\n"
          + "run_name: 'the \(name)'\nstatus: \(status)\n",
        "mlruns/7/\(name)/meta.yaml"
      )
    }
    try folder.write(
      "artifact_location: file:///mlruns/7\nexperiment_id: '7'\nlifecycle_stage: active\nname: study\n",
      "mlruns/7/meta.yaml"
    )
    try run("a")
    try folder.write("0.1", "mlruns/7/a/params/optimizer/lr")
    try folder.write("best run", "mlruns/7/a/tags/mlflow.runName")
    try folder.write("x", "mlruns/7/a/tags/mlflow.user")
    try folder.write(
      "1700000000000 1.0 0\n1700000000001 0.5 1 digits 3f2\n1700000000002 nan 2\n",
      "mlruns/7/a/metrics/val/loss"
    )
    try folder.write("1700000000000 0.75 0\n", "mlruns/7/a/metrics/test_acc")
    try run("b", status: 4)
    try folder.write("1700000000000 3\n1700000000001 2\n", "mlruns/7/b/metrics/val/loss")
    try run("c", stage: "deleted")
    try run("d")
    try folder.write("1 9 0\n2 8 1\n3 7 1\n4 6 2", "mlruns/7/d/metrics/loss")
    return folder
  }

  @Test func aStoreOfFilesHasARunAFolder() throws {
    let folder = try store()
    let found = folder.search()
    #expect(found.faults.isEmpty)
    #expect(found.runs.map(\.name) == ["best run", "the b", "the c", "the d"])
    #expect(found.runs.map(\.state) == [.finished, .failed, .deleted, .finished])
    let run = try #require(found.runs.first)
    #expect(run.settings["optimizer/lr"] == Setting(0.1))
    #expect(run.settings["experiment"] == Setting("study"))
    #expect(run.settings.count == 2)
    #expect(run.steps("val/loss") == [0, 1, 2])
    #expect(run.values("val/loss")?.prefix(2) == [1, 0.5])
    #expect(run.values("val/loss")?[2].isNaN == true)
    #expect(run.series("test_acc")?.points == [LoggedPoint(0.75)])
    #expect(found.runs[1].steps("val/loss") == [0, 1])
    #expect(found.runs[3].values("loss") == [9, 7, 6])
    #expect(found.runs[3].notes("1 value was logged again at the same step"))
  }

  @Test func oneRunOfAStoreMayBeNamed() throws {
    let folder = try store()
    let runs = folder.search("mlruns/7/a").runs
    #expect(runs.map(\.format) == ["mlflow-run"])
    #expect(runs.first?.values("test_acc") == [0.75])
  }

  @Test func linesThatAreNoMetricAreNamed() throws {
    let folder = try store()
    try folder.write("1 2 0\nx\n1 2 1e400\n1 y 2\n3 4 3\n", "mlruns/7/a/metrics/odd")
    let run = try #require(folder.search().runs.first)
    #expect(run.values("odd") == [2, 4])
    #expect(run.notes("metrics/odd: 3 lines are no time, value and step"))
  }

  /// What mlflow 3.17.2 wrote by default.
  @Test func aDatabaseOfMLflowHasItsRuns() throws {
    let found = search(fixture("mlflow"))
    #expect(found.faults.isEmpty)
    // The parent of a run that has its metrics is no run of its own.
    #expect(found.runs.map(\.name) == ["run 0", "run 1", "child", "gone"])
    #expect(found.runs.map(\.state) == [.finished, .finished, .finished, .deleted])
    let run = try #require(found.runs.first)
    #expect(run.settings["seed"] == Setting(0))
    #expect(run.settings["experiment"] == Setting("study"))
    #expect(run.values("val_loss") == [1, 0.5, 1.0 / 3])
    #expect(run.steps("val_loss") == [0, 1, 2])
    #expect(run.values("val_acc")?[1].isNaN == true)
    #expect(run.values("norm") == [.infinity])
    #expect(run.source.hasSuffix("mlflow.db: run 0 \(run.source.suffix(8))"))
  }

  // MARK: Trackio

  /// What trackio 0.43.0 wrote.
  @Test func aDatabaseOfTrackioHasItsRuns() throws {
    let found = search(fixture("trackio"))
    #expect(found.faults.isEmpty)
    #expect(found.runs.map(\.name) == ["run0", "run1"])
    let run = try #require(found.runs.last)
    #expect(run.settings["seed"] == Setting(1))
    #expect(run.settings["layers.widths"] == Setting("[1,2]"))
    #expect(run.settings["group"] == Setting("g"))
    #expect(run.epochs("val/loss") == [1, 2, 3])
    #expect(run.values("val/loss") == [1, 0.5, 0.3333333333333333])
    #expect(run.values("bad") == [2, .infinity, 2])
    #expect(run.values("n.a") == [1, 1, 1])
  }

  // MARK: Databases

  @Test(arguments: ["mlflow/mlflow.db", "trackio/p.db"])
  func damagedDatabasesAreFaultsAtMost(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: fixture(name))))
    let folder = try LogScratch()
    for count in stride(from: 0, to: bytes.count, by: 509) {
      try folder.write([UInt8](bytes.prefix(count)), "x.db")
      _ = folder.search()
      var damaged = bytes
      for place in stride(from: count, to: bytes.count, by: 997) { damaged[place] ^= 0x55 }
      try folder.write(damaged, "x.db")
      _ = folder.search()
    }
  }

  @Test func readingADatabaseLeavesNothingBeside() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: fixture("trackio/p.db"))))
    let folder = try LogScratch(["odd name %3F?#.db": bytes])
    #expect(folder.search().runs.count == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }

  @Test func whatIsInTheWriteAheadLogAloneIsRead() throws {
    let files = try ["p.db": "", "p.db-wal": "-wal"].mapValues { ending in
      [UInt8](try Data(contentsOf: URL(filePath: fixture("trackio-wal/p.db\(ending)"))))
    }
    let folder = try LogScratch(files)
    let found = folder.search()
    let run = try #require(found.runs.first)
    #expect(found.faults.isEmpty)
    #expect(found.runs.count == 2)
    #expect(run.values("val/loss") == [1, 0.5, 1 / 3, 0.25])
    #expect(run.notes("the newest values were read from the -wal"))
    // Nothing was written beside it, and nothing back into it.
    for (name, bytes) in files {
      let path = folder.path + "/" + name
      #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == bytes)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }

  @Test func aDamagedWriteAheadLogIsNone() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: fixture("trackio/p.db"))))
    let folder = try LogScratch(["p.db": bytes, "p.db-wal": [1]])
    #expect(folder.search("p.db").runs.first?.values("val/loss") == [1, 0.5, 1 / 3])
  }

  // MARK: DVCLive

  /// The files of dvclive 3.49.1, beside those of users who name the split last.
  @Test func aFolderOfDVCLiveIsARun() throws {
    let folder = try LogScratch()
    try folder.write("step\tloss\n0\t1.0\n1\t0.5\n2\tnan\n", "dvclive/plots/metrics/train/loss.tsv")
    try folder.write("step\tval\n0\t0.5\n1\t0.75\n", "dvclive/plots/metrics/accuracy/val.tsv")
    try folder.write("timestamp\tstep\tacc\n17\t3\t0.5\n", "dvclive/plots/metrics/test/acc.tsv")
    try folder.write(#"{"train": {"loss": "nan"}, "step": 2}"#, "dvclive/metrics.json")
    let found = folder.search()
    #expect(found.runs.count == 1)
    let run = try #require(found.runs.first)
    #expect(run.steps("train/loss") == [0, 1, 2])
    #expect(run.values("train/loss")?[2].isNaN == true)
    #expect(run.series("accuracy/val")?.split == .validation)
    #expect(run.series("accuracy/val")?.metric == "accuracy")
    #expect(run.steps("test/acc") == [3])
  }

  @Test func aLineThatIsCutShortIsLeftOutAndAnotherIsAFault() throws {
    let folder = try LogScratch()
    try folder.write("step\tloss\n0\t1.0\n1", "plots/metrics/loss.tsv")
    #expect(folder.search().runs.first?.values("loss") == [1])
    try folder.write("step\tloss\n0\t1.0\nx\ty\n1\t2\n", "plots/metrics/loss.tsv")
    #expect(folder.search().faults.map(\.message) == ["is no step and value"])
    #expect(folder.search().faults.first?.position?.line == 3)
  }

  // MARK: ClearML

  /// The files of clearml 2 without its server, with fewer fields.
  @Test func aSessionOfClearMLIsARun() throws {
    let folder = try LogScratch()
    try folder.write(
      """
      [{"iter": 0, "metric": "loss", "variant": "train", "value": 1.0}, {"iter": 0, "metric": "p", "plot_str": "x"}]
      [{"iter": 1, "metric": "loss", "variant": "train", "value": 0.5}]
      [{"iter": -2147483648, "metric": "Summary", "variant": "best", "value": 0.25}]
      [{"iter": 2, "metric": "lo
      """,
      "offline-1/metrics.jsonl"
    )
    try folder.write(
      #"{"name": "nice", "hyperparams": {"General": {"m/w": {"name": "m/w", "value": "8"}}}}"#,
      "offline-1/task.json"
    )
    let found = folder.search()
    #expect(found.faults.isEmpty)
    #expect(found.runs.count == 1)
    let run = try #require(found.runs.first)
    #expect(run.name == "nice")
    #expect(run.settings == ["m.w": Setting(8)])
    #expect(run.values("loss/train") == [1, 0.5])
    #expect(run.steps("loss/train") == [0, 1])
    #expect(run.series("loss/train")?.split == .train)
    #expect(run.series("best")?.points == [LoggedPoint(0.25)])
    #expect(run.notes("no JSON from byte"))
  }
}
