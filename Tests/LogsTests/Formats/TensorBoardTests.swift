import Testing

@testable import Logs

@Suite struct TensorBoardTests {
  private func read(_ events: EventBytes) throws -> LoggedRun {
    let file = LogFile("events.out.tfevents.1", head: events.bytes)
    return try TensorBoardRun.read([("", [file])], source: "run", format: "tensorboard")
  }

  /// RFC 3720, B.4: 32 bytes of zeros, and the usual check value of "123456789".
  @Test func theChecksumIsCastagnolis() {
    let sum = CRC32C()
    #expect([UInt8](repeating: 0, count: 32).withUnsafeBytes { sum.checksum($0) } == 0x8A91_36AA)
    #expect(Array("123456789".utf8).withUnsafeBytes { sum.checksum($0) } == 0xE306_9283)
  }

  /// What PyTorch 2.15 wrote of plain, `new_style` and double scalars, `add_scalars` and `add_hparams`.
  @Test func aFolderOfPyTorchIsOneRun() throws {
    let found = search(fixture("tensorboard"))
    #expect(found.faults.isEmpty)
    let run = try #require(found.runs.first)
    #expect(found.runs.count == 1)
    #expect(run.values("loss/val") == [1, 0.5, 0.25, 0.125])
    #expect(run.steps("loss/val") == [0, 1, 2, 3])
    #expect(run.series("loss/val")?.split == .validation)
    #expect(run.series("loss/val")?.metric == "loss")
    #expect(run.values("single") == [1, 0.25, 0.0625, 0.015625])
    #expect(run.values("double") == [0, 0.1, 0.2, 0.30000000000000004])
    #expect(run.values("acc/train") == [0.5])
    #expect(run.series("acc/val")?.split == .validation)
    #expect(run.values("hp/acc") == [0.75])
    #expect(run.settings["lr"] == Setting(0.1))
    #expect(run.settings["opt"] == Setting("adam"))
    #expect(run.state == .finished)
    #expect(run.notes("4 values that are no numbers"))
  }

