import Faults
import Notation
import Testing

@testable import Logs

@Suite struct MetricCurvesTests {
  private func run(
    _ source: String,
    _ name: String,
    _ split: LoggedSeries.Split,
    _ points: [LoggedPoint],
    mode: LoggedSeries.Mode = .evaluated
  ) -> LoggedRun {
    LoggedRun(
      source: source,
      format: "made",
      series: [LoggedSeries(name: name, split: split, metric: name, mode: mode, points: points)]
    )
  }

  private func metric(_ names: [(LoggedSeries.Split, String)]) -> String? {
    let runs = [
      LoggedRun(
        source: "a",
        format: "made",
        series: names.map {
          LoggedSeries(name: $0.1, split: $0.0, metric: $0.1, points: [LoggedPoint(1)])
        }
      )
    ]
    return LoggedMetric.primary(of: LoggedMetric.all(of: runs), count: 1)?.metric.name
  }

  @Test func theDefaultIsAccuracyThenTheOnlyHigherOneThenLoss() {
    #expect(
      metric([(.train, "accuracy"), (.validation, "f1"), (.validation, "accuracy")])
        == "validation/accuracy"
    )
    #expect(metric([(.validation, "loss"), (.validation, "f1")]) == "validation/f1")
    #expect(
      metric([(.validation, "loss"), (.validation, "f1"), (.validation, "auc")])
        == "validation/loss"
    )
    #expect(metric([(.train, "accuracy"), (.test, "loss")]) == "test/loss")
    #expect(metric([(.other, "accuracy"), (.train, "loss")]) == "accuracy")
  }

  @Test func whereNoneHasADirectionTheFirstIsShown() {
    #expect(
      metric([(.train, "foo"), (.validation, "foo"), (.validation, "bar")]) == "validation/bar"
    )
    #expect(metric([(.other, "anything"), (.train, "loss")]) == "train/loss")
    #expect(metric([]) == nil)
  }

  @Test func whatMostRunsHaveComesFirst() {
    let accuracy = [LoggedPoint(1)]
    let few = [
      run("a", "accuracy", .validation, accuracy), run("b", "loss", .validation, accuracy),
      run("c", "loss", .validation, accuracy),
    ]
    let all = LoggedMetric.all(of: few)
    #expect(all.map(\.runs) == [1, 2])
    let chosen = LoggedMetric.primary(of: all, count: 3)
    #expect(chosen?.metric.name == "validation/loss")
    #expect(
      chosen?.notes.map(\.said) == [LogNote(.warning, "validation/loss was logged by 2 of 3 runs")]
    )
    #expect(LoggedMetric.named("val_loss", among: all)?.name == "validation/loss")
    #expect(LoggedMetric.named("accuracy", among: all)?.name == "validation/accuracy")
    #expect(LoggedMetric.named("f1", among: all) == nil)
  }

  @Test func aValidationOfOneRunInFourIsNotWhatIsCompared() {
    var runs = ["a", "b", "c", "d"].map { run($0, "loss", .train, [LoggedPoint(1)]) }
    runs[0].series += run("a", "accuracy", .validation, [LoggedPoint(1)]).series
    let chosen = LoggedMetric.primary(of: LoggedMetric.all(of: runs), count: 4)
    #expect(chosen?.metric.name == "train/loss")
    #expect(
      chosen?.notes.map(\.english) == [
        "only the training was logged: nothing is said of generalisation"
      ]
    )
  }

  @Test func theBudgetIsTheLargestEpochThatAllReached() throws {
    let runs = [
      run(
        "a",
        "accuracy",
        .validation,
        (1...5).map { LoggedPoint(epoch: Double($0), step: $0 * 10, Double($0) * 10) }
      ),
      run(
        "b",
        "accuracy",
        .validation,
        (1...3).map { LoggedPoint(epoch: Double($0), Double($0) * 20) }
      ),
    ]
    let curves = try MetricCurves(LoggedMetric.all(of: runs)[0], of: runs)
    #expect(curves.axis == .epoch)
    #expect(curves.budget == 3)
    #expect(curves.unit == .percent)
    #expect(curves.value(of: 0, at: 3) == 0.3)
    #expect(curves.value(of: 1, at: 2.5) == 0.4)
    #expect(curves.value(of: 1, at: 0.5) == nil)
    #expect(
      curves.notes.map(\.said) == [
        LogNote(
          .warning,
          "1 of 2 runs end before epoch 5: all are compared at epoch 3, which all of them reached"
        )
      ]
    )
  }

  @Test func stepsCountWhereEpochsAreMissing() throws {
    var runs = [
      run(
        "a",
        "loss",
        .validation,
        [LoggedPoint(epoch: 1, step: 10, 2), LoggedPoint(epoch: 2, step: 20, 1)]
      ),
      run("b", "loss", .validation, [LoggedPoint(step: 5, 2), LoggedPoint(step: 30, 1)]),
    ]
    runs[0].settings = ["batch_size": Setting(32)]
    runs[1].settings = ["data.batch_size": Setting(64)]
    let curves = try MetricCurves(LoggedMetric.all(of: runs)[0], of: runs)
    #expect(curves.axis == .step)
    #expect(curves.budget == 20)
    #expect(curves.unit == .plain)
    #expect(
      curves.notes.map(\.english).last
        == "a step is an update, and the batches have different sizes: 32 and 64"
    )
  }

  @Test func resultsWithoutACurveHaveNoAxis() throws {
    let runs = [
      run("a", "accuracy", .other, [LoggedPoint(0.5)]),
      run("b", "accuracy", .other, [LoggedPoint(0.6)]),
    ]
    let curves = try MetricCurves(LoggedMetric.all(of: runs)[0], of: runs)
    #expect(curves.axis == .none)
    #expect(curves.value(of: 1, at: 0) == 0.6)
    #expect(curves.notes.isEmpty)
  }

  @Test func percentAndSharesAreRefusedByName() {
    let runs = [
      run("a", "accuracy", .other, [LoggedPoint(0.5)]),
      run("b", "accuracy", .other, [LoggedPoint(60)]),
    ]
    #expect(throws: Fault.self) { try MetricCurves(LoggedMetric.all(of: runs)[0], of: runs) }
  }

  @Test func theSeriesThatWasMeasuredBestCounts() throws {
    var both = run("a", "loss", .train, [LoggedPoint(epoch: 1, 9)], mode: .singleBatch)
    both.series += run("a", "loss", .train, [LoggedPoint(epoch: 1, 3)], mode: .runningMean).series
    let curves = try MetricCurves(LoggedMetric.all(of: [both])[0], of: [both])
    #expect(curves.modes == [.runningMean])
    #expect(curves.value(of: 0, at: 1) == 3)
  }

  @Test func theAuditSaysWhatWasRead() throws {
    var first = run(
      "a",
      "accuracy",
      .validation,
      (1...3).map { LoggedPoint(epoch: Double($0), .nan) }
    )
    first.notes = [LogNote(.ignored, "lr: an annotation")]
    let second = run("b", "loss", .train, [LoggedPoint(step: 7, 1)])
    let empty = LoggedRun(source: "c", format: "made")
    let records = LogAudit(try LogGroups(of: [first, second, empty])).records
    #expect(records.map(\.group?.text) == ["a", "b", nil])
    #expect(
      records.map { $0.summary.map(\.text) } == [
        ["3 validation points of accuracy, epochs 1 to 3"], ["1 train point of loss, steps 7 to 7"],
        [],
      ]
    )
    #expect(
      records[0].notes.map(\.english) == [
        "lr: an annotation", "it diverged: the last values are not finite",
      ]
    )
    #expect(records[2].notes.map(\.english) == ["left out: it holds no numbers"])
  }
}
