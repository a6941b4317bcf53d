import CairoDrawing
import Drawing
import ExperimentSamples
import Experiments
import Foundation
import Measures
import Models
import Plotting
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Figures

@Suite struct SweepPlotTests {
  private func plot(_ factor: String, _ values: [String]) throws -> CaptionedPlot {
    let results = try FrozenResults.sweep(factor, values: values)
    return SweepPlot(
      cells: Cell.cells(of: results),
      measure: .accuracy(.test, .running),
      palette: NetworkPalette(results.experiment.networks)
    ).plot
  }

  private func axis(_ factor: String, _ values: [String]) throws -> Axis {
    try plot(factor, values).plot.panels[0][0].x
  }

  @Test(arguments: [
    ("learning_rate", ["0.1", "1e-3"], "Learning rate (log scale)"),
    ("weight_decay", ["1e-4", "1e-3"], "Weight decay (log scale)"),
    ("initialization_scale", ["0.01", "100"], "Initialisation scale (log scale)"),
    ("normalization_momentum", ["0.01", "1"], "Batch norm momentum (log scale)"),
    ("normalization_epsilon", ["1e-8", "1"], "Batch norm epsilon (log scale)"),
    ("hidden_layers", ["2", "10"], "Hidden layers (log scale)"),
    ("examples", ["500", "1000"], "Training examples (log scale)"),
    ("batch_size", ["16", "64"], "Batch size (log scale)"),
  ])
  func whatActsByItsRatioHasALogarithmicAxis(
    _ factor: String,
    _ values: [String],
    _ title: String
  ) throws {
    let axis = try axis(factor, values)
    #expect(axis.title == title)
    #expect(axis.scale != .linear)
    #expect(axis.ticks == .at(values.compactMap(Double.init).sorted()))
  }

  @Test func aProbabilityHasALinearAxis() throws {
    let axis = try axis("dropout", ["0", "0.2", "0.5"])
    #expect(axis.title == "Dropout")
    #expect(axis.scale == .linear)
    #expect(axis.domain == .exact(0...0.5))
    #expect(axis.ticks == .at([0, 0.2, 0.5]))
  }

  @Test func aZeroHasNoPlaceOnALogarithmicAxis() throws {
    let axis = try axis("weight_decay", ["0", "0.01"])
    #expect(axis.title == "Weight decay")
    #expect(axis.scale == .linear)
  }

  @Test func theCaptionNamesNetworksWithoutTheSetting() throws {
    let note = "Without such a setting, and so the same runs at every value: Plain."
    #expect(try plot("normalization_momentum", ["0.1", "1"]).caption.contains(note))
    #expect(try !plot("dropout", ["0", "0.5"]).caption.contains("Without such a setting"))
  }

  /// Cells at batch sizes of 10 and 20, with the validation accuracies of two epochs for each seed; nil for a diverged run.
  private func figure(
    _ measure: Measure,
    _ levels: [[(UInt64, Double?)]],
    normalization: Normalization = .none,
    probes: [ProbeMeasurement] = [],
    isEvaluatedWithin: Bool = false
  ) -> CaptionedPlot {
    let cells = zip([10.0, 20], levels).map { size, runs -> Cell in
      var cell = HandMade.cell(
        "plain",
        at: size,
        runs.map { seed, accuracy in
          HandMade.record(
            seed: seed,
            HandMade.epochs(accuracies: [0.1, accuracy ?? 0.1]),
            stepEvaluations: isEvaluatedWithin ? [HandMade.firstUpdate] : [],
            probes: probes,
            diverged: accuracy == nil,
            normalization: normalization,
            batchSize: Int(size)
          )
        }
      )
      cell.network.configuration?.normalization = normalization
      return cell
    }
    return SweepPlot(
      cells: cells,
      measure: measure,
      palette: NetworkPalette(cells.map(\.network))
    ).plot
  }

