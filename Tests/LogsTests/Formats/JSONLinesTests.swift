import Testing

@testable import Logs

@Suite struct JSONLinesTests {
  @Test func linesHaveTheirAxis() throws {
    let run = try readRun(
      """
      {"epoch": 0, "train": {"loss": 1.5}, "val_loss": NaN, "note": "x"}
      {"epoch": 1, "train": {"loss": 1.25}, "val_loss": Infinity}

      """,
      "json-lines"
    )
    #expect(run["train/loss"]?.points == [.init(epoch: 1, 1.5), .init(epoch: 2, 1.25)])
    #expect(run["val_loss"]?.values.first?.isNaN == true)
    #expect(run["val_loss"]?.values.last == .infinity)
    #expect(run.words.contains("note: text"))
  }

  @Test func aLastLineThatIsCutIsSkippedAndOthersAreFaults() throws {
    let run = try readRun(
      "{\"step\": 1, \"loss\": 2}\n{\"step\": 2, \"loss\": 1}\n{\"step\": 3, \"lo",
      "json-lines"
    )
    #expect(run["loss"]?.steps == [1, 2])
    #expect(run.words.contains("warning: line 3, the last, is cut short and left out"))
    #expect {
      try readLog("{\"step\": 1, \"loss\": 2}\n{\"step\": 2, \"lo\n{\"step\": 3, \"loss\": 1}\n")
    } throws: { error in
      "\(error)" == "log:2:1: a line is not JSON (expected one object)"
    }
  }

  @Test func aListOfObjectsIsReadAlike() throws {
    let run = try readRun(
      "[{\"step\": 1, \"loss\": 2}, {\"step\": 2, \"loss\": null}]",
      "json-lines"
    )
    #expect(run["loss"]?.points == [.init(step: 1, 2)])
  }

  // mmengine/hooks/logger_hook.py 0.10.
  @Test func theStepOfMMEngineIsAnIterationOrAnEpoch() throws {
    let run = try readRun(
      """
      {"lr": 0.01, "data_time": 0.1, "loss": 1.5, "time": 0.2, "epoch": 1, "iter": 50, "memory": 900, "step": 50}
      {"lr": 0.01, "data_time": 0.1, "loss": 1.25, "time": 0.2, "epoch": 1, "iter": 100, "memory": 900, "step": 100}
      {"accuracy/top1": 55.5, "coco/bbox_mAP_s": -1.0, "data_time": 0.1, "time": 0.2, "step": 1}
      {"accuracy/top1": 60.5, "coco/bbox_mAP_s": 0.25, "data_time": 0.1, "time": 0.2, "step": 2}

      """,
      "mmengine"
    )
    #expect(run["loss"]?.points == [.init(step: 50, 1.5), .init(step: 100, 1.25)])
    #expect(run["loss"]?.split == .train)
    #expect(run["loss"]?.mode == .smoothed)
    #expect(run["accuracy/top1"]?.points == [.init(epoch: 1, 55.5), .init(epoch: 2, 60.5)])
    #expect(run["accuracy/top1"]?.metric == "accuracy")
    #expect(run["accuracy/top1"]?.split == .validation)
    #expect(run["coco/bbox_mAP_s"]?.points == [.init(epoch: 2, 0.25)])
    #expect(run.words.contains("1 number of -1, which stands for undefined"))
  }

  /// An evaluator without a prefix may call its number as the training does.
  @Test func mmengineHasALossOfEachSplit() throws {
    let run = try readRun(
      """
      {"lr": 0.1, "loss": 2.0, "epoch": 1, "iter": 4, "step": 4, "time": 0.1}
      {"loss": 9.0, "time": 0.2, "step": 1}

      """,
      "mmengine"
    )
    #expect(run.series.map(\.split) == [.train, .validation])
    #expect(run.series.map(\.metric) == ["loss", "loss"])
    #expect(run.series.map(\.values) == [[2], [9]])
    #expect(run.notes.map(\.english) == ["time: a time", "lr: an annotation"])
  }

  @Test func mmengineWithoutEpochsValidatesByIteration() throws {
    let run = try readRun(
      "{\"lr\": 0.1, \"loss\": 1, \"iter\": 50, \"step\": 50}\n{\"mIoU\": 30.5, \"step\": 100}\n",
      "mmengine"
    )
    #expect(run["mIoU"]?.points == [.init(step: 100, 30.5)])
  }

  // detectron2/utils/events.py 0.6.
  @Test func detectronAppendsAfterResuming() throws {
    let run = try readRun(
      """
      {"data_time": 0.1, "eta_seconds": 9.5, "iteration": 19, "lr": 0.01, "total_loss": 2.5}
      {"bbox/AP": 30.5, "data_time": 0.1, "eta_seconds": 9.5, "iteration": 39, "lr": 0.01, "total_loss": 2.0}
      {"data_time": 0.1, "eta_seconds": 9.5, "iteration": 39, "lr": 0.01, "total_loss": 1.5}

      """,
      "detectron2"
    )
    #expect(run["total_loss"]?.points == [.init(step: 20, 2.5), .init(step: 40, 1.5)])
    #expect(run["total_loss"]?.mode == .smoothed)
    #expect(run["total_loss"]?.split == .train)
    #expect(run["bbox/AP"]?.points == [.init(step: 40, 30.5)])
    #expect(run["bbox/AP"]?.split == .validation)
    #expect(run.words.contains("came twice"))
  }

  @Test func wandbHistoryHasKeysThatDiffer() throws {
    let run = try readRun(
      """
      {"loss": 1.5, "_step": 0, "_runtime": 1, "_timestamp": 1600000000}
      {"val_acc": 0.5, "img": {"_type": "image-file", "size": 12}, "_step": 1, "_runtime": 2, "_timestamp": 1600000001}

      """,
      "wandb-history"
    )
    #expect(run.series.map(\.name) == ["loss", "val_acc"])
    #expect(run["val_acc"]?.steps == [1])
    #expect(run.words.contains("img: no number"))
  }

  // facebookresearch/mae main_finetune.py.
  @Test func whatMAECallsTestIsSaid() throws {
    let run = try readRun(
      "{\"train_lr\": 0.1, \"train_loss\": 2.5, \"test_acc1\": 70.5, \"epoch\": 0, \"n_parameters\": 86567656}\n",
      "mae-log"
    )
    #expect(run["test_acc1"]?.points == [.init(epoch: 1, 70.5)])
    #expect(run["test_acc1"]?.split == .test)
    #expect(run.words.contains("warning: test numbers of every epoch"))
    #expect(run.words.contains("n_parameters: a size"))
  }
}

