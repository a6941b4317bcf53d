import CairoDrawing
import Drawing
import Testing

@testable import Plotting

/// Axes, bands and captions that say what is not so: each rule with a figure that breaks it and one that keeps it.
extension PlotLintTests {
  private func rules(_ panel: Panel, caption: String? = nil) -> [FigureFault.Rule] {
    let plot = Plot(title: "Finding", panels: [[panel]])
    return PlotLint().faults(in: plot, caption: caption, measuring: renderer).map(\.rule)
  }

  @Test func noShareIsAboveOne() {
    let marks = [Self.line(Self.first, [0.5, 0.6, 0.7, 0.8, 1])]
    let wrong = Axis("Accuracy", domain: .exact(0.5...1.5), format: .percent)
    #expect(rules(Self.panel(y: wrong, marks: marks)).contains(.impossible))
    #expect(!rules(Self.panel(y: .accuracy(), marks: marks)).contains(.impossible))
    // Differences of shares are below 0.
    let differences = Axis("Difference of accuracy", domain: .exact(-0.5...1), format: .percent)
    #expect(!rules(Self.panel(y: differences, marks: marks)).contains(.impossible))
  }

  @Test func noLossIsBelowZero() {
    let marks = [Self.line(Self.first, [0, 0, 0, 0, 0])]
    #expect(rules(Self.panel(y: Axis("Loss (nats)"), marks: marks)).contains(.impossible))
    let bounded = Axis("Loss (nats)", domain: .data(within: 0...Double.greatestFiniteMagnitude))
    #expect(!rules(Self.panel(y: bounded, marks: marks)).contains(.impossible))
  }

  /// A curve with a band whose lower ends are given, on a logarithmic axis.
  private func banded(_ lower: [Double], showsZero: Bool = false) -> Panel {
    let points = lower.enumerated().map {
      IntervalPoint(x: Double($0), y: [1, 3, 10, 30, 100][$0], lower: $1, upper: 200)
    }
    return Self.panel(
      y: Axis("Size (log scale)", scale: .logarithmic(base: 10), showsZero: showsZero),
      marks: [
        BandMark(Self.first, points, interval: Interval(.mean, .range, sampleCount: 20...20)),
        LineMark(Self.first, points.map { DataPoint(x: $0.x, y: $0.y) }),
      ]
    )
  }

  @Test func aBandHasNoHoles() {
    #expect(rules(banded([0.5, 0.5, -1, 0.5, 0.5])).contains(.torn))
    #expect(rules(banded([0.5, 0.5, 0, 0.5, 0.5])).contains(.torn))
    #expect(!rules(banded([0.5, 0.5, 0.5, 0.5, 0.5])).contains(.torn))
    #expect(!rules(banded([0.5, 0.5, 0, 0.5, 0.5], showsZero: true)).contains(.torn))
  }

  @Test func aGapIsSpokenOf() {
    let panel = Self.panel(marks: [Self.line(Self.first, [0, 1, .nan, 3, 4])])
    #expect(rules(panel, caption: "A curve.").contains(.missing))
    #expect(!rules(panel, caption: "At 2 there is no mean.").contains(.missing))
    #expect(!rules(Self.panel(), caption: "A curve.").contains(.missing))
  }

  @Test func aCaptionSaysNothingTwice() {
    #expect(rules(Self.panel(), caption: "Cells: mean. All runs. Cells: mean.").contains(.repeated))
    #expect(!rules(Self.panel(), caption: "Cells: mean. All runs.").contains(.repeated))
  }

  @Test func whatLiesBelowThePanelsDoes() {
    let words =
      "The accuracies before training, 46.9 to 53.1 % on the validation set, lie below the panels."
    func panel(_ values: [Double]) -> Panel {
      Self.panel(y: .accuracy(), marks: [Self.line(Self.first, values)])
    }
    #expect(rules(panel([0.4, 0.5, 0.6, 0.7, 0.8]), caption: words).contains(.untrue))
    #expect(!rules(panel([0.8, 0.85, 0.87, 0.89, 0.9]), caption: words).contains(.untrue))
  }

  @Test func wordsForCountsThatAreNotThereAreUntrue() {
    let words = "Crosses count the runs that diverged, which are in no mean."
    #expect(rules(Self.panel(), caption: words).contains(.untrue))
    var panel = Self.panel()
    panel.strip = FailureStrip(
      "diverged",
      [.init(Self.first, [.init(x: 2, failed: 1, all: 5)])]
    )
    #expect(!rules(panel, caption: words).contains(.untrue))
  }
}
