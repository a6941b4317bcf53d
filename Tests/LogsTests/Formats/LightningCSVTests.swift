import Testing

@testable import Logs

// Rows as lightning/fabric/loggers/csv_logs.py writes them: sorted names in 2.x, in order of appearance before.
@Suite struct LightningCSVTests {
  static let log = """
    epoch,lr-SGD,step,test_acc,train_loss_epoch,train_loss_step,val_acc
    ,0.1,0,,,,
    0,,1,,,2.5,
    0,,3,,,2.0,
    0,,3,,,,0.5
    0,,3,,2.25,,
    1,,5,,,1.5,
    1,,7,,,1.0,
    1,,7,,,,0.75
    1,,7,,1.25,,
    2,,8,0.7,,,

    """

  @Test func stepsAndEpochsCountFromZero() throws {
    let run = try readRun(Self.log, "lightning-csv")
    #expect(
      run["val_acc"]?.points == [.init(epoch: 1, step: 4, 0.5), .init(epoch: 2, step: 8, 0.75)]
    )
    #expect(
      run["train_loss_epoch"]?.points == [
        .init(epoch: 1, step: 4, 2.25), .init(epoch: 2, step: 8, 1.25),
      ]
    )
    #expect(run["train_loss_epoch"]?.mode == .runningMean)
    #expect(run["train_loss_step"]?.mode == .singleBatch)
    #expect(run["train_loss_step"]?.steps == [2, 4, 6, 8])
    #expect(run["train_loss_step"]?.epochs == [0.5, 1, 1.5, 2])
    #expect(run.words.contains("lr-SGD: an annotation"))
  }

  @Test func aTestBehindTheTrainingIsAResult() throws {
    let run = try readRun(Self.log, "lightning-csv")
    #expect(run["test_acc"]?.points == [.init(0.7)])
    #expect(run["test_acc"]?.split == .test)
  }

  @Test func namesInOrderOfAppearanceAreReadAlike() throws {
    let run = try readRun("val_loss,epoch,step\n0.5,0,9\n0.25,1,19\n", "lightning-csv")
    #expect(
      run["val_loss"]?.points == [.init(epoch: 1, step: 10, 0.5), .init(epoch: 2, step: 20, 0.25)]
    )
  }

  @Test func rowsWithoutEpochTakeItFromTheirStep() throws {
    let run = try readRun(
      "epoch,step,val_acc,val_loss\n0,9,,0.5\n,9,0.25,\n1,19,0.5,0.5\n",
      "lightning-csv"
    )
    #expect(
      run["val_acc"]?.points == [.init(epoch: 1, step: 10, 0.25), .init(epoch: 2, step: 20, 0.5)]
    )
  }

  @Test func hpMetricOfMinusOneIsNone() throws {
    let run = try readRun("hp_metric,step,val_loss,epoch\n-1,0,,\n,9,0.5,0\n", "lightning-csv")
    #expect(run.series.map(\.name) == ["val_loss"])
    #expect(run.words.contains("hp_metric: -1 stands for no value"))
  }
}
