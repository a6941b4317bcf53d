import CairoDrawing
import Drawing
import Testing

@testable import Plotting

/// Marks and counts where they do not belong: each rule with a figure that breaks it and one that keeps it.
extension PlotLintTests {
  private func drawn(_ panel: Panel) -> PlotLintFigure.DrawnPanel {
    let plot = Plot(title: "Finding", panels: [[panel]])
    return PlotLintFigure(plot, caption: "", measuring: renderer).panels[0]
  }

  /// A sweep over some levels of as many networks as there are shifts.
  private func sweep(_ levels: [Double], shifts: [Double], strip: FailureStrip? = nil) -> Panel {
    Panel(
      x: .swept("Rate (log scale)", values: levels, base: 10),
      y: .accuracy(),
      marks: shifts.enumerated().map { index, shift in
        LineMark(
          Series("Network \(index)", style: .numbered(index + 1)),
          levels.map { DataPoint(x: $0, y: 0.5 + 0.01 * Double(index)) },
          shift: shift
        )
      },
      strip: strip
    )
  }

  @Test func markersStayNearerToTheirOwnValueThanToTheNext() {
    // 20 networks three points apart over levels 44 points apart: the panel shrinks the shifts to 0.4 of that.
    let levels = (0..<10).map { Double(sign: .plus, exponent: $0, significand: 1) }
    let shifts = (0..<20).map { 3 * (Double($0) - 9.5) }
    var panel = drawn(sweep(levels, shifts: shifts))
    #expect(panel.frame.dodge < 1)
    #expect(PlotLint().faultsOfShifts(panel) == [])
    #expect(PlotLint().faultsOfEdges(panel) == [])
    panel.frame.dodge = 1
    #expect(PlotLint().faultsOfShifts(panel).first?.rule == .displaced)
    #expect(PlotLint().faultsOfEdges(panel).first?.rule == .markOutside)
  }

  @Test func fewMarkersKeepTheirDistance() {
    let panel = drawn(sweep([0.01, 0.1, 1], shifts: [-3, 0, 3]))
    #expect(panel.frame.dodge == 1)
    #expect(PlotLint().faultsOfShifts(panel) + PlotLint().faultsOfEdges(panel) == [])
  }

  @Test func countsOfRunsDoNotLieOnEachOther() {
    let levels = (0..<16).map { Double(sign: .plus, exponent: $0, significand: 1) }
    func rules(_ form: FailureStrip.Form, every step: Int) -> [FigureFault.Rule] {
      let counts = stride(from: 0, to: levels.count, by: step).map {
        FailureStrip.Count(x: levels[$0], failed: 4, all: 10)
      }
      let strip = FailureStrip(
        "diverged",
        [.init(Series("Network 0", style: .numbered(1)), counts)],
        form: form
      )
      let wide = sweep(levels, shifts: [0], strip: strip)
      let plot = Plot(
        title: "Finding",
        size: Size(width: 180, height: 215),
        panels: [[wide]]
      )
      return PlotLint().faults(in: plot, measuring: renderer).map(\.rule)
    }
    #expect(rules(.crosses, every: 1).contains(.counts))
    #expect(!rules(.boxes, every: 1).contains(.counts))
    #expect(!rules(.crosses, every: 8).contains(.counts))
  }
}
