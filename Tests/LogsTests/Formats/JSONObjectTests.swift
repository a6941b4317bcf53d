import Testing

@testable import Logs

@Suite struct JSONObjectTests {
  @Test func kerasHistoryHasANumberAnEpoch() throws {
    let run = try readRun(
      "{\"loss\": [3, 2, 1, NaN], \"accuracy\": [0.1, 0.2, 0.3, 0.4], \"val_loss\": [2.5, 1.5], \"lr\": [1, 1, 1, 1]}",
      "keras-history"
    )
    #expect(run["loss"]?.epochs == [1, 2, 3, 4])
    #expect(run["loss"]?.mode == .runningMean)
    #expect(run["loss"]?.split == .train)
    #expect(run["val_loss"]?.points == [.init(epoch: 2, 2.5), .init(epoch: 4, 1.5)])
    #expect(run.words.contains("val_loss: 2 numbers of 4 epochs, taken to be one every 2 epochs"))
  }

  @Test func lengthsThatDoNotDivideLeaveTheLastNumber() throws {
    let run = try readRun(
      "{\"loss\": [5, 4, 3, 2, 1], \"val_loss\": [2, 1.5, 1.75]}",
      "keras-history"
    )
    #expect(run["val_loss"]?.points == [.init(1.75)])
    #expect(run.words.contains("nobody knows which: only the last is used (the best was 1.5)"))
  }

  @Test func pandasWritesColumnsAsObjects() throws {
    let run = try readRun(
      "{\"loss\": {\"0\": 2, \"1\": 1}, \"val_loss\": {\"0\": 3, \"1\": null}}",
      "keras-history"
    )
    #expect(run["loss"]?.values == [2, 1])
    #expect(run["val_loss"]?.points == [.init(epoch: 1, 3)])
  }

  @Test func listsBesideSettingsMayBeginBeforeTheTraining() throws {
    let run = try readRun(
      """
      {"train_losses": [3, 2, 1], "test_losses": [3.5, 2.5, 1.5], "minibatch_losses": [9, 8, 7, 6, 5],
       "num_epochs": 2, "random_seed": 42, "optimizer": "sgd", "hyperparams": {"nesterov": false}, "weight_decay": null}
      """,
      "json-arrays"
    )
    #expect(
      run["test_losses"]?.points == [
        .init(epoch: 0, 3.5), .init(epoch: 1, 2.5), .init(epoch: 2, 1.5),
      ]
    )
    #expect(run["test_losses"]?.metric == "loss")
    #expect(run["test_losses"]?.split == .test)
    #expect(run["minibatch_losses"]?.mode == .singleBatch)
    #expect(run["minibatch_losses"]?.steps == [1, 2, 3, 4, 5])
    #expect(
      run.settings == [
        "num_epochs": .init(2), "random_seed": .init(42), "optimizer": .init("sgd"),
        "hyperparams.nesterov": .init("false"),
      ]
    )
    #expect(run.words.contains("lists of 3 numbers begin before the training, which has 2 epochs"))
  }

  @Test func aListMayBeTheAxis() throws {
    let run = try readRun("{\"step\": [10, 20], \"loss\": [2, 1], \"seed\": 1}", "json-arrays")
    #expect(run["loss"]?.points == [.init(step: 10, 2), .init(step: 20, 1)])
  }

  // transformers/trainer_callback.py 4.44: keys sorted, indent 2.
  static let state = """
    {
      "best_metric": 0.75, "best_model_checkpoint": "out/checkpoint-20", "epoch": 2.0, "global_step": 20,
      "log_history": [
        {"epoch": 0, "eval_accuracy": 0.1, "eval_loss": 2.5, "eval_runtime": 1.5, "step": 0},
        {"epoch": 0.5, "grad_norm": 1.5, "learning_rate": 5e-05, "loss": 2.0, "step": 5},
        {"epoch": 1.0, "eval_accuracy": 0.75, "eval_loss": 1.5, "eval_samples_per_second": 9, "step": 10},
        {"epoch": 2.0, "eval_accuracy": 0.7, "eval_loss": NaN, "step": 20},
        {"epoch": 2.0, "step": 20, "total_flos": 12345.0, "train_loss": 1.75, "train_runtime": 9.5}
      ],
      "max_steps": 20, "num_train_epochs": 2, "train_batch_size": 8
    }
    """

  @Test func theStateOfATrainerHasThreeKindsOfRows() throws {
    let run = try readRun(Self.state, "huggingface-state")
    #expect(run.series.map(\.name) == ["eval_accuracy", "eval_loss", "grad_norm", "loss"])
    #expect(run["loss"]?.points == [.init(epoch: 0.5, step: 5, 2)])
    #expect(run["loss"]?.split == .train)
    #expect(run["loss"]?.mode == .runningMean)
    #expect(run["eval_accuracy"]?.points.first == .init(epoch: 0, step: 0, 0.1))
    #expect(run["eval_loss"]?.values.last?.isNaN == true)
    #expect(run.state == .finished)
    #expect(run.settings["train_batch_size"] == .init(8))
    #expect(run.words.contains("divergence may be hidden"))
    #expect(!run.words.contains("best_metric"))
    let other = try readRun(
      Self.state.replacing("\"best_metric\": 0.75", with: "\"best_metric\": 0.8"),
      "huggingface-state"
    )
    #expect(other.words.contains("best_metric is 0.8, which no evaluation of the file has"))
  }

  @Test func sacredHasStepsAndValues() throws {
    let run = try readRun(
      "{\"val.acc\": {\"steps\": [1, 2], \"timestamps\": [\"2024\", \"2024\"], \"values\": [0.5, {\"dtype\": \"float64\", \"value\": 0.75}]}}",
      "sacred-metrics"
    )
    #expect(run["val.acc"]?.points == [.init(step: 1, 0.5), .init(step: 2, 0.75)])
  }

  @Test func theSetsOfXGBoostAreNotSaid() throws {
    let run = try readRun(
      "{\"validation_0\": {\"logloss\": [0.6, 0.5]}, \"validation_1\": {\"logloss\": [0.7, 0.65]}}",
      "xgboost"
    )
    #expect(run.series.map(\.split) == [.other, .other])
    #expect(run.series[1].points == [.init(step: 1, 0.7), .init(step: 2, 0.65)])
    #expect(run.words.contains("the file does not say which examples validation_0 are"))
    let named = try readRun(
      "{\"train\": {\"rmse\": [2, 1]}, \"eval\": {\"rmse\": [3, 2]}}",
      "xgboost"
    )
    #expect(named.series.map(\.split) == [.train, .validation])
  }

  @Test func lastValuesAreResults() throws {
    let dvclive = try readRun(
      "{\n  \"loss\": {\n    \"train\": 0.5,\n    \"val\": 0.75\n  },\n  \"step\": 9\n}",
      "last-values"
    )
    #expect(dvclive.series.map(\.split) == [.train, .validation])
    #expect(dvclive.series.map(\.points) == [[.init(0.5)], [.init(0.75)]])
    let face = try readRun(
      "{\n    \"epoch\": 3.0,\n    \"eval_accuracy\": 0.5,\n    \"eval_runtime\": 1.5\n}",
      "last-values"
    )
    #expect(face.series.map(\.name) == ["eval_accuracy"])
    let wandb = try readRun(
      "{\"_step\": 9, \"_runtime\": 12.5, \"val_loss\": NaN, \"_wandb\": {\"runtime\": 12}}",
      "last-values"
    )
    #expect(wandb["val_loss"]?.points[0].value.isNaN == true)
  }

  @Test func settingsAreNoLastValues() throws {
    #expect(try readLog("{\"loss\": \"mse\", \"lr\": 0.1}") == nil)
    #expect(try readLog("{\"loss_weight\": 0.1, \"dropout\": 0.1}", name: "config.json") == nil)
  }
}

