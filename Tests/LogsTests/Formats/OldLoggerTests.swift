import Testing

@testable import Logs

/// Files that libraries of 2023 wrote: `Fixtures/make-2023.py` has their versions and the lines that logged.
///
/// The expectations were read in the files, those of event files with TensorBoard 2.12.3's EventAccumulator.
@Suite struct OldLoggerTests {
  /// A series in numbers: its name, its split, how many points it has, the place of the first and the last, the last value,
  /// and the least and the greatest one.
  struct Facts: Equatable, CustomStringConvertible {
    var (name, split, count): (String, LoggedSeries.Split, Int)
    var (first, end): (LoggedPoint, LoggedPoint)
    var (least, greatest): (Double, Double)

    init(
      _ name: String,
      _ split: LoggedSeries.Split,
      _ count: Int,
      _ first: LoggedPoint,
      _ end: LoggedPoint,
      _ range: ClosedRange<Double>
    ) {
      (self.name, self.split, self.count) = (name, split, count)
      (self.first, self.end, least, greatest) = (first, end, range.lowerBound, range.upperBound)
    }

    init?(_ series: LoggedSeries) {
      let values = series.points.map(\.value).filter(\.isFinite)
      guard let first = series.points.first, let last = series.points.last,
        let least = values.min(), let greatest = values.max()
      else { return nil }
      let name = series.name
      self.init(name, series.split, series.points.count, first, last, least...greatest)
    }

    var description: String {
      "\(name), \(split): \(count) from \(first) to \(end), \(least) to \(greatest)"
    }
  }

  private func runs(_ name: String, _ format: String) throws -> [LoggedRun] {
    let found = search(fixture("2023/" + name))
    #expect(found.faults.isEmpty)
    #expect(found.runs.allSatisfy { $0.format == format }, "\(found.runs.map(\.format))")
    return found.runs
  }

  private func run(_ name: String, _ format: String) throws -> LoggedRun {
    let runs = try runs(name, format)
    #expect(runs.count == 1)
    return try #require(runs.first)
  }

  private func expect(_ run: LoggedRun, _ facts: [Facts]) {
    let found = run.series.compactMap(Facts.init)
    #expect(found.count == facts.count, "\(found.map(\.name))")
    for fact in facts {
      #expect(found.first { $0.name == fact.name && $0.split == fact.split } == fact)
    }
  }

  private static func at(_ epoch: Double? = nil, _ step: Int? = nil, _ value: Double) -> LoggedPoint
  {
    LoggedPoint(epoch: epoch, step: step, value)
  }

  // MARK: Lightning 2.0.2 (1.9.5 writes the same bytes), torch 1.13.1

  private static let lightning = [
    Facts(
      "train_loss_step",
      .train,
      6,
      at(0.5, 2, 0.579150378704071),
      at(3, 12, 0.45606786012649536),
      0.45606786012649536...0.579150378704071
    ),
    Facts(
      "train_loss_epoch",
      .train,
      3,
      at(1, 4, 0.6795291900634766),
      at(3, 12, 0.5177766680717468),
      0.5177766680717468...0.6795291900634766
    ),
    Facts("train_acc", .train, 3, at(1, 4, 0.625), at(3, 12, 0.8125), 0.625...0.8125),
    Facts(
      "val_loss",
      .validation,
      3,
      at(1, 4, 0.601487398147583),
      at(3, 12, 0.4743140935897827),
      0.4743140935897827...0.601487398147583
    ),
    Facts("val_acc", .validation, 3, at(1, 4, 0.6875), at(3, 12, 0.875), 0.6875...0.875),
    Facts("test_acc", .test, 1, LoggedPoint(0.875), LoggedPoint(0.875), 0.875...0.875),
  ]

  @Test func lightningTable() throws {
    let run = try run("lightning/csv", "lightning-csv")
    expect(run, Self.lightning)
    #expect(run.settings == ["lr": Setting(0.1), "seed": Setting(3)])
    #expect(run.notes("lr-SGD: an annotation"))
  }

  @Test func lightningEvents() throws {
    let run = try run("lightning/tb", "tensorboard")
    expect(run, Self.lightning)
    #expect(run.settings == ["lr": Setting(0.1), "seed": Setting(3)])
    #expect(run.notes("hp_metric: -1 stands for no value"))
  }

  // MARK: Keras 2.13.1 (tensorflow-cpu 2.13.0)