  @Test(arguments: [
    (false, false, "After 1 epoch, all else equal"),
    (true, false, "After 1 epoch, learning rate in proportion to the batch size"),
    (false, true, "After 1 epoch, epochs in proportion to the batch size"),
    (true, true, "After 1 epoch, learning rate and epochs in proportion to the batch size"),
  ])
  func whatGrowsWithTheBatchSizeIsNotEqual(rate: Bool, epochs: Bool, words: String) {
    let cells = [10.0, 20].map { size -> Cell in
      var cell = HandMade.cell("plain", at: size, test: [0.5, 0.6])
      cell.study.batchSizeScaling.learningRate = rate
      cell.study.batchSizeScaling.epochs = epochs
      return cell
    }
    let plot = SweepPlot(
      cells: cells,
      measure: .accuracy(.test, .running),
      palette: NetworkPalette(cells.map(\.network))
    )
    #expect(plot.subtitle == words)
  }

  @Test func levelsOfFewRunsAreCounted() {
    let all = (1...6).map { (UInt64($0), 0.5 + 0.01 * Double($0) as Double?) }
    let few: [(UInt64, Double?)] = [(1, 0.5), (2, 0.6), (3, nil)]
    #expect(
      figure(.accuracy(.validation, .running), [all, few]).caption.contains(
        "Where fewer than 5 runs have a number (n = 2), the bars are from the smallest to the largest."
      )
    )
  }

  @Test func divergedRunsAreCrossesWithTheirCount() throws {
    let figure = figure(
      .accuracy(.validation, .running),
      [[(1, 0.5), (2, nil)], [(1, nil), (2, nil)]]
    )
    let strip = try #require(figure.plot.panels[0][0].strip)
    #expect(
      strip.rows[0].counts == [.init(x: 10, failed: 1, all: 2), .init(x: 20, failed: 2, all: 2)]
    )
    #expect(
      figure.caption.contains("Crosses count the runs that diverged, which are in no mean.")
    )
    #expect(figure.plot.table.rows.map { $0[3] } == ["50.00\u{202F}%"])
  }

  @Test func aLevelWhereARunDidNotArriveHasNoMean() {
    let figure = figure(
      .stepsToAccuracy(0.6),
      [[(1, 0.7), (2, 0.5)], [(1, 0.7), (2, 0.9)]],
      isEvaluatedWithin: true
    )
    let open = figure.plot.panels[0][0].marks.compactMap { $0 as? OpenPointMark }
    // The run of 100 updates that ended at 0.5.
    #expect(open.map(\.points) == [[DataPoint(x: 10, y: 100)]])
    #expect(figure.plot.table.rows.map { $0[2] } == ["10", "20"])
    #expect(figure.plot.table.rows[0][3] == "—")
    #expect(figure.caption.contains("Runs that ended before they got there: Plain at 10, 1 of 2."))
  }

  @Test func aLevelWhereARunWasThereAtTheFirstEvaluationHasNoMean() {
    let figure = figure(.stepsToAccuracy(0.6), [[(1, 0.7), (2, 0.5)], [(1, 0.7), (2, 0.9)]])
    let open = figure.plot.panels[0][0].marks.compactMap { $0 as? OpenPointMark }
    #expect(open.map(\.points) == [[DataPoint(x: 10, y: 100), DataPoint(x: 20, y: 100)]])
    #expect(
      figure.caption.contains(
        "Runs that ended before they got there: Plain at 10, 1 of 2. Runs that were there at their "
          + "first evaluation: Plain at 10, 1 of 2; Plain at 20, 2 of 2."
      )
    )
    #expect(figure.plot.caption.contains("there or were there at their first evaluation; at such"))
  }

  /// Wilson's interval of 1 in 2 is 0.0945 to 0.9055, of 2 in 2 from 0.3424 (scipy 1.11, proportion_ci).
  @Test func theShareOfRunsThatTrainHasWilsonsInterval() {
    let figure = figure(.trains, [[(1, 0.8), (2, nil)], [(1, 0.8), (2, 0.8)]])
    #expect(figure.plot.panels[0][0].strip == nil)
    #expect(
      figure.plot.table.rows.map { Array($0.dropFirst(3)) } == [
        ["50.00\u{202F}%", "9.453\u{202F}%", "90.55\u{202F}%"],
        ["100.0\u{202F}%", "34.24\u{202F}%", "100.0\u{202F}%"],
      ]
    )
    #expect(
      figure.plot.caption.contains("share and its pointwise 95\u{A0}% Wilson interval (n = 2 runs)")
    )
  }

  /// √(1.5/10) and √(1.5/4): batches of 10 and ghost batches of 4 in batches of 20.
  @Test func theoryDependsOnTheGhostBatch() {
    let probes = [ProbeMeasurement(step: 0, quantity: .jitter, layer: 1, value: 0.4)]
    let jitter = Measure.probe(.jitter, ProbeReading(layer: .first, step: .first))
    let runs: [[(UInt64, Double?)]] = [[(1, 0.5)], [(1, 0.5)]]
    let whole = figure(jitter, runs, normalization: .batch(), probes: probes)
    let ghost = figure(
      jitter,
      runs,
      normalization: .batch(ghostBatchSize: 4),
      probes: probes
    )
    func theory(_ figure: CaptionedPlot) -> [Double] {
      figure.plot.panels[0][0].marks.compactMap { $0 as? TheoryMark }.flatMap(\.points).map(\.y)
    }
    #expect(theory(whole) == [(0.15).squareRoot(), (0.075).squareRoot()])
    #expect(theory(ghost) == [(0.375).squareRoot(), (0.375).squareRoot()])
    #expect(theory(figure(jitter, runs, probes: probes)).isEmpty)
  }

  /// Accuracies of two networks at batch sizes of 10 and 20, by seeds.
  private func pair(
    _ measure: Measure = .accuracy(.test, .running),
    plain: [[Double?]],
    normal: [[Double?]]
  ) -> CaptionedPlot {
    let sizes = [10.0, 20]
    let cells =
      zip(sizes, plain).map { HandMade.cell("plain", at: $0, test: $1) }
      + zip(sizes, normal).map { HandMade.cell("normal", at: $0, test: $1) }
    return SweepPlot(
      cells: cells,
      measure: measure,
      palette: NetworkPalette(cells.map(\.network)),
      reference: "plain"
    ).plot
  }

  @Test func theTitleNamesTheLevelWithTheLargestDifference() {
    let figure = pair(
      plain: [[0.5, 0.49, 0.51, 0.5, 0.5], [0.6, 0.6, 0.6, 0.6, 0.6]],
      normal: [[0.75, 0.74, 0.75, 0.76, 0.75], [0.7, 0.7, 0.7, 0.7, 0.7]]
    )
    #expect(
      figure.plot.title
        == "Test accuracy: Normal 10 to 26 points above Plain at every batch size"
    )
    // scipy 1.11: the pairs differ by 25, 25, 24, 26 and 25 points; t.interval(0.975, 4, 25, 0.31623) is 23.89 to 26.11.
    #expect(
      figure.finding.note.contains("for all 2 comparisons together.")
    )
  }

  @Test func aDifferenceWithinItsIntervalIsNotOne() {
    // One pair has no interval; five that differ by +20, -15, +10, -10 and +5 points have one that holds 0.
    let one = pair(plain: [[0.5], [0.6]], normal: [[0.75], [0.7]])
    #expect(
      one.plot.title == "Test accuracy, one run of each: Normal above Plain at every batch size"
    )
    let five = pair(
      plain: [[0.5, 0.5, 0.5, 0.5, 0.5], [0.6]],
      normal: [[0.7, 0.35, 0.6, 0.4, 0.55], [0.6]]
    )
    #expect(
      five.plot.title
        == "Test accuracy: no difference between Normal and Plain is shown (−21 to +25 points)"
    )
  }

  @Test func levelsAndNetworksMayHaveDifferentNumbersOfSeeds() throws {
    let figure = pair(
      plain: [[0.5, 0.5, 0.5, 0.5, 0.6], Array(repeating: 0.6, count: 12) + [0.7]],
      normal: [[0.6, 0.6, 0.7, 0.6, 0.6, 0.6, 0.7], [0.6, 0.7, 0.6, 0.7, 0.6]]
    )
    #expect(
      figure.plot.caption.contains(
        "Points and bars show the mean and its pointwise 95\u{A0}% t-interval (n = 5 to 13 seeds)."
      )
    )
    #expect(figure.plot.caption.contains("Small dots are single runs, the first 10 of each."))
    #expect(!figure.plot.caption.contains("n = 5 to 7 seeds"))
  }

  @Test func aNetworkThatIsReadInSeveralWaysKeepsItsColour() throws {
    func cell(at size: Double, _ batch: Double) -> Cell {
      HandMade.cell(
        "normal",
        at: size,
        (1...5).map { seed in
          HandMade.record(
            seed: UInt64(seed),
            test: 0.8 + 0.001 * Double(seed),
            evaluations: [
              FinalEvaluation(
                split: .test,
                statistics: .batch,
                measurement: Measurement(loss: 1, accuracy: batch, count: 10)
              )
            ]
          )
        }
      )
    }
    let cells =
      [10, 20].map { HandMade.cell("plain", at: $0, test: [0.8, 0.8, 0.8, 0.8, 0.9]) }
      + [cell(at: 10, 0.7), cell(at: 20, 0.75)]
    let scope = try read(
      evidenceExperiment,
      settings: [
        "studies.plate={ networks: [plain, normal], sweep: { batch_size: [4, 8] }, statistics: [batch], examples: 32 }",
        "figures.plate={ kind: sweep, study: plate, metric: test_accuracy, series: [{ network: normal, statistics: batch, title: Batch statistics }, { network: normal }, { network: plain }], differences: [{ title: Error of inference, compare: [normal, Batch statistics] }] }",
      ]
    )
    let request = try #require(
      scope.figures.first { $0.name == "plate" }?.kind as? SweepFigure
    )
    var requests = request.series
    for index in requests.indices { requests[index].line.study = "main" }
    let palette = NetworkPalette(cells.map(\.network))
    let lines = [SweepLine].requested(requests, cells: cells, palette)
    #expect(lines.map(\.series.name) == ["Batch statistics", "Normal", "Plain"])
    #expect(lines[1].series == palette.series(of: cells[2].network))
    #expect(lines[0].series.style.color == lines[1].series.style.color)
    #expect(lines[0].series.style.dash != lines[1].series.style.dash)
    let plot = SweepPlot(
      lines: lines,
      measure: .accuracy(.test, .running),
      differences: request.differences
    ).plot
    #expect(plot.plot.panels.map(\.count) == [1, 1])
    #expect(
      plot.plot.title == "Test accuracy: Error of inference is 5.1 to 11 points at every batch size"
    )
    #expect(
      plot.caption.contains("Below, by seed: Error of inference is Normal minus Batch statistics.")
    )
    let faults = PlotLint().faults(in: plot.plot, measuring: try SceneRenderer())
    #expect(faults == [], "\(faults)")
  }

  @Test func aSingleNetworkIsToldFromItsFirstLevelToItsLast() {
    let figure = figure(.accuracy(.validation, .running), [[(1, 0.5)], [(1, 0.75)]])
    #expect(
      figure.plot.title
        == "Plain at batch size 20 is 25.0 points above the same network at 10 in validation accuracy (one run of each)"
    )
  }

  @Test func theTitleSaysHowFarTheMeansAreFromTheory() {
    // √(1.5/10) = 0.387 and √(1.5/20) = 0.274: a measured 0.4 is 46 % above the second.
    let jitter = Measure.probe(.jitter, ProbeReading(layer: .first, step: .first))
    let near = figure(
      jitter,
      [[(1, 0.5)], [(1, 0.5)]],
      normalization: .batch(),
      probes: [ProbeMeasurement(step: 0, quantity: .jitter, layer: 1, value: 0.4)]
    )
    #expect(
      near.plot.title
        == "Jitter of normalised values: means within 46\u{A0}% of theory, which has no free parameter, at every batch size"
    )
    let far = figure(
      jitter,
      [[(1, 0.5)], [(1, 0.5)]],
      normalization: .batch(),
      probes: [ProbeMeasurement(step: 0, quantity: .jitter, layer: 1, value: 0.6)]
    )
    #expect(
      far.plot.title.hasPrefix(
        "Jitter of normalised values: means within a factor of 2.2 of theory"
      )
    )
  }

  @Test func aBoundIsKeptOrNot() {
    // √(10 − 1) = 3 and √19 = 4.36.
    let extremes = Measure.probe(.largestNormalized, ProbeReading(layer: .largest, step: .first))
    func title(_ value: Double) -> String {
      figure(
        extremes,
        [[(1, 0.5)], [(1, 0.5)]],
        normalization: .batch(),
        probes: [ProbeMeasurement(step: 0, quantity: .largestNormalized, layer: 1, value: value)]
      ).plot.title
    }
    #expect(
      title(3) == "Largest normalised value |x̂|: no value beyond its bound, at any batch size"
    )
    #expect(title(3.5) == "Largest normalised value |x̂|: 1 of 2 values beyond their bound")
  }

  @Test func theSecondPanelIsOfDifferencesOfRunsOfOneSeed() throws {
    // Pairs at 10: +20, +30 and +10 points; a run that diverged makes no pair at 20.
    let figure = pair(
      plain: [[0.5, 0.6, 0.6], [0.6, nil, 0.5]],
      normal: [[0.7, 0.9, 0.7], [0.7, 0.7, nil]]
    )
    let panel = try #require(figure.plot.panels[0].dropFirst().first)
    #expect(panel.y.title == "Difference from Plain, paired (points)")
    let bars = panel.marks.compactMap { $0 as? ErrorBarMark }
    let points = try #require(bars.first).points
    #expect(points.map(\.x) == [10, 20])
    #expect(zip(points.map(\.y), [20, 10]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(bars[0].interval.sampleCount == 3...3 && bars[0].interval.unit == "pairs")
    #expect(figure.caption.contains("each run against that of Plain with its seed"))
  }

  @Test func theFirstPanelOfTimesIsOfRatiosAndTheLarger() throws {
    let cells = [("plain", 2.0), ("normal", 3.0)].map { name, seconds in
      HandMade.cell(name, at: 10, [HandMade.record(seconds: [seconds, seconds])])
    }
    let figure = SweepPlot(
      cells: cells,
      measure: .secondsPerEpoch,
      palette: NetworkPalette(cells.map(\.network)),
      reference: "plain"
    ).plot
    let panel = try #require(figure.plot.panels[0].first)
    #expect(panel.y.title == "Ratio to Plain, paired")
    #expect(figure.plot.panels[0].map(\.width) == [2, 1])
    let lines = panel.marks.compactMap { $0 as? LineMark }
    #expect(lines.map(\.points) == [[DataPoint(x: 10, y: 1.5)]])
  }

  @Test func noFigureHasFaults() throws {
    let all: [[(UInt64, Double?)]] = [[(1, nil), (2, nil)], [(1, nil), (2, nil)]]
    let some: [[(UInt64, Double?)]] = [[(1, 0.5), (2, nil)], [(1, 0.8)]]
    for measure in [
      Measure.accuracy(.test, .running), .loss(.train, .running), .stepsToAccuracy(0.7), .trains,
      .secondsPerEpoch, .lossRoughness, .gradientSlope(step: .first), .generalizationGap,
    ] {
      for levels in [all, some] {
        let scene = figure(measure, levels).plot.scene(measuring: try SceneRenderer())
        #expect(SceneLint().faults(in: scene) == [], "\(measure)")
      }
    }
  }
}
