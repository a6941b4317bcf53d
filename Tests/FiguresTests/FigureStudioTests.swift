import Drawing
import ExperimentSamples
import Models
import Plotting
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

@Suite struct FigureStudioTests {
  /// Frozen numbers are alike from network to network, so that labels crowd: the hardest case for a layout.
  @Test(arguments: [1, 5])
  func noFigureOfTheBuiltInReportHasFaults(seeds: Int) throws {
    let results = try FrozenResults.builtIn(seeds: seeds)
    let cells = Cell.cells(of: results)
    let claims = Evidence(results.experiment.claims, cells: cells).claims
    let studio = try FigureStudio()
    let material = FigureMaterial(results, cells: cells, claims: claims)
    let figures = try FigureStudio.figures(of: material, workers: 2)
    for figure in figures {
      let faults = studio.faults(of: figure)
      #expect(faults == [], "\(figure.name): \(figure.scene.title)")
      #expect(!figure.caption.contains("  "))
    }
  }
}
