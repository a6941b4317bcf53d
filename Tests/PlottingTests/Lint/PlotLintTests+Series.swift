import CairoDrawing
import Drawing
import Testing

@testable import Plotting

/// Series that cannot be told apart or named.
extension PlotLintTests {
  @Test func seriesWithoutNamesAreAFault() {
    let panel = Self.panel(marks: [Self.line(Self.first, [0, 4]), Self.line(Self.second, [1, 3])])
    #expect(
      faults([panel], key: .none) == [
        "identified: \"First\" is neither in a key nor named at its end",
        "identified: \"Second\" is neither in a key nor named at its end",
      ]
    )
    #expect(faults([panel], key: .key) == [])
  }

  @Test func aPanelMayNameItsOnlySeriesInItsTitle() {
    let panels = [Self.first, Self.second].map {
      Self.panel($0.name, marks: [Self.line($0, [0, 4])])
    }
    #expect(faults(panels, key: .none) == [])
  }

  @Test func seriesOfOneLookAreAFault() {
    let twin = Series("Twin", style: Self.first.style)
    #expect(
      faults([Self.panel(marks: [Self.line(Self.first, [0, 4]), Self.line(twin, [1, 3])])])
        == ["distinct: \"First\" and \"Twin\" look alike in grey (light theme)"]
    )
  }

  @Test func aDashAloneTellsCurvesApartAndDotsHaveNone() {
    let dashed = Series("Dashed", style: SeriesStyle(color: .series1, dash: [3], marker: .circle))
    #expect(
      faults([Self.panel(marks: [Self.line(Self.first, [0, 4]), Self.line(dashed, [1, 3])])]) == []
    )
    let dots = [Self.first, dashed].enumerated().map { index, series in
      PointMark(
        series,
        [DataPoint(x: Double(index), y: 0), DataPoint(x: 4, y: 4 - Double(index))]
      )
    }
    #expect(
      faults([Self.panel(marks: dots)]).first
        == "distinct: \"First\" and \"Dashed\" look alike in grey (light theme)"
    )
  }

  @Test func oneNameOfTwoLooksIsAFaultInAndAcrossFigures() {
    let other = Series("First", style: .numbered(3))
    #expect(
      faults([Self.panel(marks: [Self.line(Self.first, [0, 4]), Self.line(other, [1, 3])])])
        == ["same-look: \"First\" has two looks in the figure"]
    )
    #expect(
      PlotLint().faults(ofLooksIn: [
        ("curves", [Self.first, Self.second]), ("sweep", [other, Self.second]),
      ]).map(\.description)
        == ["same-look: \"First\" looks different in \"curves\" and \"sweep\""]
    )
  }
}
