import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct KeyTests {
  private let lettering = Lettering(FixedAdvanceMeasurer())
  private let series = Series("S", style: .numbered(1))

  @Test func aSeriesOfAreasHasAnAreaInTheKey() {
    let line = shapes([Key([series], lettering).node(x: 0, y: 0, width: 200)])
    let area = shapes([Key([series], areas: [series], lettering).node(x: 0, y: 0, width: 200)])
    #expect(line[0].path.svgData(places: 1) == "M0 5.1L22 5.1")
    #expect(area[1].path.svgData(places: 1) == "M0 1.6L22 1.6L22 8.6L0 8.6Z")
    #expect(area[1].fill == Paint(.series1, opacity: 0.55))
  }

  @Test func aSeriesOfColumnsAndCurvesHasACurveInTheKey() {
    let column = ColumnMark(series, [], estimate: Estimate(sampleCount: 1...1))
    func plot(_ marks: [any Mark]) -> Plot {
      Plot(title: "T", panels: [[Panel(x: Axis("x"), y: Axis("y"), marks: marks)]])
    }
    #expect(plot([column]).areaSeries == [series])
    #expect(plot([column, LineMark(series, [])]).areaSeries == [])
  }
}
