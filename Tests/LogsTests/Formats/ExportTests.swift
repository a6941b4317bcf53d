import Testing

@testable import Logs

// Tables that pages and clients of TensorBoard, Weights & Biases and MLflow save.
@Suite struct ExportTests {
  @Test func theNameOfATensorBoardFileHasRunAndTag() throws {
    let run = try readRun(
      "Wall time,Step,Value\n1600000000.5,0,1.5\n1600000001.5,10,1.25\n",
      "tensorboard-csv",
      name: "a/run-base_s1-tag-val_loss.csv"
    )
    #expect(run.name == "base_s1")
    #expect(
      run.series == [
        .init(
          name: "val_loss",
          split: .validation,
          metric: "loss",
          points: [
            .init(step: 0, 1.5), .init(step: 10, 1.25),
          ]
        )
      ]
    )
  }

  @Test(arguments: [999, 1000, 1001])
  func exactlyAThousandPointsMayBeASample(count: Int) throws {
    let rows = (0..<count).map { "1,\($0),0.5\n" }.joined()
    let run = try readRun("Wall time,Step,Value\n" + rows, "tensorboard-csv")
    #expect(run.words.contains("exactly 1000 points") == (count == 1000))
  }

  @Test func tensorBoardSavesJSONToo() throws {
    let run = try readRun(
      "[[1600000000.5, 1, 0.5], [1600000001.5, 2, NaN]]",
      "tensorboard-json",
      name: "run-a-tag-loss.json"
    )
    #expect(run["loss"]?.steps == [1, 2])
    #expect(run["loss"]?.values[1].isNaN == true)
  }

  /// TensorBoard saves a file for each tag, and writes the `/` of a run's name as `_`.
  @Test func theTagsOfARunAreOneRun() throws {
    let head = "Wall time,Step,Value\n"
    let folder = try LogScratch([
      "run-base_s1_validation-tag-epoch_loss.csv": Array((head + "1,0,1.5\n1,1,1.25\n").utf8),
      "run-base_s1_validation-tag-epoch_accuracy.csv": Array((head + "1,0,0.5\n").utf8),
      "run-base_s1_train-tag-epoch_loss.csv": Array((head + "1,0,1.75\n").utf8),
      "run-base_s2-tag-val_loss.csv": Array((head + "1,3,2\n").utf8),
    ])
    let runs = folder.search().runs
    #expect(runs.map(\.name) == ["base_s1", "base_s2"])
    #expect(runs[0].series.map(\.split) == [.train, .validation, .validation])
    #expect(runs[0].series.map(\.values) == [[1.75], [0.5], [1.5, 1.25]])
    #expect(runs[1]["val_loss"]?.points == [.init(step: 3, 2)])
    #expect(LogPaths.parts(ofSource: runs[0].source).part == "base_s1")
  }

  @Test func filesOfTheServersOwnFolderAreOneRun() throws {
    let text = "Wall time,Step,Value\n1,1,0.5\n"
    let folder = try LogScratch([
      "none/1/run-.-tag-acc_val.csv": Array(text.utf8),
      "none/1/run-.-tag-loss.csv": Array(text.utf8),
    ])
    let runs = folder.search().runs
    #expect(runs.count == 1)
    #expect(runs[0].source.hasSuffix("/none/1"))
    #expect(runs[0].series.map(\.name) == ["acc_val", "loss"])
  }

  @Test func aChartHasAColumnARun() throws {
    let log = try readLog(
      """
      "Step","a - b - val/loss","a - b - val/loss__MIN","a - b - val/loss__MAX","lr0.1 - val/loss","lr0.1 - val/loss__MIN","lr0.1 - val/loss__MAX"
      "0","1.5","1.5","1.5","2.5","2.0","3.0"
      "1","1.25","1.25","1.25","","",""

      """
    )
    #expect(log?.format == "wandb-chart")
    #expect(log?.runs.map(\.name) == ["a - b", "lr0.1"])
    #expect(log?.runs[0].series.map(\.metric) == ["loss"])
    #expect(log?.runs[0].series[0].points == [.init(step: 0, 1.5), .init(step: 1, 1.25)])
    #expect(log?.runs[0].words.contains("group") == false)
    #expect(log?.runs[1].series[0].mode == .smoothed)
    #expect(log?.runs[1].words.contains("a mean over a group of unknown size") == true)
  }

  @Test func aTableOfRunsHasSettingsAndLastValues() throws {
    let log = try readLog(
      """
      "Name","State","Notes","Created","Runtime","optimizer","lr","seed","val_acc","loss"
      "sweet-1","finished","-","2024-01-01T00:00:00.000Z","12","adam","0.1","1","0.5","1.5"
      "sweet-2","crashed","-","2024-01-01T00:00:00.000Z","13","sgd","0.1","2","0.75","NaN"

      """
    )
    #expect(log?.format == "wandb-runs")
    #expect(log?.runs.map(\.name) == ["sweet-1", "sweet-2"])
    #expect(log?.runs.map(\.state) == [.finished, .failed])
    #expect(
      log?.runs[0].settings == ["optimizer": .init("adam"), "lr": .init(0.1), "seed": .init(1)]
    )
    #expect(log?.runs[0]["val_acc"]?.points == [.init(0.5)])
    #expect(log?.runs[1]["loss"]?.points[0].value.isNaN == true)
  }

  @Test func cellsOfAnExportHoldPythonObjects() throws {
    let log = try readLog(
      """
      ,name,summary,config
      0,run-1,"{'val_acc': 0.5, '_step': 9, 'best': None}","{'lr': 0.1, 'model': {'depth': 3}, 'amp': True}"

      """
    )
    #expect(log?.format == "wandb-runs")
    #expect(log?.runs[0]["val_acc"]?.values == [0.5])
    #expect(
      log?.runs[0].settings == ["lr": .init(0.1), "model.depth": .init(3), "amp": .init("true")]
    )
  }

  @Test func aHistoryMayBeSampled() throws {
    let rows = (0..<500).map { "\($0),\(1_600_000_000 + $0),0.5\n" }.joined()
    let run = try readRun("_step,_timestamp,val_loss\n" + rows, "wandb-history-csv")
    #expect(run["val_loss"]?.points.count == 500)
    #expect(run.words.contains("warning: it has exactly 500 rows"))
    #expect(run.words.contains("_step counts calls of the logger"))
    #expect(run.series.count == 1)
  }

  @Test func mlflowNamesWhatAColumnIs() throws {
    let log = try readLog(
      """
      run_id,experiment_id,status,artifact_uri,start_time,metrics.val_acc,metrics.epoch,params.lr,params.seed,tags.mlflow.runName,tags.mlflow.user,tags.team
      ab12,0,FINISHED,file:///x,2024-01-01 00:00:00,0.5,3,0.1,1,brave-cat,ann,vision
      cd34,0,FAILED,file:///y,2024-01-01 00:00:00,,,0.1,2,,ann,vision

      """
    )
    #expect(log?.format == "mlflow-csv")
    #expect(log?.runs.map(\.state) == [.finished, .failed])
    #expect(log?.runs.map(\.name) == ["brave-cat", nil])
    #expect(log?.runs[0].settings == ["lr": .init(0.1), "seed": .init(1), "team": .init("vision")])
    #expect(log?.runs.map { $0.series.map(\.name) } == [["val_acc"], []])
  }

  @Test func aFoldThatWasLeftOutIsValidation() throws {
    let log = try readLog(
      """
      mean_fit_time,param_C,params,split0_test_score,split1_test_score,split0_train_score,mean_test_score,std_test_score,rank_test_score
      0.1,1,{'C': 1},0.5,0.75,0.9,0.625,0.125,2
      0.1,10,{'C': 10},0.6,0.8,0.95,0.7,0.1,1

      """
    )
    #expect(log?.format == "sklearn-cv")
    #expect(log?.runs.count == 4)
    #expect(log?.runs[1].settings == ["C": .init(1), "fold": .init(1)])
    #expect(log?.runs[0].series.map(\.split) == [.validation, .train])
    #expect(log?.runs[1].series.map(\.values) == [[0.75]])
    #expect(log?.runs[0].words.contains("no independent repeats") == true)
  }
}
