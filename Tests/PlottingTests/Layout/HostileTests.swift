import Drawing
import TestSupport
import Testing

@testable import Plotting

/// Bad data and bad words: a sensible figure, never a crash, never text outside or over other text.
@Suite struct HostileTests {
  private func texts(_ nodes: [Node]) -> [TextRun] {
    nodes.flatMap { node -> [TextRun] in
      switch node {
      case .group(let group): texts(group.nodes)
      case .shape: []
      case .text(let run): [run]
      }
    }
  }

  private func expectTidy(_ plot: Plot, _ what: String) {
    let scene = plot.scene(measuring: FixedAdvanceMeasurer())
    let runs = texts(scene.nodes)
    for (index, run) in runs.enumerated() {
      let box = run.bounds
      #expect(
        box.x >= 0 && box.y >= 0 && box.maxX <= scene.size.width && box.maxY <= scene.size.height,
        "\(what): \"\(run.string.prefix(40))\" leaves the figure"
      )
      for other in runs[(index + 1)...] {
        #expect(
          !box.overlaps(other.bounds),
          "\(what): \"\(run.string.prefix(40))\" is over \"\(other.string.prefix(40))\""
        )
      }
    }
  }

  private func marks(_ values: [Double], _ series: Series) -> [any Mark] {
    let points = values.enumerated().map { DataPoint(x: Double($0), y: $1) }
    let intervals = values.enumerated().map {
      IntervalPoint(x: Double($0), y: $1, lower: $1 - 1, upper: $1 + 1)
    }
    let interval = Interval(.mean, .range, sampleCount: 5...5)
    return [
      LineMark(series, points), PointMark(series, points), RunsMark(series, [points, points]),
      BandMark(series, intervals, interval: interval),
      ErrorBarMark(series, intervals, interval: interval),
      OpenPointMark(series, points, definition: "Open."), TheoryMark("theory", points),
      RuleMark(.y(values.first ?? .nan), label: "rule"),
    ]
  }

  @Test(arguments: [Axis.Scale.linear, .logarithmic(base: 10), .symmetricLogarithmic])
  func badValuesOfEveryMark(scale: Axis.Scale) {
    let sets: [[Double]] = [
      [], [.nan], [.infinity, -.infinity], [1], [0, 0, 0], [3, .nan, 4], [3, .infinity],
      [1e-300, 1e300], [-1e300, 1e300], [1e-300, 2e-300],
      [.leastNonzeroMagnitude, .greatestFiniteMagnitude],
    ]
    for values in sets {
      let panel = Panel(
        x: Axis("x"),
        y: Axis("y", scale: scale),
        marks: marks(values, Series("S", style: .numbered(1)))
      )
      expectTidy(Plot(title: "T", panels: [[panel]]), "\(scale) \(values)")
    }
  }

  @Test func longStrangeAndControlWords() {
    let words = [
      String(repeating: "long words ", count: 46), String(repeating: "x", count: 500),
      "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{645}\u{631}\u{62D}\u{628}\u{627}",
      String(repeating: "e\u{301}\u{323}", count: 250), "a\u{0}b\u{1B}[31m\nc\td",
      "\u{202E}reversed",
    ]
    for word in words {
      let marks = (1...3).map { number in
        LineMark(
          Series("\(number) \(word)", style: .numbered(number)),
          [DataPoint(x: 0, y: 1), DataPoint(x: 1, y: Double(number))]
        )
      }
      for key in [Plot.KeyPolicy.automatic, .key] {
        let panel = Panel(
          word,
          x: Axis(word),
          y: Axis(word),
          marks: marks + [RuleMark(.y(1.5), label: word)]
        )
        expectTidy(
          Plot(title: word, subtitle: word, panels: [[panel]], key: key),
          "\(key) \(word.prefix(20))"
        )
      }
    }
  }

  @Test func sixtySeriesHaveSixtyNames() {
    let marks = (1...60).map { number in
      LineMark(
        Series("Series \(number)", style: .numbered(number)),
        [DataPoint(x: 0, y: 0), DataPoint(x: 1, y: Double(number))]
      )
    }
    let plot = Plot(title: "T", panels: [[Panel(x: Axis("x"), y: Axis("y"), marks: marks)]])
    expectTidy(plot, "60 series")
    // The key is in the order of the ends of the curves.
    let names = texts(plot.scene(measuring: FixedAdvanceMeasurer()).nodes).map(\.string)
      .filter { $0.hasPrefix("Series ") }
    #expect(names == (1...60).reversed().map { "Series \($0)" })
  }

  @Test func controlsBecomeVisibleAndDirectionsAreDropped() {
    #expect(Lettering.printable("a\u{0}b\nc\td") == "a\u{FFFD}b c d")
    #expect(Lettering.printable("\u{202E}abc\u{2066}") == "abc")
  }
}
