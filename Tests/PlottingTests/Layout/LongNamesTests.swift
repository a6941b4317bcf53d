import CairoDrawing
import Drawing
import Foundation
import Testing

@testable import Plotting

/// Names and data that no author meant: a figure comes out whose text is apart and whole, or cut with an ellipsis.
@Suite struct LongNamesTests {
  private let long = String(repeating: "Wort ", count: 100)
  private let longest = String(repeating: "x", count: 500)

  private let renderer: SceneRenderer

  init() throws {
    renderer = try SceneRenderer()
  }

  private func faults(_ plot: Plot) -> [String] {
    var lint = SceneLint()
    lint.largestSVG = 1_000_000
    return lint.faults(in: plot.scene(measuring: renderer)).map(\.description)
  }

  private func figure(_ name: String, count: Int = 2, columns: Int = 1, key: Plot.KeyPolicy) -> Plot
  {
    let series = (1...count).map { Series("\(name) \($0)", style: .numbered($0)) }
    let marks: [any Mark] =
      series.enumerated().map { index, series in
        LineMark(
          series,
          (0...10).map { DataPoint(x: Double($0), y: 0.1 + Double((index * 7 + $0) % 60)) }
        )
      } + [
        RuleMark(.y(3), label: name), RuleMark(.y(3.1), label: name), RuleMark(.x(4), label: name),
        TheoryMark(name, (0...10).map { DataPoint(x: Double($0), y: 2) }, namesItself: true),
        OpenPointMark(series[0], [DataPoint(x: 3, y: 5)], definition: name, label: name),
      ]
    let strip = FailureStrip(
      name,
      [FailureStrip.Row(series[0], [FailureStrip.Count(x: 1, failed: 1, all: 3)])]
    )
    let panel = Panel(
      name,
      x: .epochs(through: 10, title: name),
      y: Axis(name),
      marks: marks,
      strip: strip
    )
    return Plot(
      title: name,
      subtitle: name,
      panels: [[Panel](repeating: panel, count: columns)],
      key: key
    )
  }

  @Test(arguments: [Plot.KeyPolicy.automatic, .key])
  func labelsOfFiveHundredCharactersAreWrappedOrCut(key: Plot.KeyPolicy) throws {
    for name in [long, longest] {
      for columns in 1...2 {
        let found = faults(figure(name, columns: columns, key: key))
        #expect(found == [], "\(name.prefix(6)) \(columns)")
      }
    }
  }

  @Test func rowsOfLongNamesAndNotesAreWrappedOrCut() throws {
    let series = Series("S", style: .numbered(1))
    let rows = [long, longest].map { AxisRow($0, note: $0) }
    let plot = Plot(
      title: "T",
      panels: [
        [
          Panel(
            x: Axis("Effect"),
            y: .rows(rows),
            marks: [
              BarMark(
                series,
                [.init(row: 0, value: 2, label: long), .init(row: 1, value: 1, label: longest)],
                definition: nil
              )
            ]
          )
        ]
      ]
    )
    let found = faults(plot)
    #expect(found == [])
  }

  /// Hebrew and Arabic, marks stacked on a letter, emoji of several scalars, controls and direction overrides.
  @Test func anyTextIsDrawnAsItIs() throws {
    for name in [
      "נורמליזציה של אצווה", "تطبيع الدفعة 0.5", "e\u{301}\u{302}\u{303}\u{304}", "👩‍👩‍👧",
      "a\u{0}b\u{7}\nc\td",
      "\u{202E}abc", "\u{2066}x", "<b>&\"'", "",
    ] {
      let scene = figure(name, key: .automatic).scene(measuring: renderer)
      let texts = scene.transcript
      #expect(!texts.contains("\\u{202E}") && !texts.contains("\u{0}"), "\(name)")
      #expect(try renderer.png(scene, scale: 0.5).count > 500)
    }

  }

