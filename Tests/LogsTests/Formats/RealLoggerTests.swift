import Testing

@testable import Logs

/// Files that the libraries themselves wrote, byte for byte.
@Suite struct RealLoggerTests {
  // Keras 3.15.1 on JAX: fit(epochs=3) with CSVLogger(separator=";"), then fit(epochs=2, validation_data=…) with append.
  static let keras = """
    epoch;accuracy;loss;val_accuracy;val_loss
    0;0.484375;0.6967575550079346;NA;NA
    1;0.484375;0.6932716369628906;NA;NA
    2;0.484375;0.6899520754814148;NA;NA
    0;0.484375;0.6866756677627563;0.484375;0.6842268705368042
    1;0.484375;0.6835352182388306;0.484375;0.6811178922653198

    """

  @Test func kerasAppendsAnotherTraining() throws {
    let log = try readLog(Self.keras)
    #expect(log?.format == "keras-csv")
    #expect(
      log?.runs.map { $0.series.map(\.name) } == [
        ["accuracy", "loss"], ["accuracy", "loss", "val_accuracy", "val_loss"],
      ]
    )
    #expect(log?.runs[0]["loss"]?.points.last == .init(epoch: 3, 0.6899520754814148))
    #expect(log?.runs[1]["val_loss"]?.points.last == .init(epoch: 2, 0.6811178922653198))
  }

  // Lightning 2.6.6, pytorch.loggers.CSVLogger: 3 epochs of 4 updates, log_every_n_steps=2, then test().
  static let lightning = """
    epoch,lr-SGD,step,test_acc,test_loss,train_acc,train_loss_epoch,train_loss_step,val_acc,val_loss
    ,0.1,0,,,,,,,
    ,0.1,1,,,,,,,
    0,,1,,,,,0.6244663000106812,,
    ,0.1,3,,,,,,,
    0,,3,,,,,0.661177396774292,,
    0,,3,,,,,,0.765625,0.6385223865509033
    0,,3,,,0.71875,0.6519582867622375,,,
    ,0.1,4,,,,,,,
    ,0.1,5,,,,,,,
    1,,5,,,,,0.6360125541687012,,
    ,0.1,7,,,,,,,
    1,,7,,,,,0.6382176876068115,,
    1,,7,,,,,,0.765625,0.6291279792785645
    1,,7,,,0.71875,0.6389337182044983,,,
    ,0.1,8,,,,,,,
    ,0.1,9,,,,,,,
    2,,9,,,,,0.6436415314674377,,
    ,0.1,11,,,,,,,
    2,,11,,,,,0.6234191656112671,,
    2,,11,,,,,,0.75,0.6223499774932861
    2,,11,,,0.75,0.63060462474823,,,
    3,,12,0.75,0.6223499774932861,,,,,

    """

  @Test func lightningWritesARowACall() throws {
    let run = try readRun(Self.lightning, "lightning-csv")
    #expect(
      run.series.map(\.name) == [
        "test_acc", "test_loss", "train_acc", "train_loss_epoch", "train_loss_step", "val_acc",
        "val_loss",
      ]
    )
    #expect(run.series.map(\.points.count) == [1, 1, 3, 3, 6, 3, 3])
    #expect(run["val_loss"]?.points.last == .init(epoch: 3, step: 12, 0.6223499774932861))
    #expect(run["train_loss_step"]?.points.first == .init(epoch: 0.5, step: 2, 0.6244663000106812))
    #expect(run["test_acc"]?.points == [.init(0.75)])
  }

  // Keras 3.15.1: the history of fit(epochs=4, validation_freq=2), written with json.dump.
  @Test func kerasHistoryHasShorterListsOfTheValidation() throws {
    let run = try readRun(
      """
      {"accuracy": [0.5, 0.5, 0.515625, 0.515625],
      "loss": [0.7226829528808594, 0.7212643623352051, 0.7201486825942993, 0.7190765142440796],
      "learning_rate": [0.009999999776482582, 0.009999999776482582, 0.009999999776482582, 0.009999999776482582],
      "val_accuracy": [0.5, 0.53125],
      "val_loss": [0.720390260219574, 0.7182780504226685]}
      """,
      "keras-history"
    )
    #expect(run["loss"]?.points.last == .init(epoch: 4, 0.7190765142440796))
    #expect(
      run["val_loss"]?.points == [
        .init(epoch: 2, 0.720390260219574), .init(epoch: 4, 0.7182780504226685),
      ]
    )
    #expect(run.words.contains("learning_rate: an annotation"))
  }
}

/// The same numbers in every form give the same series.
@Suite struct SameNumbersTests {
  @Test(
    arguments: [
      "epoch,loss,val_accuracy\n0,2,0.25\n1,1,0.5\n",
      "epoch\ttrain_loss\tval_acc\n1\t2\t0.25\n2\t1\t0.5\n",
      "epoch;train/loss;accuracy/val\n1;2,0;0,25\n2;1,0;0,5\n",
      "{\"loss\": [2, 1], \"val_accuracy\": [0.25, 0.5]}",
      "{\"train_losses\": [2, 1], \"val_accs\": [0.25, 0.5], \"seed\": 3}",
      "{\"epoch\": 0, \"train_loss\": 2, \"val_acc\": 0.25}\n{\"epoch\": 1, \"train_loss\": 1, \"val_acc\": 0.5}\n",
      "[{\"epoch\": 1, \"train_loss\": 2, \"val_top1\": 0.25}, {\"epoch\": 2, \"train_loss\": 1, \"val_top1\": 0.5}]",
      "epoch,split,metric,value\n1,train,loss,2\n1,val,acc,0.25\n2,train,loss,1\n2,val,acc,0.5\n",
      "epoch,train_loss,eval_loss,eval_top1\n0,2,9,0.25\n1,1,9,0.5\n",
      "epoch,train_loss,valid_loss,accuracy,time\n0,2,9,0.25,00:01\n1,1,9,0.5,00:01\n",
      "# epoch train_loss val_acc\n1 2 0.25\n2 1 0.5\n",
    ]
  )
  func readAlike(text: String) throws {
    let run = try #require(try readLog(text)?.runs.first)
    let loss = run.series.first { $0.split == .train && $0.metric == "loss" }
    let accuracy = run.series.first { $0.split == .validation && $0.metric == "accuracy" }
    #expect(loss?.points == [.init(epoch: 1, 2), .init(epoch: 2, 1)])
    #expect(accuracy?.points == [.init(epoch: 1, 0.25), .init(epoch: 2, 0.5)])
  }
}
