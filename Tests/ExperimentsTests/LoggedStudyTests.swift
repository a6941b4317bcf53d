import ExperimentSamples
import Experiments
import Faults
import Logs
import Measures
import Notation
import Runs
import Testing

@Suite struct LoggedStudyTests {
  private static let two: KeyValuePairs = ["none": [0.7, 0.75, 0.8], "batch": [0.8, 0.85, 0.9]]

  @Test func aStudyHasItsGroupsAndRuns() throws {
    let logs = try LoggedSample(LoggedSample.runs(Self.two)).logs
    #expect(logs.groups.map(\.name) == ["none", "batch"])
    #expect(logs.cells.map(\.runs.count) == [3, 3])
    #expect(logs.isPaired)
    #expect(logs.primary?.name == "validation/accuracy")
    #expect(logs.commonBudget == TrainingMoment(epoch: 4))
    #expect(logs.cells[0].seeds == ["0", "1", "2"])
  }

  @Test func runsWithoutSeedsShareNoNumbers() throws {
    let logs = try LoggedSample(LoggedSample.runs(Self.two, areSeeded: false)).logs
    #expect(!logs.isPaired)
    #expect(Set(logs.cells.flatMap(\.runs).compactMap(\.seed)).count == 6)
    #expect(logs.cells.flatMap(\.seeds) == [nil, nil, nil, nil, nil, nil])
  }

  /// A comparison of two studies of one report must not take them for pairs.
  @Test func runsOfTwoStudiesShareNoNumbersEither() throws {
    func numbers(_ group: String) throws -> [UInt64] {
      let runs = LoggedSample.runs(["none": [0.7, 0.8], "batch": [0.8, 0.9]], areSeeded: false)
        .map { run in
          var run = run
          run.source = "\(group)/\(run.source)"
          return run
        }
      return try LoggedSample(runs).logs.cells.flatMap(\.runs).compactMap(\.seed)
    }
    let (one, other) = (try numbers("ours"), try numbers("theirs"))
    #expect(Set(one).isDisjoint(with: other))
    #expect(try numbers("ours") == one)
    #expect(one.allSatisfy { $0 > 1 << 61 })
  }

  /// The evidence is of the accuracy: what else was logged is counted, and not held.
  @Test func seriesThatNoReportUsesAreForgotten() throws {
    let runs = LoggedSample.runs(Self.two).map { run in
      var run = run
      let points = (1...3).map { LoggedPoint(epoch: Double($0), Double($0)) }
      run.series.append(
        LoggedSeries(name: "val_f1", split: .validation, metric: "f1", points: points)
      )
      return run
    }
    let sample = try LoggedSample(runs)
    let kept = sample.results.experiment.withoutUnusedSeries(sample.logs)
    let keys = Set(kept.cells.flatMap(\.runs).flatMap(\.keys))
    #expect(keys.map(\.metric.name) == ["accuracy"])
    #expect(Set(sample.logs.cells.flatMap(\.runs).flatMap(\.keys)).count == 2)
    #expect(kept.metrics.map(\.pointCount) == [24, 18])
  }

  @Test func theMetricThatIsNamedIsComparedWithItsOwnBudget() throws {
    let runs = LoggedSample.runs(Self.two).map { run in
      var run = run
      let points = (1...2).map { LoggedPoint(epoch: Double($0), 1 / Double($0)) }
      run.series.append(
        LoggedSeries(name: "val_loss", split: .validation, metric: "loss", points: points)
      )
      return run
    }
    for name in ["validation/loss", "loss", "val_loss"] {
      var request = LogRequest()
      request.metric = name
      let logs = try LoggedSample(runs, request: request).logs
      #expect(logs.primary?.name == "validation/loss")
      #expect(logs.commonBudget == TrainingMoment(epoch: 2))
      #expect(try logs.metric(named: name).name == "validation/loss")
    }
    #expect(throws: Fault.self) { try LoggedSample(runs).logs.metric(named: "validation/lss") }
  }

