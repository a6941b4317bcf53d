import CairoDrawing
import Drawing
import Foundation
import Plotting
import Testing

@Suite struct PictureTests {
  @Test func everyExampleFigureHasNoFaults() throws {
    let renderer = try SceneRenderer()
    for (name, scene) in ExampleFigures.all(measuring: renderer) {
      #expect(SceneLint().faults(in: scene) == [], "\(name)")
    }
  }

  @Test func everyExamplePlotHasNoFaults() throws {
    let renderer = try SceneRenderer()
    for (name, plot) in ExampleFigures.plots {
      #expect(plot.faults(measuring: renderer) == [], "\(name)")
    }
  }

  @Test func seriesLookTheSameInAllExamples() {
    let figures = ExampleFigures.plots.map { (figure: $0.name, series: $0.plot.series) }
    #expect(PlotLint().faults(ofLooksIn: figures) == [])
  }

  /// Long numbers at the edges of neighbouring panels, long names in the key, long titles.
  @Test func crowdedFiguresHaveNoFaults() throws {
    let names = [
      "Baseline with dropout", "Batch normalisation after ReLU", "Layer norm", "None", "γ",
    ]
    let axis = Axis("Step", domain: .exact(0...100_000))
    for columns in 1...4 {
      for rows in 1...3 {
        let marks = names.enumerated().map { index, name in
          LineMark(
            Series(name, style: .numbered(index + 1)),
            (0...10).map { DataPoint(x: Double($0) * 10_000, y: Double(index * $0) - 20_000) }
          )
        }
        let panel = Panel("Loss", x: axis, y: Axis("Cross-entropy (nats)"), marks: marks)
        let plot = Plot(
          title:
            "A long title that states the finding of this figure in more words than fit a line",
          subtitle: "And a subtitle that is no shorter, because it names the data and the measure",
          panels: [[Panel]](repeating: [Panel](repeating: panel, count: columns), count: rows)
        )
        let scene = plot.scene(measuring: try SceneRenderer())
        // Twelve panels of five curves are more than a web page should hold; here only the layout counts.
        var lint = SceneLint()
        lint.largestSVG = 100_000
        #expect(lint.faults(in: scene) == [], "\(columns) x \(rows)")
      }
    }
  }

  /// Not a test but a view: `BNREPORT_PICTURES=folder swift test --filter PictureTests` writes the figures there.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["BNREPORT_PICTURES"] != nil))
  func picturesForLooking() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["BNREPORT_PICTURES"])
    let renderer = try SceneRenderer()
    for (name, scene) in ExampleFigures.all(measuring: renderer) {
      for theme in Theme.allCases {
        let png = try renderer.png(scene, theme: theme)
        try Data(png).write(to: URL(filePath: "\(folder)/\(name)-\(theme.rawValue).png"))
      }
      try Data(try renderer.svg(scene)).write(to: URL(filePath: "\(folder)/\(name).svg"))
      try Data(try renderer.pdf(scene, created: "2026-01-01T00:00:00Z"))
        .write(to: URL(filePath: "\(folder)/\(name).pdf"))
      try Data(scene.svg(idPrefix: "f").utf8)
        .write(to: URL(filePath: "\(folder)/\(name)-web.svg"))
    }
  }
}