  @Test func kerasTableOfEverySecondEpoch() throws {
    let run = try run("keras/every-second.csv", "keras-csv")
    expect(
      run,
      [
        Facts(
          "accuracy",
          .train,
          4,
          Self.at(1, nil, 0.21875),
          Self.at(4, nil, 0.25),
          0.21875...0.25
        ),
        Facts(
          "loss",
          .train,
          4,
          Self.at(1, nil, 1.542309284210205),
          Self.at(4, nil, 1.4115434885025024),
          1.4115434885025024...1.542309284210205
        ),
        Facts(
          "val_accuracy",
          .validation,
          2,
          Self.at(2, nil, 0.125),
          Self.at(4, nil, 0.125),
          0.125...0.125
        ),
        Facts(
          "val_loss",
          .validation,
          2,
          Self.at(2, nil, 1.848961353302002),
          Self.at(4, nil, 1.7410402297973633),
          1.7410402297973633...1.848961353302002
        ),
      ]
    )
    let history = try self.run("keras/history", "keras-history")
    #expect(Set(history.series) == Set(run.series))
  }

  @Test func kerasTableThatWentOn() throws {
    let run = try run("keras/resumed.csv", "keras-csv")
    #expect(run["val_accuracy"]?.epochs == [1, 2, 3, 4, 5])
    #expect(run["val_accuracy"]?.values == [0.4375, 0.5, 0.5, 0.5625, 0.5625])
    #expect(run["val_loss"]?.points.last == Self.at(5, nil, 0.8822351098060608))
    #expect(run["loss"]?.points.last == Self.at(5, nil, 1.1090059280395508))
  }