  @Test func aLevelThatAGroupLacksIsNotCompared() throws {
    let runs = ["none", "batch"].flatMap { group in
      (group == "none" ? [8, 16, 32] : [8, 16]).flatMap { level in
        (0..<3).map { seed in
          let end = (group == "none" ? 0.7 : 0.8) + Double(level + seed) / 1000
          return LoggedSample.run(group, end, seed: seed, level: level)
        }
      }
    }
    let sample = try LoggedSample(runs)
    #expect(
      sample.results.experiment.claims.first?.parts.compactMap(\.title) == [
        "batch size 8, after 4 epochs", "batch size 8, best value", "batch size 16, after 4 epochs",
        "batch size 16, best value",
      ]
    )
    #expect(sample.logs.notes.contains { $0.text.text == "batch has no run at batch_size = 32" })
  }

  @Test func percentsBecomePartsOfOne() throws {
    let logs = try LoggedSample(LoggedSample.runs(["none": [70, 75], "batch": [80, 85]])).logs
    let measure = Measure.lastValue(of: MetricName("validation/accuracy"))
    #expect(logs.cells[0].runs.compactMap { measure.value(of: $0).exact } == [0.70, 0.75])
  }

  @Test func percentsAgainstSharesAreRefused() {
    #expect(throws: Fault.self) {
      try LoggedSample(LoggedSample.runs(["none": [0.7, 0.75], "batch": [80, 85]]))
    }
  }

  @Test func theFolderOfAllRunsIsSaidOnce() throws {
    let logs = try LoggedSample(LoggedSample.runs(Self.two)).logs
    #expect(logs.folder == "runs")
    #expect(logs.audit.first?.source == "none-a/log.csv")
  }

  @Test func namesOfAFileAreToldApart() throws {
    let logs = try LoggedSample(
      LoggedSample.runs(["Größe": [0.7], "Gräße": [0.8], "学習": [0.9]], areSeeded: false)
    ).logs
    #expect(Set(logs.groups.map(\.name)).count == 3)
    #expect(Set(logs.groups.map(\.title)) == ["Größe", "Gräße", "学習"])
  }

  // MARK: Directions

  @Test func aMetricWithoutADirectionIsShownAndNotJudged() throws {
    let sample = try LoggedSample(LoggedSample.runs(Self.two, metric: "foo"))
    #expect(sample.logs.primary?.name == "validation/foo")
    #expect(sample.logs.primary?.better == nil)
    #expect(sample.results.experiment.claims.isEmpty)
    #expect(sample.results.experiment.figures.map(\.name) == ["curves"])
    #expect(
      sample.logs.notes.contains {
        $0.isWarning && $0.text.text.contains("--higher validation/foo")
      }
    )
  }

  @Test func whoeverSaysTheDirectionHasAVerdict() throws {
    var request = LogRequest()
    request.lower = ["foo"]
    let sample = try LoggedSample(LoggedSample.runs(Self.two, metric: "foo"), request: request)
    #expect(sample.logs.primary?.better == .lower)
    #expect(
      sample.results.experiment.claims.map(\.statement) == [
        "batch has a lower validation foo than none"
      ]
    )
    // The best value is the lowest.
    let best = try #require(sample.results.experiment.claims.first?.parts.last?.endpoint.measure)
    #expect(best.better == .lower)
    #expect(
      sample.logs.cells[0].runs.compactMap { best.value(of: $0).exact }.map { ($0 * 100).rounded() }
        == [40, 45, 50]
    )
  }

  // MARK: The file

  /// What is read back is what was asked for.
  @Test func theFileReadsItself() throws {
    var request = LogRequest()
    request.groups = [
      LogRequest.Group(name: "none", title: "No \"norm\"", paths: ["runs/none-*"]),
      LogRequest.Group(name: "batch", paths: ["runs/batch-*", "more | runs"]),
    ]
    (request.pair, request.higher) = ("none", ["foo"])
    let sample = try LoggedSample(LoggedSample.runs(Self.two), request: request)
    #expect(sample.results.experiment.studies.first?.logs == request)
  }

  @Test func resultsWithoutCurvesHaveNoCurves() throws {
    let runs = LoggedSample.runs(Self.two).map { run in
      var run = run
      run.series[0].points = [LoggedPoint(run.series[0].points[3].value)]
      return run
    }
    let sample = try LoggedSample(runs)
    #expect(sample.results.experiment.figures.map(\.name) == ["effects"])
    #expect(sample.results.experiment.claims.first?.parts.map(\.isSecondLook) == [false])
  }

  @Test func oneGroupHasCurvesAndNoClaims() throws {
    let sample = try LoggedSample(LoggedSample.runs(["none": [0.7, 0.8, 0.9]]))
    #expect(sample.results.experiment.claims.isEmpty)
    #expect(sample.results.experiment.figures.map(\.name) == ["curves"])
  }

  @Test(arguments: [(2, 1), (3, 3), (6, 15), (7, 6), (30, 29)])
  func upToSixGroupsAreComparedTwoByTwo(groups: Int, claims: Int) throws {
    let runs = (0..<groups).flatMap { group in
      (0..<3).map { seed in
        LoggedSample.run("g\(group)x", 0.5 + Double(group) / 100 + Double(seed) / 1000, seed: seed)
      }
    }
    #expect(try LoggedSample(runs).results.experiment.claims.count == claims)
  }

  @Test func levelsAreASweep() throws {
    let runs = ["none", "batch"].flatMap { group in
      [8, 16, 32].flatMap { level in
        (0..<3).map { seed in
          let base = group == "none" ? 0.7 : 0.8
          return LoggedSample.run(
            group,
            base + Double(level) / 1000 + Double(seed) / 100,
            seed: seed,
            level: level
          )
        }
      }
    }
    let sample = try LoggedSample(runs)
    #expect(sample.logs.factor?.values == [8, 16, 32])
    #expect(sample.results.experiment.claims.first?.parts.count == 6)
    #expect(sample.results.experiment.figures.map(\.name) == ["levels", "curves", "effects"])
  }

  /// Groups without a level in common are shown, and compared with nothing.
  @Test func groupsOfOtherLevelsHaveNoClaims() throws {
    var runs: [LoggedRun] = []
    for (group, level) in [("none", 8), ("none", 16), ("none", 32), ("batch", 64), ("batch", 128)] {
      for seed in 0..<3 {
        let end = 0.7 + Double(seed) / 100 + Double(level) / 10_000
        runs.append(LoggedSample.run(group, end, seed: seed, level: level))
      }
    }
    let sample = try LoggedSample(runs)
    #expect(sample.results.experiment.claims.isEmpty)
    #expect(sample.results.experiment.figures.map(\.name) == ["levels", "curves"])
  }

  // MARK: Training and validation

  private static func withLosses(_ mode: LoggedSeries.Mode) -> [LoggedRun] {
    LoggedSample.runs(two).map { run in
      var run = run
      for (split, loss) in [(LoggedSeries.Split.train, 0.5), (.validation, 0.75)] {
        run.series.append(
          LoggedSeries(
            name: "\(split)_loss",
            split: split,
            metric: "loss",
            mode: split == .train ? mode : .evaluated,
            points: [LoggedPoint(epoch: 1, 2 * loss), LoggedPoint(epoch: 2, loss)]
          )
        )
      }
      return run
    }
  }

  /// A mean over an epoch is never subtracted from what was measured at its end.
  @Test(
    arguments: [
      (.unknown, nil), (.runningMean, nil), (.smoothed, nil), (.singleBatch, nil),
      (.evaluated, 0.25),
    ] as [(LoggedSeries.Mode, Double?)]
  )
  func theGapToTheTrainingNeedsLossesOfOneMoment(mode: LoggedSeries.Mode, gap: Double?) throws {
    let sample = try LoggedSample(Self.withLosses(mode))
    let run = try #require(sample.logs.cells.first?.runs.first)
    #expect(Measure.generalizationGap.value(of: run).exact == gap)
    #expect(Measure.gapAtTrainingLoss(0.5).value(of: run).exact == gap)
    let claim = """
        - id: gap
          question: q
          statement: s
          study: comparison
          endpoint: generalization_gap
          compare: [batch, none]
          direction: higher
          smallest_effect: 0.1

      """
    if gap == nil {
      let faults = #expect(throws: Faults.self) { try sample.experiment(sample.yaml + claim) }
      let fault = faults?.all.first
      #expect(fault?.message.contains("an apparent gap") == true)
      #expect(fault?.hint?.contains("endpoint: last_value") == true)
    } else {
      #expect(try sample.experiment(sample.yaml + claim).claims.count == 2)
    }
  }
}
