import CairoDrawing
import Drawing
import Testing

@testable import Plotting

/// Titles, axes and lines that a reader stumbles over.
@Suite struct PlotLintMessageTests {
  private let series = Series("A", style: .numbered(1))

  private func faults(_ plot: Plot, _ rule: FigureFault.Rule, caption: String? = nil) throws
    -> [String]
  {
    PlotLint().faults(in: plot, caption: caption, measuring: try SceneRenderer())
      .filter { $0.rule == rule }.map(\.message)
  }

  private func plot(_ values: [Double], y: Axis = Axis("Value"), x: Axis = Axis("Place")) -> Plot {
    Plot(
      title: "A falls",
      panels: [
        [
          Panel(
            x: x,
            y: y,
            marks: [
              LineMark(series, values.enumerated().map { DataPoint(x: Double($0), y: $1) })
            ]
          )
        ]
      ]
    )
  }

  @Test func aTitleHasTwoLinesAtMost() throws {
    var long = plot([1, 2, 3])
    long.title = [String](repeating: "many words", count: 10).joined(separator: " ")
    #expect(try faults(long, .longTitle) == [])
    long.title += " " + long.title
    #expect(try faults(long, .longTitle).count == 1)
  }

  @Test func theCaptionDoesNotRepeatTheTitle() throws {
    var plot = plot([1, 2, 3])
    plot.title = "A is 2 points above B (1.5 to 2.5)"
    #expect(try faults(plot, .repeated, caption: "It is so.") == [])
    #expect(
      try faults(plot, .repeated, caption: "The difference is 2 (1.5 to 2.5) points.").count == 1
    )
    plot.subtitle = "After 3 epochs, all else equal"
    #expect(
      try faults(plot, .repeated, caption: "Values after 3 epochs, all else equal.").count == 1
    )
  }

  @Test func noAxisIsMoreThanHalfEmpty() throws {
    #expect(try faults(plot([1, 2, 3, 4]), .empty) == [])
    let wide = Axis("Value", domain: .exact(0...100))
    #expect(!(try faults(plot([1, 2, 3, 4], y: wide), .empty).isEmpty))
    let long = Axis("Place", domain: .data(including: [0, 100]))
    // What is included is asked for, and so is a chosen domain of a course.
    #expect(!(try faults(plot([1, 2, 3, 4], x: long), .empty).isEmpty))
    #expect(
      try faults(plot([1, 2, 3, 4], x: Axis("Place", domain: .exact(0...100))), .empty) == []
    )
    let decades = Axis(
      "Value (log scale)",
      scale: .logarithmic(base: 10),
      domain: .exact(1...1_000_000)
    )
    #expect(!(try faults(plot([1, 2, 3, 4], y: decades), .empty).isEmpty))
  }

  /// Before training the loss is 2.3, later a few hundredths lower and lower.
  @Test func theStartOfCurvesTakesNoMoreThanHalfOfTheAxis() throws {
    #expect(
      try faults(plot([5.3, 0.6, 0.55, 0.5, 0.5]), .empty).first?.hasPrefix(
        "without the start of the curves the data take"
      ) == true
    )
    // Levels that were chosen are no course.
    let levels = Axis("Level", ticks: .at([0, 1, 2, 3, 4]))
    #expect(try faults(plot([5.3, 0.6, 0.55, 0.5, 0.5], x: levels), .empty) == [])
  }

  @Test func noLineLeadsFromCategoryToCategory() throws {
    #expect(
      try faults(plot([1, 2, 3], x: .categories(["a", "b", "c"])), .categoryLine)
        == ["\"A\" leads from category to category in the panel"]
    )
    // Levels have an order, and so have the values between them.
    #expect(try faults(plot([1, 2, 3], x: .ordinal([1, 2, 4], title: "N")), .categoryLine) == [])
    let rows = Plot(
      title: "T",
      panels: [
        [
          Panel(
            x: Axis("Effect"),
            y: .rows([AxisRow("a"), AxisRow("b")]),
            marks: [
              EffectMark(
                series,
                [.init(row: 0, value: 1), .init(row: 1, value: 2)],
                definition: ""
              )
            ]
          )
        ]
      ]
    )
    #expect(try faults(rows, .categoryLine) == [])
  }

  @Test func panelsOfOneQuantityShareTheirScale() throws {
    func panel(_ values: [Double], _ title: String) -> Panel {
      Panel(
        x: Axis("Place"),
        y: Axis(title),
        marks: [LineMark(series, values.enumerated().map { DataPoint(x: Double($0), y: $1) })]
      )
    }
    let own = Plot(title: "T", panels: [[panel([1, 2], "Loss")], [panel([5, 9], "Loss")]])
    #expect(
      try faults(own, .sharedAxis, caption: "Each panel has its own scale.")
        == ["panel 1 and panel 2 show \"Loss\" on different scales"]
    )
    let others = Plot(title: "T", panels: [[panel([1, 2], "Loss")], [panel([5, 9], "Time")]])
    #expect(try faults(others, .sharedAxis) == [])
  }

  @Test func anAlternativeHasAtMost150Characters() throws {
    var scene = plot([1, 2]).scene(measuring: try SceneRenderer())
    scene.description = String(repeating: "a", count: 150)
    #expect(SceneLint().faults(in: scene).filter { $0.rule == .words } == [])
    scene.description += "a"
    #expect(
      SceneLint().faults(in: scene).filter { $0.rule == .words }.map(\.message)
        == ["the alternative has 151 characters (at most 150)"]
    )
  }
}
