import ExperimentSamples
import Experiments
import Logs
import Plotting
import Testing

@testable import Evidence
@testable import Figures

/// Figures of runs that others logged and that share no seeds.
@Suite struct LoggedFiguresTests {
  private static func figures(_ sample: LoggedSample) throws -> [String: ReportFigure] {
    let cells = Cell.cells(of: sample.results)
    let claims = Evidence(sample.results.experiment.claims, cells: cells).claims
    let material = FigureMaterial(sample.results, cells: cells, claims: claims)
    return Dictionary(
      uniqueKeysWithValues: try FigureStudio.figures(of: material, workers: 1).map { ($0.name, $0) }
    )
  }

  private static let two: KeyValuePairs = [
    "none": [0.884, 0.897, 0.889, 0.901, 0.878, 0.893],
    "batch": [0.912, 0.905, 0.921, 0.899, 0.915],
  ]

  private static func lines(_ figure: ReportFigure?) -> [LineMark] {
    figure?.plot?.plot.panels.joined().flatMap(\.marks).compactMap { $0 as? LineMark } ?? []
  }

  @Test func curvesHaveTheMeanOfEachGroup() throws {
    let figures = try Self.figures(LoggedSample(LoggedSample.runs(Self.two, areSeeded: false)))
    let curves = try #require(figures["curves"])
    let lines = Self.lines(curves)
    // The two means, at the four epochs that were logged; single runs are a mark of their own.
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.points.map(\.x) == [1, 2, 3, 4] })
    #expect(curves.caption.contains("Thin lines are single runs."))
    #expect(curves.caption.contains("n = 5 to 6 runs"))
  }

  /// A mean over an epoch is of its middle; how other numbers of the training were measured nobody knows.
  @Test(arguments: [LoggedSeries.Mode.runningMean, .unknown, .evaluated])
  func meansOverEpochsStandInTheirMiddles(mode: LoggedSeries.Mode) throws {
    let runs = LoggedSample.runs(Self.two, areSeeded: false).map { run in
      var run = run
      (run.series[0].split, run.series[0].mode) = (.train, mode)
      return run
    }
    let curves = try #require(try Self.figures(LoggedSample(runs))["curves"])
    let isMean = mode == .runningMean
    let places = isMean ? [0.5, 1.5, 2.5, 3.5] : [1, 2, 3, 4]
    #expect(Self.lines(curves).map { $0.points.map(\.x) } == [places, places])
    let words = "the mean over each epoch at the middle of it"
    #expect(curves.plot?.plot.subtitle?.contains(words) == isMean)
  }

  @Test func effectsOfIndependentRunsAreNoPairs() throws {
    let figures = try Self.figures(LoggedSample(LoggedSample.runs(Self.two, areSeeded: false)))
    let caption = try #require(figures["effects"]).caption
    #expect(!caption.contains("pairs of runs"), "\(caption)")
  }

  @Test func groupsOfDifferentLengthEndWhereTheirRunsDo() throws {
    let runs = LoggedSample.runs(Self.two, areSeeded: false).map { run in
      var run = run
      if run.settings["norm"]?.text == "batch" { run.series[0].points.removeLast() }
      return run
    }
    let lines = Self.lines(try Self.figures(LoggedSample(runs))["curves"])
    #expect(Set(lines.map { $0.points.map(\.x).max() }) == [3, 4])
  }

  @Test func aMetricWithoutADirectionHasCurves() throws {
    let runs = LoggedSample.runs(Self.two, areSeeded: false, metric: "foo")
    let figures = try Self.figures(LoggedSample(runs))
    #expect(Set(figures.keys) == ["curves"])
    #expect(Self.lines(figures["curves"]).count == 2)
  }

  @Test(arguments: [3, 7, 30])
  func manyGroupsAreDrawn(groups: Int) throws {
    var runs: [LoggedRun] = []
    for group in 0..<groups {
      let name = "g" + String(repeating: "x", count: group)
      for seed in 0..<3 {
        let end = 0.5 + Double(group) / 100 + Double(seed) / 1000
        runs.append(LoggedSample.run(name, end, seed: seed))
      }
    }
    let figures = try Self.figures(LoggedSample(runs))
    #expect(Set(figures.keys) == ["curves", "effects"])
    #expect(Self.lines(figures["curves"]).count >= groups)
  }
}
