import Testing

@testable import Logs

@Suite struct WandBTests {
  private func read(_ file: WandBBytes) throws -> LoggedRun {
    try WandBRun(LogFile("run-x.wandb", head: file.bytes), source: "run", format: "wandb").logged()
  }

  /// What wandb 0.31.0 wrote offline.
  @Test func aRunOfTheRealLibraryIsRead() throws {
    let run = try #require(search(fixture("wandb")).runs.first)
    #expect(run.name == "nice")
    #expect(run.state == .finished)
    #expect(run.settings["lr"] == Setting(0.1))
    #expect(run.settings["seed"] == Setting(3))
    #expect(run.settings["model.width"] == Setting(8))
    #expect(run.settings["group"] == Setting("g"))
    #expect(run.values("train/loss") == [1, 0.5, 0.3333333333333333, 0.25, 0.2])
    #expect(run.epochs("train/loss") == [1, 2, 3, 4, 5])
    #expect(run.series("val.acc")?.split == .validation)
    #expect(run.series("val.acc")?.metric == "accuracy")
    #expect(run.values("bad")?[2].isNaN == true)
    #expect(run.notes("epochs are counted from 0"))
    #expect(run.series.count == 3)
  }

  @Test(arguments: [true, false]) func oldAndNewClientsNameTheirValues(isOld: Bool) throws {
    var file = WandBBytes()
    file.add(["_step": "0", "_runtime": "1.5", "loss": "2.5"], isOld: isOld)
    file.add(["_step": "7", "loss": "NaN", "best": "\"text\""], isOld: isOld)
    let run = try read(file)
    #expect(run.steps("loss") == [0, 7])
    #expect(run.values("loss")?[0] == 2.5)
    #expect(run.values("loss")?[1].isNaN == true)
    #expect(run.series.count == 1)
    #expect(run.notes("steps count the calls of wandb.log"))
    #expect(run.state == .running)
  }

  @Test func aLoggedStepIsTheStep() throws {
    var file = WandBBytes()
    file.add(["_step": "0", "trainer/global_step": "49", "epoch": "0", "train_loss": "1"])
    file.add(["_step": "1", "trainer/global_step": "99", "epoch": "1", "val_loss": "2"])
    file.add(["_step": "2", "system/x": "1"])
    let run = try read(file)
    #expect(run.steps("train_loss") == [50])
    #expect(run.steps("val_loss") == [100])
    #expect(run.epochs("val_loss") == [2])
  }

  /// A part of a run: its record, and rows of epochs.
  private func part(
    _ id: String,
    isResumed: Bool,
    _ rows: [(call: Int, epoch: Int, loss: Double)]
  ) -> [UInt8] {
    var file = WandBBytes()
    let record = ProtoBytes().text(1, id).text(3, "project").text(8, "again")
    file.add(ProtoBytes().message(17, isResumed ? record.int(18, 1) : record))
    for row in rows {
      file.add(["_step": "\(row.call)", "epoch": "\(row.epoch)", "loss": "\(row.loss)"])
    }
    return file.bytes
  }

  @Test func aRunThatWasResumedElsewhereSaysSo() throws {
    let folder = try LogScratch(["run-x.wandb": part("x", isResumed: true, [(0, 3, 0.5)])])
    let run = try #require(folder.search().runs.first)
    #expect(run.name == "again")
    #expect(run.notes("the run was resumed: what it logged before is in another folder"))
  }