  @Test func kerasEvents() throws {
    let run = try run("keras/board", "tensorboard")
    let loss = run.series.filter { $0.metric == "loss" }
    #expect(loss.map(\.split) == [.train, .validation])
    #expect(loss[0].epochs == [1, 2, 3])
    #expect(loss[0].values == [1.2590563297271729, 1.219818115234375, 1.1815205812454224])
    #expect(loss[1].epochs == [1, 2, 3])
    #expect(loss[1].values == [1.016808271408081, 0.9811452031135559, 0.9468170404434204])
    let accuracy = try #require(
      run.series.first { $0.metric == "accuracy" && $0.split == .validation }
    )
    #expect(accuracy.points.last == Self.at(3, nil, 0.5))
    #expect(accuracy.values.max() == 0.5)
    let steps = run.series.first { $0.name.hasSuffix("evaluation_loss_vs_iterations") }
    #expect(steps?.steps == [4, 8, 12])
  }

  @Test func tensorFlowSummaries() throws {
    expect(
      try run("keras/own", "tensorboard"),
      [Facts("val/acc", .validation, 3, Self.at(nil, 0, 0), Self.at(nil, 2, 0.5), 0...0.5)]
    )
  }

  @Test func tensorBoardX() throws {
    // tensorboardX 2.6; the settings stand in the folder of add_hparams.
    let run = try run("tensorboardx", "tensorboard")
    expect(
      run,
      [
        Facts(
          "val/acc",
          .validation,
          4,
          Self.at(nil, 0, 0.25),
          Self.at(nil, 3, 0.625),
          0.25...0.625
        ), Facts("loss", .other, 4, Self.at(nil, 0, 2), Self.at(nil, 3, 0.5), 0.5...2),
        Facts("hp/acc", .other, 1, Self.at(nil, 0, 0.5), Self.at(nil, 0, 0.5), 0.5...0.5),
        // The folders err/train and err/val of add_scalars.
        Facts("train/err", .train, 2, Self.at(nil, 0, 0.5), Self.at(nil, 1, 0.25), 0.25...0.5),
        Facts("val/err", .validation, 2, Self.at(nil, 0, 0.75), Self.at(nil, 1, 0.5), 0.5...0.75),
      ]
    )
    #expect(run.settings == ["lr": Setting(0.1), "seed": Setting(3)])
  }

  // MARK: Trackers

  @Test func huggingFace() throws {
    // transformers 4.28.1, which rounds the losses of the training to four decimals.
    let run = try run("huggingface", "huggingface-trainer")
    expect(
      run,
      [
        Facts("loss", .train, 6, Self.at(0.5, 2, 0.6601), Self.at(3, 12, 0.3825), 0.2806...0.6601),
        Facts(
          "eval_accuracy",
          .validation,
          3,
          Self.at(1, 4, 0.9375),
          Self.at(3, 12, 0.9375),
          0.9375...0.9375
        ),
        Facts(
          "eval_loss",
          .validation,
          3,
          Self.at(1, 4, 0.422519326210022),
          Self.at(3, 12, 0.2840699553489685),
          0.2840699553489685...0.422519326210022
        ),
      ]
    )
    #expect(run.notes("divergence may be hidden"))
  }

  @Test func wandb() throws {
    // wandb 0.15.0, offline; `bad` was NaN in all calls.
    let run = try run("wandb", "wandb")
    #expect(run.series.map(\.name) == ["train/loss", "val.acc", "bad"])
    #expect(run["train/loss"]?.epochs == [1, 2, 3])
    #expect(run["train/loss"]?.values == [1, 0.5, 0.3333333333333333])
    #expect(run["val.acc"]?.points.last == Self.at(3, 2, 0.5))
    #expect(run["bad"]?.values.allSatisfy(\.isNaN) == true)
    #expect(run.name == "nice")
    #expect(run.state == .finished)
    #expect(run.settings["seed"] == Setting(3))
    #expect(run.settings["lr"] == Setting(0.1))
  }

  @Test func dvclive() throws {
    // dvclive 2.7.0
    let run = try run("dvclive", "dvclive")
    expect(
      run,
      [
        Facts(
          "train/loss",
          .train,
          3,
          Self.at(1, 1, 1),
          Self.at(3, 3, 0.3333333333333333),
          0.3333333333333333...1
        ), Facts("val/acc", .validation, 3, Self.at(1, 1, 0), Self.at(3, 3, 0.5), 0...0.5),
        Facts("test_acc", .test, 1, LoggedPoint(0.5), LoggedPoint(0.5), 0.5...0.5),
      ]
    )
    #expect(run.settings == ["lr": Setting(0.1), "seed": Setting(3)])
  }

  @Test(arguments: [("mlruns", "mlflow"), ("database", "mlflow-db")])
  func mlflow(folder: String, format: String) throws {
    // mlflow 2.3.0
    let runs = try runs("mlflow/" + folder, format)
    #expect(Set(runs.map { $0.settings["seed"] }) == [Setting(1), Setting(2)])
    for run in runs {
      let seed = try #require(run.settings["seed"]?.number)
      #expect(run.settings["lr"] == Setting(0.1))
      #expect(run.state == .finished)
      #expect(run["val/loss"]?.steps == [0, 1, 2])
      #expect(run["val/loss"]?.values == [1 / seed, 1 / (seed + 1), 1 / (seed + 2)])
      #expect(run["val/acc"]?.values[1].isNaN == true)
      #expect(run["val/acc"]?.points.last == Self.at(nil, 2, 0.5))
      #expect(run["test_acc"]?.points == [LoggedPoint(0.75)])
      #expect(run["norm"]?.values == [.infinity])
    }
  }

  @Test func mlflowTable() throws {
    // mlflow 2.3.0, search_runs(): the newest run first, and an infinity as the database holds it.
    let runs = try runs("mlflow/table", "mlflow-csv")
    #expect(runs.map { $0.settings["seed"] } == [Setting(2), Setting(1)])
    #expect(runs.map { $0["val/loss"]?.values } == [[0.25], [0.3333333333333333]])
    #expect(runs.map { $0["test_acc"]?.values } == [[0.75], [0.75]])
    #expect(runs.map { $0["norm"]?.values } == [[.infinity], [.infinity]])
  }

  @Test func sacred() throws {
    // sacred 0.8.4
    let run = try run("sacred", "sacred")
    #expect(run["train.loss"]?.values == [1, 0.5, 0.3333333333333333])
    #expect(run["val.accuracy"]?.steps == [0, 1, 2])
    #expect(run["val.accuracy"]?.points.last == Self.at(nil, 2, 0.5))
    #expect(
      run.settings == ["lr": Setting(0.1), "model.width": Setting(8), "seed": Setting(3)]
    )
    #expect(run.state == .finished)
  }

  @Test func hydra() throws {
    // hydra-core 1.3.2: what was varied, of whatever logger.
    let runs = try runs("hydra", "table")
    #expect(
      runs.map { [$0.settings["optimizer.name"]?.text, $0.settings["seed"]?.text] } == [
        ["sgd", "1"], ["sgd", "2"], ["sgd", "3"], ["adam", "1"], ["adam", "2"], ["adam", "3"],
      ]
    )
    let groups = try LogGroups(of: runs).groups
    #expect(groups.map(\.title) == ["adam", "sgd"])
  }

  // MARK: Frameworks

  @Test func timm() throws {
    // timm 0.9.2, update_summary
    let run = try run("timm", "timm")
    #expect(run["train_loss"]?.points.last == Self.at(3, nil, 0.6666666666666666))
    #expect(run["eval_loss"]?.values == [2.5, 1.25, 0.8333333333333334])
    #expect(run["eval_top1"]?.values == [50, 60, 70])
    #expect(run["eval_top1"]?.split == .validation)
    #expect(run["eval_top1"]?.metric == "accuracy")
  }

  @Test func fastai() throws {
    // fastai 2.7.12: fit(3), and fit(2) with append.
    let runs = try runs("fastai", "fastai")
    #expect(runs.map { $0["accuracy"]?.epochs } == [[1, 2, 3], [1, 2]])
    #expect(runs[0]["train_loss"]?.mode == .smoothed)
    #expect(runs[0]["train_loss"]?.points.last == Self.at(3, nil, 0.5615625381469727))
    #expect(runs[0]["valid_loss"]?.values.min() == 0.1830529421567917)
    #expect(runs[0]["accuracy"]?.values == [0.75, 0.9375, 0.9375])
    #expect(runs[1]["valid_loss"]?.points.last == Self.at(2, nil, 0.09827369451522827))
  }

  @Test func ultralytics() throws {
    // ultralytics 8.0.114, which counts epochs from 0 and pads its fields.
    let run = try run("ultralytics", "ultralytics")
    #expect(run["train/loss"]?.values == [0.05407, 0.04927, 0.04912])
    #expect(run["metrics/accuracy_top1"]?.epochs == [1, 2, 3])
    #expect(run["metrics/accuracy_top1"]?.metric == "accuracy")
    #expect(run["metrics/accuracy_top1"]?.split == .validation)
    #expect(run["val/loss"]?.points.last == Self.at(3, nil, 0.08666))
    #expect(run.settings["seed"] == Setting(3))
    #expect(run.settings["model"] == Setting("yolov8n-cls.yaml"))
  }

  @Test func mmengine() throws {
    // mmengine 0.7.4, which writes the same lines into DATE.json.
    let found = search(fixture("2023/mmengine"))
    #expect(found.runs.map(\.format) == ["mmengine"])
    let run = try #require(found.runs.first)
    #expect(run["loss"]?.steps == [4, 8, 12, 16, 20, 24, 28, 32, 36])
    #expect(run["loss"]?.values.last == 0.38601554930210114)
    #expect(run["accuracy/top1"]?.epochs == [1, 2, 3])
    #expect(
      run["accuracy/top1"]?.values == [73.95833333333333, 91.66666666666667, 94.79166666666667]
    )
    #expect(found.notes.map(\.english).contains { $0.contains("logs the same run as") })
  }

  // MARK: Other tables

  @Test func xgboost() throws {
    // xgboost 1.7.5: train() names its sets, the classifier numbers them.
    let booster = try run("xgboost/booster.json", "xgboost")
    #expect(booster.series.map(\.split) == [.train, .validation])
    #expect(booster.series[0].steps == [1, 2, 3])
    #expect(booster.series[1].points.last == Self.at(nil, 3, 0.31648311018943787))
    let classifier = try run("xgboost/classifier.json", "xgboost")
    #expect(classifier.series.map(\.split) == [.other, .other, .other, .other])
    #expect(classifier["validation_1/error"]?.values == [0.05, 0.05, 0.05])
    #expect(classifier.notes("validation_0"))
    let chosen = LoggedMetric.primary(of: LoggedMetric.all(of: [classifier]), count: 1)
    #expect(
      chosen?.notes.map(\.english) == [
        "validation_0/error: the file does not say which examples validation_0 are"
      ]
    )
  }

  @Test func sklearn() throws {
    // scikit-learn 1.2.2, cv_results_ of GridSearchCV written by pandas with its index.
    let runs = try runs("sklearn", "sklearn-cv")
    #expect(
      runs.compactMap { $0.settings["C"]?.number } == [0.01, 0.01, 0.01, 1, 1, 1]
    )
    let validation = runs.map { run in
      run.series.first { $0.split == .validation }.flatMap { $0.values.first }
    }
    #expect(validation == [0.9, 0.85, 0.95, 1.0, 0.95, 0.95])
    #expect(
      runs.map { run in run.series.first { $0.split == .train }.flatMap { $0.values.first } } == [
        0.85, 0.875, 1.0, 0.975, 0.975, 1.0,
      ]
    )
  }
}
