import Drawing
import Plotting
import Testing

@testable import Experiments
@testable import Reporting

@Suite struct FigureStudioTests {
  /// Frozen numbers are alike from network to network, so that labels crowd: the hardest case for a layout.
  @Test(arguments: [1, 5])
  func noFigureOfTheBuiltInReportHasFaults(seeds: Int) throws {
    let results = try FrozenResults.builtIn(seeds: seeds)
    let cells = Cell.cells(of: results)
    let claims = Evidence(results.experiment.claims, cells: cells).claims
    let studio = try FigureStudio()
    // A file holds no more than a page shows: thousands of points are the reader's browser to draw.
    var lint = SceneLint()
    lint.largestSVG = 60_000
    for request in results.experiment.figures {
      let figure = studio.figure(
        request,
        experiment: results.experiment,
        cells: cells,
        claims: claims,
        datasets: ["mnist"]
      )
      #expect(lint.faults(in: figure.scene) == [], "\(request.name)")
      #expect(!figure.caption.contains("  "))
    }
  }
}
