import Drawing
import TestSupport
import Testing

@testable import Plotting

/// Values that break naive plots: nothing, one point, no finite value, the largest and the smallest numbers.
@Suite struct HostileMarkTests {
  private static let lists: [[Double]] = [
    [], [1], [.nan], [.nan, .nan], [.infinity, -.infinity], [1e308, -1e308],
    [.leastNonzeroMagnitude, 1], [0, 0], [-1, -1e-300], [1e99, -1e99], [.greatestFiniteMagnitude],
    [1, 2, 3, 4, 5, 6, .nan],
  ]

  @Test(
    arguments: HostileMarkTests.lists,
    [Axis.Scale.linear, .logarithmic(base: 10), .symmetricLogarithmic]
  )
  func everyHeatmapMakesAFiniteScene(values: [Double], scale: Axis.Scale) {
    let cells = CellMark(
      values.enumerated().map { .init(row: $0 % 2, column: $0 / 2 % 2, value: $1) },
      scale: ColorScale(Axis("c", scale: scale)),
      estimate: PointEstimate(sampleCount: 1...1)
    )
    let categories = Axis.categories(["a", "b"])
    let plot = Plot(title: "T", panels: [[Panel(x: categories, y: categories, marks: [cells])]])
    let scene = plot.scene(measuring: FixedAdvanceMeasurer())
    #expect(scene.numbers.allSatisfy { $0.magnitude < 1e5 })
    #expect(!plot.caption.isEmpty && !plot.table.columns.isEmpty)
    #expect(!scene.svg(idPrefix: "t").contains("nan") && !scene.svg(idPrefix: "t").contains("inf"))
  }
}
