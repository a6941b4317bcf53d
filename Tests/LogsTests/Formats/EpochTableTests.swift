import Testing

@testable import Logs

// timm/utils/summary.py, fastai/callback/progress.py, ultralytics/engine/trainer.py, SB3 and Spinning Up loggers.
@Suite struct EpochTableTests {
  @Test func timmRowsThatAreShiftedAreLeftOut() throws {
    let run = try readRun(
      "epoch,train_loss,eval_loss,eval_top1,eval_top5,lr\n0,3,2,40,70,0.1\n1,2.5,0.1\n2,2,1.5,55,80,0.05\n",
      "timm"
    )
    #expect(run["eval_top1"]?.points == [.init(epoch: 1, 40), .init(epoch: 3, 55)])
    #expect(run["eval_top1"]?.metric == "accuracy")
    #expect(run["eval_loss"]?.values == [2, 1.5])
    #expect(run["train_loss"]?.mode == .runningMean)
    #expect(run.words.contains("line 3, epoch 1, has 3 fields below a header of 6"))
  }

  @Test func timmEpochsOfAResumedTrainingCountOnce() throws {
    let run = try readRun("epoch,train_loss,eval_loss\n0,3,2\n1,2,1\n1,2.5,1.5\n", "timm")
    #expect(run["eval_loss"]?.values == [2, 1.5])
    #expect(run.words.contains("came twice; the later ones count"))
  }

  @Test func fastaiSmoothsTheTraining() throws {
    let log = try readLog(
      """
      epoch,train_loss,valid_loss,accuracy,time
      0,1.5,1.25,0.5,00:12
      1,1.0,None,0.75,00:11
      epoch,train_loss,valid_loss,accuracy,time
      0,1.25,1.0,0.625,01:02

      """
    )
    #expect(log?.format == "fastai")
    #expect(log?.runs.count == 2)
    #expect(log?.runs[0]["train_loss"]?.mode == .smoothed)
    #expect(log?.runs[0]["valid_loss"]?.points == [.init(epoch: 1, 1.25)])
    #expect(log?.runs[0]["accuracy"]?.split == .validation)
    #expect(log?.runs[1]["accuracy"]?.points == [.init(epoch: 1, 0.625)])
    #expect(log?.runs[0].words.contains("time: a time") == true)
  }

  @Test func ultralyticsPadsItsFields() throws {
    let run = try readRun(
      """
                        epoch,      train/box_loss,       metrics/mAP50(B),  metrics/mAP50-95(B),        val/box_loss,              lr/pg0
                            1,              1.5000,                0.25000,              0.12500,              1.2500,            0.003300
                            2,              1.2500,                0.50000,              0.25000,              1.0000,            0.006600

      """,
      "ultralytics"
    )
    #expect(run.series.map(\.metric) == ["box_loss", "mAP50(B)", "mAP50-95(B)", "box_loss"])
    #expect(run.series.map(\.split) == [.train, .validation, .validation, .validation])
    #expect(run["metrics/mAP50(B)"]?.points == [.init(epoch: 1, 0.25), .init(epoch: 2, 0.5)])
    #expect(run.words.contains("lr/pg0: an annotation"))
  }

  @Test func yolov5CountsFromZero() throws {
    let run = try readRun("epoch,train/box_loss,metrics/recall\n0,1,0.5\n1,1,0.75\n", "ultralytics")
    #expect(run["metrics/recall"]?.epochs == [1, 2])
  }

  @Test func reinforcementLearningHasNoSplits() throws {
    let spinup = try readRun(
      "Epoch\tAverageEpRet\tAverageTestEpRet\tTotalEnvInteracts\tTime\n0\t1.5\t2.5\t4000\t3.5\n1\t2.0\t3.0\t8000\t7.5\n",
      "rl-progress"
    )
    #expect(spinup.series.map(\.split) == [.other, .other])
    #expect(
      spinup["AverageEpRet"]?.points == [
        .init(epoch: 1, step: 4000, 1.5), .init(epoch: 2, step: 8000, 2),
      ]
    )
    let sb3 = try readRun(
      "time/fps,time/total_timesteps,rollout/ep_rew_mean,train/loss\n900,2048,1.5,\n880,4096,2.5,0.5\n",
      "rl-progress"
    )
    #expect(sb3["train/loss"]?.split == .train)
    #expect(sb3["rollout/ep_rew_mean"]?.split == .other)
    let metrics = LoggedMetric.all(of: [sb3])
    #expect(LoggedMetric.primary(of: metrics, count: 1)?.metric.name == "rollout/ep_rew_mean")
    #expect(MetricDirection(ofMetric: "rollout/ep_rew_mean") == .higher)
    #expect(MetricDirection(ofMetric: "AverageEpRet") == .higher)
    #expect(sb3["rollout/ep_rew_mean"]?.steps == [2048, 4096])
    #expect(sb3.words.contains("time/fps: a time"))
  }
}
