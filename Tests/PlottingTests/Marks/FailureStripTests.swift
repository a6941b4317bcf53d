import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct FailureStripTests {
  private let first = Series("Baseline", style: .numbered(2))
  private let second = Series("Batch norm", style: .numbered(1))

  private var strip: FailureStrip {
    FailureStrip(
      "diverged",
      [
        .init(first, [.init(x: 1, failed: 2, all: 5), .init(x: 3, failed: 5, all: 5)]),
        .init(second, [.init(x: 3, failed: 1, all: 5)]),
      ]
    )
  }

  private func scene(_ strip: FailureStrip?) -> Scene {
    Plot(
      title: "T",
      panels: [
        [
          Panel(
            x: .swept("Rate", values: [1, 2, 3]),
            y: .accuracy(),
            marks: [LineMark(second, [DataPoint(x: 1, y: 0.5), DataPoint(x: 2, y: 0.6)])],
            strip: strip
          )
        ]
      ]
    ).scene(measuring: FixedAdvanceMeasurer())
  }

  private func texts(_ nodes: [Node]) -> [TextRun] {
    nodes.flatMap { node -> [TextRun] in
      switch node {
      case .group(let group): texts(group.nodes)
      case .shape: []
      case .text(let run): [run]
      }
    }
  }

  @Test func everyCountIsWritten() {
    let strings = texts(scene(strip).nodes).map(\.string)
    #expect(strings.filter { $0.contains("/") } == ["2/5", "5/5", "1/5"])
    #expect(strings.contains("diverged"))
  }

  @Test func theFigureIsHigherByTheStrip() {
    // Two rows of 10 points and 3 points between them and the values.
    #expect(scene(strip).size.height == scene(nil).size.height + 23)
  }

  @Test func aSeriesThatOnlyFailedIsInTheKey() {
    #expect(texts(scene(strip).nodes).map(\.string).contains("Baseline"))
  }

  /// A page offers every series of marks to be seen alone: what diverged is no series beside its network.
  @Test func whatFailedBelongsToItsSeries() {
    func labels(_ nodes: [Node]) -> [String] {
      nodes.flatMap { node -> [String] in
        guard case .group(let group) = node else { return [] }
        let own = group.role == .mark ? [group.label].compactMap(\.self) : []
        return own + labels(group.nodes)
      }
    }
    #expect(Set(labels(scene(strip).nodes)) == ["Baseline", "Batch norm"])
    #expect(scene(strip).transcript.contains("annotation \"Baseline, diverged\""))
  }

  @Test func aStripHasNoFaults() {
    #expect(SceneLint().faults(in: scene(strip)) == [])
  }
}
