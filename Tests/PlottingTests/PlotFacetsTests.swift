import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct PlotFacetsTests {
  private let series = Series("S", style: .numbered(1))

  private func plot(_ scales: Plot.FacetScales, count: Int = 5) -> Plot {
    Plot(
      title: "T",
      size: Size(width: 468, height: 300),
      facets: Array(1...count),
      columns: 3,
      scales: scales,
      x: Axis("x"),
      y: Axis("y")
    ) { part in
      (
        "Part \(part)",
        [LineMark(series, [DataPoint(x: 0, y: 0), DataPoint(x: 1, y: 10 * Double(part))])]
      )
    }
  }

  @Test func panelsStandInReadingOrderAndTheLastRowMayBeShorter() {
    #expect(
      plot(.shared).panels.map { $0.compactMap(\.title) } == [
        ["Part 1", "Part 2", "Part 3"], ["Part 4", "Part 5"],
      ]
    )
  }

  @Test func sharedScalesSpanTheDataOfAllPanels() {
    let axes = Set(plot(.shared).panels.joined().map(\.y))
    #expect(axes.count == 1)
    #expect(axes.first?.domain == .data(including: [0, 50], within: nil))
  }

  @Test func aScaleOfItsOwnIsSaidInTheTitle() {
    let plot = plot(.ownVertical)
    #expect(plot.panels[0][0].title == "Part 1 (own scale)" && !plot.sharesY)
  }

  /// Three columns of numbers below: under the two panels of the last row, and under the third of the first.
  @Test func everyColumnHasNumbersBelowItsLastPanel() {
    for scales in [Plot.FacetScales.shared, .ownVertical] {
      let scene = plot(scales).scene(measuring: FixedAdvanceMeasurer())
      #expect(texts(scene.nodes).filter { $0.string == "x" }.count == 3)
      #expect(SceneLint().faults(in: scene) == [])
    }
  }

  @Test func longTitlesAreBrokenIntoLines() {
    let plot = Plot(
      title: "T",
      size: Size(width: 468, height: 300),
      facets: ["Fashion-MNIST with batches of one class only", "MNIST", "Short"],
      columns: 3,
      x: Axis("x"),
      y: Axis("y")
    ) { ($0, [LineMark(series, [DataPoint(x: 0, y: 0), DataPoint(x: 1, y: 1)])]) }
    let scene = plot.scene(measuring: FixedAdvanceMeasurer())
    #expect(SceneLint().faults(in: scene) == [])
    #expect(
      !texts(scene.nodes).contains {
        $0.string.hasSuffix("one class only") && $0.string.hasPrefix("Fashion")
      }
    )
  }

  @Test func oneFacetIsOnePanel() {
    #expect(plot(.shared, count: 1).panels.map(\.count) == [1])
  }
}
