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
  func everyMarkMakesAFiniteScene(values: [Double], scale: Axis.Scale) {
    let series = Series("S", style: .numbered(1))
    let interval = Interval(.mean, .range, sampleCount: 1...1)
    let groups = [SampleGroup(x: 0, values: values)]
    let line = LineMark(series, values.map { DataPoint(x: $0, y: $0) })
    let y = Axis("y", scale: scale)
    let categories = Axis.categories(["a", "b"])
    let panels: [Panel] = [
      Panel(
        x: categories,
        y: y,
        marks: [
          BoxMark(series, groups), StripMark(series, groups),
          ColumnMark(
            series,
            values.map { .init(x: 0, value: $0, ends: 0...1, label: "l") },
            interval: interval
          ),
          StackMark(
            parts: ["a"],
            values.map { .init(x: 1, series: series, values: [$0]) },
            interval: interval
          ),
          SlopeMark(
            series,
            series,
            values.map { .init($0, -$0) },
            difference: .init(1, ends: 0...2, interval: interval, words: "1")
          ),
        ]
      ),
      Panel(
        x: Axis("x", scale: scale),
        y: y,
        marks: [
          HistogramMark(series, Histogram(values), unit: "values"),
          StepMark(series, values, unit: "values"),
          QuantileMark(
            series,
            levels: [0.1, 0.5, 0.9],
            values.map { .init(x: $0, values: [$0, $0, $0]) },
            sampleCount: 1...1,
            unit: "values"
          ),
          AnnotationMark("note", at: DataPoint(x: values.first ?? .nan, y: values.last ?? .nan)),
          ZoomMark(x: 0...1, y: 0...1, of: [line], axes: (Axis("x", scale: scale), y)),
        ]
      ),
      Panel(
        x: Axis("x", scale: scale),
        y: categories,
        marks: [RidgeMark(series, [.init(row: 0, values: values)], unit: "values")]
      ),
      Panel(
        x: categories,
        y: .categories(["a", "b"]),
        marks: [
          CellMark(
            values.enumerated().map { .init(row: $0 % 2, column: $0 / 2 % 2, value: $1) },
            scale: ColorScale(Axis("c", scale: scale)),
            estimate: Estimate(sampleCount: 1...1)
          )
        ]
      ),
    ]
    let plot = Plot(title: "T", panels: panels.map { [$0] })
    let scene = plot.scene(measuring: FixedAdvanceMeasurer())
    #expect(scene.numbers.allSatisfy { $0.magnitude < 1e5 })
    #expect(!plot.caption.isEmpty && !plot.table.columns.isEmpty)
    #expect(!scene.svg(idPrefix: "t").contains("nan") && !scene.svg(idPrefix: "t").contains("inf"))
  }
}
