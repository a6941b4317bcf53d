import Drawing
import TestSupport
import Testing

@testable import Plotting

/// The widths of columns, and which panels of a row share their vertical axis.
@Suite struct ColumnTests {
  private func panel(_ title: String, _ y: String, width: Double = 1) -> Panel {
    Panel(
      title,
      x: .epochs(through: 4),
      y: Axis(y),
      marks: [
        LineMark(
          Series("S", style: .numbered(1)),
          [DataPoint(x: 0, y: 0.5), DataPoint(x: 4, y: title == "b" ? 9 : 1)]
        )
      ],
      width: width
    )
  }

  private func layout(_ panels: [Panel]) -> PlotLayout {
    PlotLayout(Plot(title: "T", panels: [panels]), Lettering(FixedAdvanceMeasurer()))
  }

  @Test func aPanelMayBeTwiceAsWide() {
    let widths = layout([panel("a", "u", width: 2), panel("b", "v")]).arrangement.columns.widths
    #expect((widths[0] - 2 * widths[1]).magnitude <= 2)
  }

  @Test func panelsBesideEachOtherShareTheirAxisUpToOneOfAnother() {
    let layout = layout([panel("a", "u"), panel("b", "u"), panel("c", "v")])
    #expect((0..<3).map { layout.numbersY(0, $0) } == [true, false, true])
    let domains = layout.arrangement.yTicks[0].map(\.domain)
    #expect(domains[0] == domains[1] && domains[1] != domains[2])
  }
}