@Suite struct OwnFilesTests {
  @Test func ourTableIsReadBack() throws {
    let log = try readLog(
      """
      study,network,seed,batch_size,epoch,step,split,mode,metric,value
      small,baseline,1001,,0,0,train,inference,loss,2.5
      small,baseline,1001,,0,0,validation,inference,accuracy,0.125
      small,baseline,1001,,1,16,train,running,loss,1.5
      small,baseline,1001,,1,16,validation,inference,accuracy,0.5
      small,baseline,1001,,1,16,test,inference_last_epoch,accuracy,0.5
      small,baseline,1001,,1,16,test,inference_best_validation_loss,accuracy,0.75
      small,batch_norm,1001,32,1,12,train,running,loss,nan

      """
    )
    #expect(log?.format == "bnreport-metrics")
    #expect(log?.runs.count == 2)
    let run = log?.runs.first
    #expect(
      run?.settings == ["study": .init("small"), "network": .init("baseline"), "seed": .init(1001)]
    )
    #expect(
      run?["validation/accuracy"]?.points == [
        .init(epoch: 0, step: 0, 0.125), .init(epoch: 1, step: 16, 0.5),
      ]
    )
    #expect(run?["train/loss running"]?.mode == .runningMean)
    #expect(
      run?.series.map(\.metric) == [
        "loss", "accuracy", "loss", "accuracy", "accuracy_inference_best_validation_loss",
      ]
    )
    #expect(log?.runs.last?.series[0].values[0].isNaN == true)
  }

  @Test func ourResultsAreReadBack() throws {
    let log = try readLog(
      """
      {"claims" : [], "runs" : [{"configuration" : {"seed" : 1001, "training" : {"batch_size" : 64}},
       "divergence" : {"epoch" : 1, "step" : 12}, "epochs" : [{"epoch" : 0, "step" : 0,
       "training" : {"accuracy" : 0.1, "count" : 9, "loss" : 2.5}, "validation" : {"accuracy" : 0.125, "count" : 9, "loss" : "nan"}}],
       "factors" : {"batch_size" : 64}, "network" : "baseline", "study" : "small", "tests" : []}], "schema" : "bnreport.results/4"}
      """
    )
    #expect(log?.format == "bnreport-results")
    #expect(log?.runs.map(\.source) == ["log: small baseline 1001 batch_size=64"])
    let run = log?.runs.first
    #expect(run?.settings["seed"] == .init(1001))
    #expect(run?.settings["network"] == .init("baseline"))
    #expect(run?["validation/loss"]?.points[0].value.isNaN == true)
    #expect(run?["train/accuracy"]?.points == [.init(epoch: 0, step: 0, 0.1)])
    #expect(run?["train/loss running"]?.steps == [12])
    #expect(run?.state == .failed)
  }
}
