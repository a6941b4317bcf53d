import Notation
import Testing

@testable import Logs

@Suite struct LogNameTests {
  @Test(
    arguments: [
      ("val_accuracy", .validation, "accuracy"), ("loss", nil, "loss"),
      ("train/acc", .train, "accuracy"), ("accuracy/val", .validation, "accuracy"),
      ("Loss/train", .train, "loss"), ("valLoss", .validation, "loss"),
      ("AverageTestEpRet", .test, "AverageEpRet"), ("mAP50", nil, "mAP50"),
      ("eval_loss", .validation, "loss"), ("eval_test_acc", .test, "accuracy"),
      ("dev.f1", .validation, "f1"), ("trn loss", .train, "loss"),
      ("val:top1", .validation, "accuracy"), ("accuracy_top-1", nil, "accuracy"),
      ("train/val_loss", .validation, "loss"), ("test/acc", .test, "accuracy"),
      ("train_val_gap", nil, "train_val_gap"), ("VALID_ACC", .validation, "accuracy"),
      ("val_sparse_categorical_accuracy", .validation, "accuracy"),
      ("train_loss_epoch", .train, "loss"), ("train_loss_step", .train, "loss_step"),
      ("epoch_accuracy", nil, "accuracy"), ("val", .validation, "val"),
    ] as [(String, LoggedSeries.Split?, String)]
  )
  func namesSaySplitAndMetric(name: String, split: LoggedSeries.Split?, metric: String) {
    let reading = LogName(name)
    #expect(reading.split == split)
    #expect(reading.metric == metric)
    #expect(reading.reasonToIgnore == nil)
  }

  @Test(arguments: [
    "value", "valid_mask", "trainable_share", "testament", "evaluate", "values/mean",
  ])
  func partsOfWordsAreNoSplits(name: String) {
    #expect(LogName(name).split == nil)
    #expect(LogName(name).metric == name)
  }

  @Test(arguments: ["box_loss", "val/box_loss", "loss_scale", "train/dfl_loss", "kl_loss"])
  func otherLossesAreNotTheLoss(name: String) {
    #expect(LogName(name).metric.contains("_"))
    #expect(LogName(name).reasonToIgnore == nil)
  }

  @Test func aNumberOfOneBatchSaysSo() {
    #expect(LogName("train_loss_step").mode == .singleBatch)
    #expect(LogName("train_loss_epoch").mode == nil)
  }

  @Test(
    arguments: [
      ("eval_runtime", "a time"), ("time", "a time"), ("_timestamp", "a time"),
      ("_runtime", "a time"), ("eval_samples_per_second", "a time"), ("eta_seconds", "a time"),
      ("data_time", "a time"), ("wall_time", "a time"), ("time/fps", "a time"),
      ("epochTime", nil), ("memory", "a size"), ("total_flos", "a size"),
      ("num_input_tokens_seen", "a size"), ("n_parameters", "a size"),
      ("trainable_params", "a size"),
      ("lr", "an annotation"), ("lr-SGD", "an annotation"), ("lr/pg0", "an annotation"),
      ("learning_rate", "an annotation"), ("train/learning_rate", "an annotation"),
      ("val_learning_rate", "an annotation"), ("lr0", "an annotation"),
      ("trainer/global_step", "a counter"), ("train/epoch", "a counter"), ("_step", "a counter"),
      ("system/gpu.0.temp", "a number of the machine"), ("colr", nil), ("sometimes", nil),
    ] as [(String, String?)]
  )
  func timesSizesAndRatesAreNoSeries(name: String, reason: String?) {
    #expect(LogName(name).reasonToIgnore?.phrase.text == reason)
  }

  @Test(
    arguments: [
      ("loss", .lower), ("val/box_loss", .lower), ("error_rate", .lower), ("logloss", .lower),
      ("accuracy", .higher), ("metrics/mAP50-95(B)", .higher), ("top5", .higher),
      ("recall@10", .higher), ("f1_macro", .higher), ("r2", .higher), ("reward_loss", .lower),
      ("loss_scale", .none), ("grad_norm", .none), ("temperature", .none), ("mapping", .none),
      ("accuracy_std", .none), ("neg_mean_squared_error", .higher), ("bbox/AP", .higher),
      ("test_losses", .lower), ("accuracies", .higher), ("errors", .lower), ("ious", .higher),
      ("class", .none), ("bias", .none),
    ] as [(String, MetricDirection)]
  )
  func wordsOfAMetricSayWhichValuesAreBetter(metric: String, direction: MetricDirection) {
    #expect(MetricDirection(ofMetric: metric) == direction)
  }
}

@Suite struct MetricUnitTests {
  @Test func anAccuracyAboveOneAndAHalfIsInPercent() throws {
    #expect(MetricUnit(ofMetric: "accuracy", values: [0.1, 1.5]) == .fraction)
    #expect(MetricUnit(ofMetric: "accuracy", values: [0, 1.51]) == .percent)
    #expect(MetricUnit(ofMetric: "loss", values: [9]) == .plain)
    #expect(MetricUnit(ofMetric: "top5", values: [.infinity, .nan, 0.3]) == .fraction)
    let unit = try MetricUnit(ofMetric: "acc", runs: [("a", [0, 0]), ("b", [70])])
    #expect(unit == .percent)
  }

