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