  @Test func everySpellingOfAScalarIsRead() throws {
    var events = EventBytes()
    func tensor(_ tag: String, type: Int, _ fields: (ProtoBytes) -> ProtoBytes) {
      events.add(tag, step: 0) { $0.message(8, fields(ProtoBytes().int(1, type))) }
    }
    tensor("content", type: 1) { $0.data(4, littleEndian(Float(0.5).bitPattern)) }
    tensor("packed", type: 1) { $0.data(5, littleEndian(Float(0.5).bitPattern)) }
    tensor("unpacked", type: 1) { $0.float(5, 0.5) }
    tensor("double", type: 2) { $0.data(6, littleEndian(Double(0.5).bitPattern)) }
    tensor("doubleContent", type: 2) { $0.data(4, littleEndian(Double(0.5).bitPattern)) }
    tensor("int", type: 3) { $0.int(7, -3) }
    tensor("long", type: 9) { $0.data(10, ProtoBytes.varint(1 << 40)) }
    tensor("half", type: 19) { $0.int(13, 0x3800) }
    tensor("smallHalf", type: 19) { $0.int(13, 0x0001) }
    tensor("bfloat16", type: 14) { $0.int(13, 0x3F00) }
    tensor("ofRankZero", type: 1) { $0.message(2, ProtoBytes()).float(5, 0.5) }
    tensor("vector", type: 1) {
      $0.message(2, ProtoBytes().message(2, ProtoBytes().int(1, 2))).float(5, 0.5)
    }
    tensor("words", type: 7) { $0.text(8, "0.5") }
    let run = try read(events)
    for name in [
      "content", "packed", "unpacked", "double", "doubleContent", "half", "bfloat16", "ofRankZero",
    ] { #expect(run.values(name) == [0.5], "\(name)") }
    #expect(run.values("int") == [-3])
    #expect(run.values("long") == [1_099_511_627_776])
    // The least half that is not 0: IEEE 754, 2^-24.
    #expect(run.values("smallHalf") == [0x1p-24])
    #expect(run.values("vector") == nil)
    #expect(run.values("words") == nil)
  }

  @Test func aRestartDropsWhatItOvertakes() throws {
    var events = EventBytes()
    for step in 0..<6 { events.add("loss", Float(step), step: step) }
    for step in 3..<5 { events.add("loss", Float(10 + step), step: step) }
    let run = try read(events)
    #expect(run.values("loss") == [0, 1, 2, 13, 14])
    #expect(run.notes("3 values were logged again"))
  }

  @Test func aStartOfASessionDropsWhatFollowsInAllTags() throws {
    var events = EventBytes()
    for step in 0..<4 {
      events.add("a", Float(step), step: step)
      events.add("b", Float(step), step: step)
    }
    events.add(ProtoBytes().double(1, 3).int(2, 2).message(7, ProtoBytes().int(1, 1)))
    events.add("a", 7, step: 2)
    let run = try read(events)
    #expect(run.values("a") == [0, 1, 7])
    #expect(run.values("b") == [0, 1])
  }

  @Test func filesOfAFolderAreReadInTheOrderOfTheirFirstEvents() throws {
    var (first, second) = (EventBytes(time: 100), EventBytes(time: 200))
    for step in 0..<4 { first.add("loss", 1, step: step) }
    for step in 2..<6 { second.add("loss", 2, step: step) }
    let folder = try LogScratch([
      "events.out.tfevents.9": first.bytes, "events.out.tfevents.1": second.bytes,
    ])
    let runs = folder.search().runs
    #expect(runs.count == 1)
    #expect(runs.first?.values("loss") == [1, 1, 2, 2, 2, 2])
  }

  /// Tags and folders of `callbacks/tensorboard.py` of Keras 3.
  @Test func trainAndValidationOfKerasAreOneRun() throws {
    var (train, validation) = (EventBytes(), EventBytes())
    for epoch in 0..<3 {
      train.add("epoch_loss", Float(epoch), step: epoch)
      validation.add("epoch_loss", Float(epoch) + 0.5, step: epoch)
      validation.add("evaluation_loss_vs_iterations", 4, step: 100 * epoch + 100)
    }
    let folder = try LogScratch([
      "study/train/events.out.tfevents.1.v2": train.bytes,
      "study/validation/events.out.tfevents.2.v2": validation.bytes,
    ])
    let runs = folder.search().runs
    #expect(runs.count == 1)
    let run = try #require(runs.first)
    #expect(run.epochs("train/epoch_loss") == [1, 2, 3])
    #expect(run.series("train/epoch_loss")?.split == .train)
    #expect(run.series("train/epoch_loss")?.metric == "loss")
    #expect(run.series("train/epoch_loss")?.mode == .runningMean)
    #expect(run.values("validation/epoch_loss") == [0.5, 1.5, 2.5])
    #expect(run.series("validation/epoch_loss")?.mode == .evaluated)
    #expect(run.steps("validation/evaluation_loss_vs_iterations") == [100, 200, 300])
  }

  /// Lightning's logger writes the epoch beside every value; both count from 0.
  @Test func theTagEpochOfLightningGivesTheEpochs() throws {
    var events = EventBytes()
    for step in [49, 99] {
      events.add("epoch", step == 49 ? 0 : 1, step: step)
      events.add("train_loss", 1, step: step)
    }
    events.add("epoch", 1, step: 99)
    events.add("val_loss", 2, step: 99)
    events.add("hp_metric", -1, step: 0)
    events.add("epoch", 2, step: 100)
    events.add("test_loss", 3, step: 100)
    let run = try read(events)
    #expect(run.steps("train_loss") == [50, 100])
    #expect(run.epochs("train_loss") == [1, 2])
    #expect(run.epochs("val_loss") == [2])
    // The test is after the training, and no moment of it.
    #expect(run.series("test_loss")?.points == [LoggedPoint(3)])
    #expect(run.series("hp_metric") == nil)
    #expect(run.series("epoch") == nil)
    #expect(!run.notes("logged again"))
  }

  @Test func valuesWithinAnEpochStandWhereTheirUpdatesAre() throws {
    var events = EventBytes()
    for step in stride(from: 4, to: 40, by: 5) {
      events.add("epoch", Float(step / 20), step: step)
      events.add("train_loss", 1, step: step)
    }
    for step in [19, 39] { events.add("val_loss", 2, step: step) }
    let run = try read(events)
    #expect(run.epochs("train_loss") == [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2])
    #expect(run.epochs("val_loss") == [1, 2])
  }

  /// `TensorBoardCallback` of transformers.
  @Test func stepsOfHuggingFaceAreUpdates() throws {
    var events = EventBytes()
    events.add("train/loss", 1, step: 10)
    events.add("train/epoch", 0.5, step: 10)
    events.add("eval/loss", 2, step: 20)
    events.add("train/epoch", 1, step: 20)
    events.add("train/train_runtime", 9, step: 20)
    let run = try read(events)
    #expect(run.steps("eval/loss") == [20])
    #expect(run.epochs("eval/loss") == [1])
    #expect(run.epochs("train/loss") == [0.5])
    #expect(run.series("eval/loss")?.split == .validation)
    #expect(run.series("train/train_runtime") == nil)
  }

  @Test func longPayloadsAreSkippedByTheirLength() throws {
    var events = EventBytes()
    events.add("loss", 1, step: 0)
    let picture = [UInt8](repeating: 7, count: 300_000)
    events.add("picture", step: 0) { $0.message(4, ProtoBytes().int(1, 9).data(4, picture)) }
    // The picture's checksum is not looked at: its bytes are not read.
    events.bytes[events.bytes.count - 5] ^= 1
    events.add("loss", 2, step: 1)
    let folder = try LogScratch(["events.out.tfevents.1": events.bytes])
    let run = try #require(folder.search().runs.first)
    #expect(run.values("loss") == [1, 2])
    #expect(run.notes("1 value that is no number"))
  }

  @Test func aSummaryOfManyValuesIsReadHoweverLong() throws {
    var events = EventBytes()
    var summary = ProtoBytes()
    for tag in 0..<1000 {
      summary = summary.message(1, ProtoBytes().text(1, "metric-\(tag)").float(2, Float(tag)))
    }
    events.add(ProtoBytes().double(1, 2).int(2, 5).message(5, summary))
    let run = try read(events)
    #expect(run.series.count == 1000)
    #expect(run.values("metric-999") == [999])
    #expect(run.steps("metric-0") == [5])
  }

  @Test func aWrongChecksumEndsTheFile() throws {
    var events = EventBytes()
    events.add("loss", 1, step: 0)
    let end = events.bytes.count
    events.add("loss", 2, step: 1)
    events.add("loss", 3, step: 2)
    var damaged = events
    damaged.bytes[end + 20] ^= 1
    let run = try read(damaged)
    #expect(run.values("loss") == [1])
    #expect(run.notes("at byte \(end) is a record that does not agree with its checksum"))
    damaged = events
    damaged.bytes[end] ^= 1
    #expect(try read(damaged).notes("a length that does not agree with its checksum"))
  }

  @Test func everyTruncationGivesWhatWasWhole() throws {
    var events = EventBytes()
    var ends = [events.bytes.count]
    for step in 0..<3 {
      events.add("loss", Float(step), step: step)
      ends.append(events.bytes.count)
    }
    for count in ends[0]...events.bytes.count {
      var cut = events
      cut.bytes.removeLast(events.bytes.count - count)
      let run = try read(cut)
      let whole = ends.filter { $0 <= count }.count - 1
      #expect(run.values("loss") ?? [] == [0, 1, 2].prefix(whole).map { $0 })
      #expect(run.notes("cut short") == !ends.contains(count))
    }
    for count in 0..<ends[0] {
      var cut = events
      cut.bytes.removeLast(events.bytes.count - count)
      #expect(try read(cut).series.isEmpty)
    }
  }

  @Test func aFileWithTheVersionAloneIsAnEmptyRun() throws {
    let folder = try LogScratch(["events.out.tfevents.1": EventBytes().bytes])
    let run = try #require(folder.search().runs.first)
    #expect(run.series.isEmpty)
    #expect(run.notes("no scalar was logged"))
  }

  @Test func aFileIsKnownByItsContentAndNotByItsName() throws {
    let folder = try LogScratch([
      "events.out.tfevents.1": Array("no events".utf8), "events.out.tfevents.2": EventBytes().bytes,
    ])
    let run = try #require(folder.search().runs.first)
    #expect(run.notes("events.out.tfevents.1 does not begin with a record of events"))
    let named = try LogScratch(["log": EventBytes().bytes])
    #expect(named.search("log").runs.map(\.format) == ["tensorboard-file"])
  }

  @Test func damagedMessagesAreNoNumbers() {
    // A generator of linear congruences, so that a failure can be repeated.
    var state: UInt32 = 1
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int(state >> 27) {
        state = state &* 1_664_525 &+ 1_013_904_223
        bytes.append(UInt8(state >> 24))
      }
      state = state &* 1_664_525 &+ 1_013_904_223
      bytes.withUnsafeBytes { bytes in
        _ = TensorScalar.value(bytes)
        _ = EventRecord.isPayload(bytes, length: bytes.count * 2)
        _ = EventRecord.wallTime(bytes)
      }
    }
  }
}