  /// The first part logged epoch 2 before it was stopped; the second begins with it again, from a checkpoint of epoch 1.
  @Test func partsOfARunAreJoined() throws {
    let first = part("x", isResumed: false, [(0, 0, 4), (1, 1, 2), (2, 2, 9)])
    let second = part("x", isResumed: true, [(3, 2, 1), (4, 3, 0.5)])
    let third = part("x", isResumed: true, [(5, 4, 0.25)])
    let other = part("y", isResumed: false, [(0, 0, 3), (1, 1, 1)])
    let folder = try LogScratch([
      "wandb/run-20260101_100000-x/run-x.wandb": first,
      "wandb/offline-run-20260102_100000-x/run-x.wandb": second,
      "wandb/run-20260103_100000-x/run-x.wandb": third,
      "wandb/run-20260101_100001-y/run-y.wandb": other,
    ])
    let found = folder.search()
    #expect(found.faults.isEmpty)
    #expect(found.runs.count == 2)
    let run = try #require(found.runs.first { $0.source.hasSuffix("-x") })
    #expect(run.epochs("loss") == [1, 2, 3, 4, 5])
    #expect(run.values("loss") == [4, 2, 1, 0.5, 0.25])
    #expect(
      run.notes(
        "joined of run-20260101_100000-x, offline-run-20260102_100000-x and run-20260103_100000-x"
      )
    )
    #expect(run.notes("1 call of epochs that were logged again after the run was resumed"))
    #expect(found.runs.first { $0.source.hasSuffix("-y") }?.values("loss") == [3, 1])
  }

  /// A copy of a folder is no part: it is told to be a copy later.
  @Test func foldersOfOneRunThatNeverWasResumedAreTwo() throws {
    let bytes = part("x", isResumed: false, [(0, 0, 4), (1, 1, 2)])
    let folder = try LogScratch(["a/run-1-x/run-x.wandb": bytes, "b/run-1-x/run-x.wandb": bytes])
    #expect(folder.search().runs.count == 2)
  }

  @Test func picturesAreNoSeries() throws {
    var file = WandBBytes()
    file.add(["_step": "0", "picture": #"{"_type": "image-file", "width": 8}"#, "loss": "1"])
    let run = try read(file)
    #expect(run.series.map(\.name) == ["loss"])
    #expect(run.notes("picture: no numbers"))
  }

  @Test(arguments: [(Int?(0), LoggedRun.State.finished), (1, .failed), (nil, .running)])
  func theExitSaysHowItEnded(code: Int?, state: LoggedRun.State) throws {
    var file = WandBBytes()
    file.add(["loss": "1"])
    if let code { file.add(ProtoBytes().message(18, code == 0 ? .init() : .init().int(1, code))) }
    #expect(try read(file).state == state)
  }

  @Test func recordsGoOnInTheNextBlock() throws {
    var file = WandBBytes()
    file.add(ProtoBytes().text(4, String(repeating: "x", count: 32_700)))
    for step in 0..<5000 { file.add(["_step": "\(step)", "loss": "\(step).5"]) }
    file.add(ProtoBytes().text(4, String(repeating: "x", count: 100_000)))
    file.add(["_step": "5000", "loss": "0.25"])
    #expect(file.bytes.count > 3 * 32_768)
    let folder = try LogScratch(["run-x.wandb": file.bytes])
    let run = try #require(folder.search().runs.first)
    #expect(run.values("loss")?.count == 5001)
    #expect(run.values("loss")?[4999] == 4999.5)
    #expect(run.values("loss")?.last == 0.25)
    #expect(!run.notes("checksum"))
  }

  @Test func aDamagedBlockCostsWhatIsInItAlone() throws {
    var file = WandBBytes()
    for step in 0..<3000 { file.add(["_step": "\(step)", "loss": "1"]) }
    #expect(file.bytes.count > 2 * 32_768)
    file.bytes[40_000] ^= 1
    let run = try read(file)
    #expect(run.notes("1 block does not agree with the checksums"))
    #expect(run.steps("loss")?.last == 2999)
    #expect(run.series("loss").map { (1000..<3000).contains($0.points.count) } == true)
  }

  @Test func everyTruncationGivesWhatWasWhole() throws {
    var file = WandBBytes()
    var ends = [file.bytes.count]
    for step in 0..<3 {
      file.add(["_step": "\(step)", "loss": "\(step)"])
      ends.append(file.bytes.count)
    }
    for count in ends[0]...file.bytes.count {
      var cut = file
      cut.bytes.removeLast(file.bytes.count - count)
      let run = try read(cut)
      let whole = ends.filter { $0 <= count }.count - 1
      #expect(run.values("loss") ?? [] == [0, 1, 2].prefix(whole).map { $0 })
      #expect(run.notes("ends within a record") == !ends.contains(count))
    }
  }

  @Test func aFileOfSevenBytesNeverLogged() throws {
    let run = try read(WandBBytes())
    #expect(run.series.isEmpty)
    #expect(run.notes("the run never logged"))
  }

  @Test func lastValuesStandWhereTheRunFileIsMissing() throws {
    let folder = try LogScratch([
      "run-20260101_000000-a/files/wandb-summary.json":
        Array(#"{"_step": 9, "val_acc": 0.5, "none": null, "big": Infinity}"#.utf8),
      "run-20260101_000000-a/files/config.yaml":
        Array("_wandb:\n  value: {}\nlr:\n  desc: null\n  value: 0.1\n".utf8),
    ])
    let run = try #require(folder.search().runs.first)
    #expect(run.series("val_acc")?.points == [LoggedPoint(0.5)])
    #expect(run.values("big") == [.infinity])
    #expect(run.series.count == 2)
    #expect(run.settings["lr"] == Setting(0.1))
    #expect(run.notes("only last values are here"))
  }
}
