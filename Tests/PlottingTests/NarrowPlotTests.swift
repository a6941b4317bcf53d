import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct NarrowPlotTests {
  private func plot(_ rows: [[Panel]]) -> Plot { Plot(title: "Found", panels: rows) }

  private func panel(_ name: String, _ values: [Double]) -> Panel {
    let series = Series(name, style: .numbered(1))
    let points = values.enumerated().map { DataPoint(x: Double($0), y: $1) }
    return Panel(
      name,
      x: .epochs(through: 2),
      y: Axis("Loss"),
      marks: [LineMark(series, points)]
    )
  }

  @Test func panelsStandBelowOneAnother() {
    let narrow = plot([[panel("a", [1, 2, 3]), panel("b", [2, 9, 4])]]).narrow
    #expect(narrow.panels.map { $0.map(\.title) } == [["a"], ["b"]])
    #expect(narrow.size.width == 268)
  }

  @Test func panelsKeepTheDomainThatTheyShared() {
    let narrow = plot([[panel("a", [1, 2, 3]), panel("b", [2, 9, 4])]]).narrow
    #expect(
      narrow.panels.joined().map(\.y.domain) == [
        .data(including: [1, 9]), .data(including: [1, 9]),
      ]
    )
  }

  @Test func manyPanelsStandInTwoColumns() {
    let panels = (0..<9).map { panel("\($0)", [1, 2]) }
    let narrow = plot([Array(panels.prefix(5)), Array(panels.suffix(4))]).narrow
    #expect(narrow.panels.map(\.count) == [2, 2, 2, 2, 1])
  }

  @Test func whatIsNarrowStays() {
    var plot = plot([[panel("a", [1, 2]), panel("b", [1, 2])]])
    plot.size = Size(width: 240, height: 200)
    #expect(plot.narrow.panels.map(\.count) == [2])
  }

  @Test(arguments: ExampleFigures.plots.map(\.name))
  func everyKindFitsAPhone(name: String) throws {
    let plot = try #require(ExampleFigures.plots.first { $0.name == name }?.plot)
    guard plot.panels.joined().allSatisfy({ $0.y.rows == nil }) else { return }
    let scene = plot.narrow.scene(measuring: FixedAdvanceMeasurer())
    #expect(scene.size.width <= Plot.narrowWidth)
    let rules: Set<FigureFault.Rule> = [.textOverlap, .textOutside]
    #expect(SceneLint().faults(in: scene).filter { rules.contains($0.rule) } == [])
  }

  @Test func networksStandBelowOneAnotherWhereTheirWordsHaveNoRoom() {
    var diagram = ExampleFigures.networkDiagram()
    let wide = diagram.scene(measuring: FixedAdvanceMeasurer())
    diagram.width = Plot.narrowWidth
    let narrow = diagram.scene(measuring: FixedAdvanceMeasurer())
    #expect(narrow.size.width == 268)
    #expect(narrow.size.height > 1.5 * wide.size.height)
    #expect(SceneLint().faults(in: narrow).filter { $0.rule == .textOverlap } == [])
  }
}
