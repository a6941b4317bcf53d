import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct FigureKeyTests {
  private let lettering = Lettering(FixedAdvanceMeasurer())
  private let series = Series("S", style: .numbered(1))

  @Test func aSeriesHasAPieceOfItsLineInTheKey() {
    let line = shapes([FigureKey([series], width: 460, lettering).node(x: 0, y: 0, width: 200)])
    #expect(line[0].path.svgData(places: 1) == "M0 5.1L22 5.1")
  }
}