  @Test func sixtySeriesHaveAKeyInColumnsAndDifferentLooks() throws {
    let plot = figure("Series", count: 60, key: .automatic)
    #expect(faults(plot) == [])
    let scene = plot.scene(measuring: renderer)
    #expect(scene.size.height > plot.size.height)
    #expect(Set((1...125).map(SeriesStyle.numbered)).count == 125)
  }

  @Test func anyTwoOfTwentyFiveStylesDifferInTwoThings() {
    let styles = (1...25).map(SeriesStyle.numbered)
    for (index, first) in styles.enumerated() {
      for second in styles[(index + 1)...] {
        let same = [
          first.color == second.color, first.dash == second.dash, first.marker == second.marker,
        ]
        #expect(same.count(where: \.self) <= 1, "\(first) \(second)")
      }
    }
  }

  /// Values of every size, none, one, the same, not finite: numbers apart, whole and finite coordinates.
  @Test func anyValuesMakeASoundFigure() throws {
    let lists: [[Double]] = [
      [], [1], [.nan], [.infinity, 1], [2, 2, 2], [1e-300, 1e300], [-1e300, 1e300],
      [1e-300, 2e-300],
      [1e300, .nan, 2], [.nan, 3, .nan, 4], [1e9 + 0.1, 1e9 + 0.2], [0, .leastNonzeroMagnitude],
    ]
    let series = Series("S", style: .numbered(1))
    let interval = Interval(.mean, .range, sampleCount: 1...1)
    for values in lists {
      for scale in [Axis.Scale.linear, .logarithmic(base: 10), .symmetricLogarithmic] {
        let points = values.enumerated().map { DataPoint(x: Double($0), y: $1) }
        let intervals = points.map { IntervalPoint(x: $0.x, y: $0.y, lower: $0.y / 2, upper: $0.y) }
        let plot = Plot(
          title: "T",
          panels: [
            [
              Panel(
                x: Axis("Step"),
                y: Axis("Value (log)", scale: scale),
                marks: [
                  LineMark(series, points), RunsMark(series, [points]),
                  BandMark(series, intervals, interval: interval),
                  ErrorBarMark(series, intervals, interval: interval), PointMark(series, points),
                ]
              )
            ]
          ]
        )
        #expect(faults(plot) == [], "\(values) \(scale)")
        #expect(plot.scene(measuring: renderer).numbers.allSatisfy { $0.magnitude < 1e5 })
        #expect(
          !plot.caption.isEmpty && !plot.alternativeText.isEmpty && plot.table.columns.count == 6
        )
      }
    }
  }

  /// Curves that end together and far apart, without room: labels never touch, and stay in the order of the ends.
  @Test func labelsAtEndsNeverOverlap() throws {
    for count in [2, 6, 14] {
      let marks = (1...count).map { number in
        LineMark(
          Series("S\(number)", style: .numbered(number)),
          (0...3).map { DataPoint(x: Double($0), y: 1 + Double($0) * 1e-3 * Double(number % 3)) }
        )
      }
      let plot = Plot(
        title: "T",
        panels: [
          [Panel(x: .epochs(through: 3), y: Axis("y", domain: .exact(0...1.01)), marks: marks)]
        ]
      )
      #expect(faults(plot) == [], "\(count)")
    }
  }

  /// Not a test but a view, as in `PictureTests`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["BNREPORT_PICTURES"] != nil))
  func picturesForLooking() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["BNREPORT_PICTURES"])
    let plots = [
      ("hostile-words", figure(long, columns: 2, key: .key)),
      ("hostile-word", figure(longest, key: .automatic)),
      ("hostile-hebrew", figure("נורמליזציה של אצווה", key: .automatic)),
      ("hostile-sixty", figure("Series", count: 60, key: .automatic)),
    ]
    for (name, plot) in plots {
      for theme in Theme.allCases {
        let png = try renderer.png(plot.scene(measuring: renderer), theme: theme)
        try Data(png).write(to: URL(filePath: "\(folder)/\(name)-\(theme.rawValue).png"))
      }
    }
  }
}