  @Test func twoUnitsNameTwoRuns() {
    #expect {
      try MetricUnit(ofMetric: "accuracy", runs: [("a.csv", [0.7]), ("b.csv", [70])])
    } throws: { error in
      "\(error)"
        == "accuracy has two units (got percent in b.csv and parts of 1 in a.csv, expected one)"
    }
  }
}

@Suite struct LogNumberTests {
  @Test(arguments: ["", "  ", "NA", "N/A", "null", "None", "na"])
  func missingIsNotNaN(text: String) { #expect(LogNumber(text) == .missing) }

  @Test(arguments: ["nan", "NaN", "-nan", "NAN"])
  func nanIsAValue(text: String) { #expect(LogNumber(text).value?.isNaN == true) }

  @Test(
    arguments: [
      ("inf", .infinity), ("-inf", -.infinity), ("Infinity", .infinity), ("-Infinity", -.infinity),
      ("0.1", 0.1), ("-1e-05", -1e-5), (" 5.0 ", 5), ("+3", 3), (".5", 0.5), ("5.", 5),
      ("0.123456789012345678", 0.123456789012345678), ("1e400", .infinity),
      ("4.9e-324", .leastNonzeroMagnitude),
      ("9007199254740993", 9_007_199_254_740_992),
      ("123456789012345678901234567890", 1.2345678901234568e29),
      ("2.2250738585072011e-308", .leastNormalMagnitude.nextDown), ("1E5", 1e5), ("-0", -0.0),
    ] as [(String, Double)]
  )
  func decimalsAreTheNearestNumbers(text: String, value: Double) {
    #expect(LogNumber(text).value == value)
  }

  @Test(arguments: [
    "0x10", "1e", "1e+", "e5", ".", "-", "1.2.3", "12:34", "tensor(1)", "1,5", "[1]",
  ])
  func otherTextsAreNoNumbers(text: String) { #expect(LogNumber(text) == .text) }

  @Test func decimalsAgreeWithTheLanguage() {
    var generator = SplitMix(state: 1)
    for _ in 0..<2_000 {
      let number = Double(bitPattern: generator.next())
      let small = Double.random(in: 0..<1, using: &generator)
      for text in [
        "\(number)", "\(small)", "\(small * 1e-5)", "\(small)\(UInt8.random(in: 10...99))",
      ] {
        guard let expected = Double(text), !expected.isNaN else { continue }
        #expect(LogNumber(text).value == expected, "\(text)")
      }
    }
  }

  // Halfway between two numbers, and a little beside it: 1 + 2^-53 has 53 decimals, of which these are the first 19.
  @Test(
    arguments: [
      ("1.000000000000000111", 1.0), ("1.0000000000000001110", 1.0),
      ("1.000000000000000112", 1.0000000000000002),
      ("0.500000000000000055", 0.5), ("0.500000000000000056", 0.5000000000000001),
      ("9007199254740993.0", 9_007_199_254_740_992), ("9007199254740993.1", 9_007_199_254_740_994),
      ("900719925474099.35", 900_719_925_474_099.4),
      ("0.0000000012345678901234567", 1.2345678901234567e-9),
    ] as [(String, Double)]
  )
  func tiesAreRoundedToEven(text: String, value: Double) {
    #expect(LogNumber(text).value == value)
  }

  @Test func aCommaMayStandBeforeDecimals() {
    let read = Array("1,5e-3".utf8 + [0]).withUnsafeBufferPointer {
      LogNumber($0.baseAddress!, count: 6, comma: true)
    }
    #expect(read == .value(0.0015))
  }
}

@Suite struct SeriesCollectorTests {
  @Test func seriesAscendAndLaterNumbersWin() {
    var collector = SeriesCollector()
    for (epoch, value) in [(1.0, 0.1), (3, 0.3), (2, 0.2), (3, 0.4)] {
      collector.add("val_loss", value, epoch: epoch)
    }
    #expect(
      collector.series.map(\.points) == [
        [
          LoggedPoint(epoch: 1, 0.1), LoggedPoint(epoch: 2, 0.2), LoggedPoint(epoch: 3, 0.4),
        ]
      ]
    )
    #expect(
      collector.notes.map(\.english)
        == ["val_loss: up to 1 of their numbers came twice; the later ones count"]
    )
  }

  @Test func whatIsNoSeriesIsNotedOnce() {
    var collector = SeriesCollector()
    for epoch in 1...3 {
      collector.add("time", 1, epoch: Double(epoch))
      collector.add("lr", 1, epoch: Double(epoch))
      collector.add("hp_metric", -1, epoch: Double(epoch))
    }
    #expect(collector.series.isEmpty)
    #expect(
      collector.notes.map(\.english)
        == ["hp_metric: -1 stands for no value", "time: a time", "lr: an annotation"]
    )
  }

  @Test func onlyOneSeriesHasTheUsualName() {
    var collector = SeriesCollector()
    collector.add("val_accuracy", 1)
    collector.add("val_acc", 1)
    #expect(collector.series.map(\.metric) == ["accuracy", "acc"])
  }
}
