import CairoDrawing
import Drawing
import Golden
import Pictures
import TestSupport
import Testing

@testable import Plotting

@Suite struct FigureGoldenTests {
  /// Laid out with fixed advances, so that scenes and shapes depend on no font; the letters alone do.
  @Test func everyFigureIsItsReference() throws {
    let cairo = try SceneRenderer()
    let renderer = FigureRenderer(fingerprint: cairo.fingerprint.description) { scene in
      try PNGReader.picture(try cairo.png(scene, scale: 1))
    }
    let figures = ExampleFigures.all(measuring: FixedAdvanceMeasurer())
    expectFigures(figures, drawnBy: renderer, areAll: true)
  }

  @Test func theSameDataMakeTheSameScene() {
    let first = ExampleFigures.learningCurves().scene(measuring: FixedAdvanceMeasurer())
    let second = ExampleFigures.learningCurves().scene(measuring: FixedAdvanceMeasurer())
    #expect(first == second)
  }

  @Test func bandsAndMeansOfOneSeriesHaveOneColour() {
    let transcript = ExampleFigures.learningCurves()
      .scene(measuring: FixedAdvanceMeasurer()).transcript
    var series = ""
    for line in transcript.split(separator: "\n") {
      if line.contains("mark \"") { series = line.contains("Batch norm") ? "series-1" : "series-2" }
      let other = series == "series-1" ? "series-2" : "series-1"
      if line.contains("axis \"") { series = "" }
      if !series.isEmpty { #expect(!line.contains(other)) }
    }
  }

  /// Values that break naive plots: nothing, one point, no finite value, the largest numbers, zeros on a logarithmic axis.
  @Test func hostileDataMakeFiniteScenes() {
    let series = Series("S", style: .numbered(1))
    let interval = Interval(.mean, .range, sampleCount: 1...1)
    let lists: [[Double]] = [
      [], [1], [.nan], [.nan, .nan], [.infinity, -.infinity], [1e308, -1e308],
      [.leastNonzeroMagnitude, 1],
      [0, 0], [-1, -1e-300], [1e99, -1e99], [.greatestFiniteMagnitude],
    ]
    for values in lists {
      for scale in [
        Axis.Scale.linear, .logarithmic(base: 10), .logarithmic(base: 2), .symmetricLogarithmic,
      ] {
        let points = values.map { DataPoint(x: $0, y: $0) }
        let intervals = values.map { IntervalPoint(x: $0, y: $0, lower: -$0, upper: $0) }
        let scene = Plot(
          title: "T",
          panels: [
            [
              Panel(
                x: Axis("x", scale: scale),
                y: Axis("y", scale: scale),
                marks: [
                  LineMark(series, points), RunsMark(series, [points]), PointMark(series, points),
                  BandMark(series, intervals, interval: interval),
                  ErrorBarMark(series, intervals, interval: interval),
                  RuleMark(.y(0), label: "zero"),
                  TheoryMark("theory", points, namesItself: true),
                  OpenPointMark(series, points, definition: "Open.", label: "open"),
                  RegionMark(-1...1, definition: "Shaded."), NoteMark("Note"),
                ]
              )
            ]
          ]
        ).scene(measuring: FixedAdvanceMeasurer())
        #expect(scene.numbers.allSatisfy { $0.magnitude < 1e5 }, "\(values) \(scale)")
      }
    }
  }

  /// The same values as effects and bars in rows.
  @Test func hostileEffectsMakeFiniteScenes() {
    let series = Series("S", style: .numbered(1))
    for value in [Double.nan, .infinity, -.infinity, 1e308, -1e308, 0, 1e-300] {
      for scale in [Axis.Scale.linear, .symmetricLogarithmic] {
        for ends in [nil, -1...1, -.infinity ... .infinity, 0...0] as [ClosedRange<Double>?] {
          let scene = Plot(
            title: "T",
            panels: [
              [
                Panel(
                  x: Axis("x", scale: scale),
                  y: .rows([AxisRow("one"), AxisRow("two")]),
                  marks: [
                    EffectMark(
                      series,
                      [.init(row: 0, value: value, ends: ends)],
                      definition: nil
                    ),
                    BarMark(
                      series,
                      [.init(row: 1, value: value, ends: ends, label: "l")],
                      definition: nil
                    ),
                  ]
                )
              ]
            ]
          ).scene(measuring: FixedAdvanceMeasurer())
          #expect(scene.numbers.allSatisfy { $0.magnitude < 1e5 }, "\(value) \(scale)")
        }
      }
    }
  }
}