@Suite struct JSONRecordsTests {
  @Test func recordsWithASeedAreRuns() throws {
    let results = try readLog(
      "[{\"seed\": 1, \"acc\": 0.5}, {\"seed\": 2, \"acc\": null}, {\"seed\": 3, \"acc\": 0.75}]"
    )
    #expect(results?.format == "json-lines")
    #expect(results?.runs.map(\.source) == ["log: record 1", "log: record 2", "log: record 3"])
    #expect(results?.runs.map { $0.series.map(\.values) } == [[[0.5]], [], [[0.75]]])
    let curves = try readLog(
      """
      {"seed": 1, "epoch": 1, "opt": {"name": "a"}, "loss": 2}
      {"seed": 2, "epoch": 1, "opt": {"name": "a"}, "loss": 3}
      {"seed": 1, "epoch": 2, "opt": {"name": "a"}, "loss": 1}

      """
    )
    #expect(curves?.runs.map { $0["loss"]?.values } == [[2, 1], [3]])
  }

  @Test func recordsMayStandBesideSettings() throws {
    let run = try readRun(
      "{\"seed\": 1, \"layers\": [3, 3], \"history\": [{\"epoch\": 1, \"loss\": 2, \"val_loss\": 3}, {\"epoch\": 2, \"loss\": 1}]}",
      "json-records"
    )
    #expect(run.settings == ["seed": .init(1), "layers": .init("[3, 3]")])
    #expect(run["loss"]?.points == [.init(epoch: 1, 2), .init(epoch: 2, 1)])
    #expect(run["loss"]?.split == .train)
  }

  @Test func columnsOfFoldsAreReadAsTheirTable() throws {
    let log = try readLog(
      "{\"param_C\": {\"0\": 0.1, \"1\": 1}, \"split0_test_score\": {\"0\": 0.5, \"1\": 0.75}, \"split1_test_score\": {\"0\": 0.25, \"1\": 1}}"
    )
    #expect(log?.format == "sklearn-cv-json")
    #expect(log?.runs.map { $0.settings["C"]?.number } == [0.1, 0.1, 1, 1])
    #expect(log?.runs.map { $0.series[0].values } == [[0.5], [0.25], [0.75], [1]])
  }

  // What lies beside logs, or is a log of another kind.
  @Test(
    arguments: [
      "{\"bbox\": [1, 2, 3, 4], \"label\": \"cat\"}",
      "{\"hidden_sizes\": [64, 128], \"dropout\": 0.1}",
      "[{\"label\": \"cat\", \"score\": 0.9}, {\"label\": \"dog\", \"score\": 0.1}]",
      "{\"time\": 1.5, \"level\": \"INFO\", \"step\": 3}\n{\"time\": 2.5, \"level\": \"INFO\", \"step\": 4}\n",
      "{\"1\": {\"loss\": 0.5}, \"2\": {\"loss\": 0.4}}",
    ]
  )
  func otherJSONIsNoLog(text: String) throws {
    #expect(try readLog(text) == nil)
  }

  @Test func aVocabularyIsNoLog() throws {
    let words = (0..<1200).map { "\"w\($0)\": \($0)" } + ["\"loss\": 1201", "\"accuracy\": 1202"]
    #expect(try readLog("{\(words.joined(separator: ", "))}") == nil)
  }
}
