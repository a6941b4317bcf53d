import CairoDrawing
import Drawing
import Experiments
import Foundation
import Plotting
import Runs
import Testing

@testable import Reporting

@Suite struct SweepFigureTests {
  private func plot(_ factor: String, _ values: [String]) throws -> CaptionedPlot {
    let results = try FrozenResults.sweep(factor, values: values)
    return SweepFigure(
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

  @Test func theSummaryReadsTheLevelsExactly() throws {
    let summary = try plot("learning_rate", ["0.01", "0.1"]).plot.summary
    #expect(summary.contains("at learning rate 0.01 to"))
  }

  /// Cells at batch sizes of 10 and 20, with the validation accuracies of two epochs for each seed; nil for a diverged run.
  private func figure(
    _ measure: Measure,
    _ levels: [[(UInt64, Double?)]],
    normalization: NormalizationConfiguration = .none,
    probes: [ProbeMeasurement] = []
  ) -> CaptionedPlot {
    let cells = zip([10.0, 20], levels).map { size, runs -> Cell in
      var cell = HandMade.cell(
        "plain",
        at: size,
        runs.map { seed, accuracy in
          HandMade.record(
            seed: seed,
            HandMade.epochs(accuracies: [0.1, accuracy ?? 0.1]),
            probes: probes,
            diverged: accuracy == nil,
            normalization: normalization,
            batchSize: Int(size)
          )
        }
      )
      cell.network.configuration.normalization = normalization
      return cell
    }
    return SweepFigure(
      cells: cells,
      measure: measure,
      palette: NetworkPalette(cells.map(\.network))
    ).plot
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
      figure.caption.contains("Crosses: runs that diverged, of all runs; they are in no mean.")
    )
    #expect(figure.plot.table.rows.map { $0[3] } == ["50.00\u{202F}%"])
  }

  @Test func aLevelWhereARunDidNotArriveHasNoMean() {
    let figure = figure(.stepsToAccuracy(0.6), [[(1, 0.7), (2, 0.5)], [(1, 0.7), (2, 0.9)]])
    let open = figure.plot.panels[0][0].marks.compactMap { $0 as? OpenPointMark }
    // The run of 100 updates that ended at 0.5.
    #expect(open.map(\.points) == [[DataPoint(x: 10, y: 100)]])
    #expect(figure.plot.table.rows.map { $0[2] } == ["10", "20"])
    #expect(figure.plot.table.rows[0][3] == "—")
    #expect(figure.caption.contains("Runs that ended before they got there: Plain at 10, 1 of 2."))
  }

  /// Wilson's interval of 1 in 2 is 0.0945 to 0.9055, of 2 in 2 from 0.3424 (scipy 1.11, proportion_ci).
  @Test func theShareOfRunsThatTrainHasWilsonsInterval() {
    let figure = figure(.trains, [[(1, 0.5), (2, nil)], [(1, 0.5), (2, 0.5)]])
    #expect(figure.plot.panels[0][0].strip == nil)
    #expect(
      figure.plot.table.rows.map { Array($0.dropFirst(3)) } == [
        ["50.00\u{202F}%", "9.453\u{202F}%", "90.55\u{202F}%"],
        ["100.0\u{202F}%", "34.24\u{202F}%", "100.0\u{202F}%"],
      ]
    )
    #expect(
      figure.plot.caption.contains("share, 95\u{A0}% Wilson interval (pointwise), n = 2 runs")
    )
  }

  /// √(1.5/10) and √(1.5/4): batches of 10 and ghost batches of 4 in batches of 20.
  @Test func theoryDependsOnTheGhostBatch() {
    let probes = [ProbeMeasurement(step: 0, quantity: .jitter, layer: 1, value: 0.4)]
    let jitter = Measure.probe(.jitter, ProbeReading(layer: .first, step: .first))
    let runs: [[(UInt64, Double?)]] = [[(1, 0.5)], [(1, 0.5)]]
    let whole = figure(jitter, runs, normalization: .batch(.init()), probes: probes)
    let ghost = figure(
      jitter,
      runs,
      normalization: .batch(.init(ghostBatchSize: 4)),
      probes: probes
    )
    func theory(_ figure: CaptionedPlot) -> [Double] {
      figure.plot.panels[0][0].marks.compactMap { $0 as? TheoryMark }.flatMap(\.points).map(\.y)
    }
    #expect(theory(whole) == [(0.15).squareRoot(), (0.075).squareRoot()])
    #expect(theory(ghost) == [(0.375).squareRoot(), (0.375).squareRoot()])
    #expect(theory(figure(jitter, runs, probes: probes)).isEmpty)
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

  @Test func theReportOfASweepNamesItsLevels() throws {
    let report = try Report(
      of: try FrozenResults.sweep("normalization_epsilon", values: ["1e-5", "0.1"]),
      template: ReportTemplate(
        text: "{{studies.swept.normal.at_1e_05.last.test_accuracy.mean}}, {{claims.better.effect}}",
        file: "own.md"
      ),
      formats: [.md],
      environment: FrozenResults.environment
    )
    let metrics = String(
      decoding: try #require(report.files["data/metrics.csv"]),
      as: UTF8.self
    )
    #expect(
      metrics.hasPrefix(
        "study,network,seed,normalization_epsilon,epoch,step,split,mode,metric,value\n"
      )
    )
    #expect(metrics.contains("\nswept,normal,1,1e-05,0,"))
  }

  @Test func aSweptCountIsARange() throws {
    let report = try Report(
      of: try FrozenResults.sweep("examples", values: ["500", "1000"]),
      template: ReportTemplate(text: "{{studies.swept.training_count}} examples", file: "own.md"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    let text = String(decoding: try #require(report.files["report.md"]), as: UTF8.self)
    #expect(text.contains("500 to 1,000 examples"))
  }
}
