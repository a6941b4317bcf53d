import CairoDrawing
import ExperimentSamples
import Foundation
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

/// Every kind of figure of studies of every size keeps the rules of print.
///
/// With `BNREPORT_FIGURE_MATRIX=all` (`scripts/figure-matrix`) the whole matrix is tried, else a sample; with
/// `BNREPORT_FIGURE_PICTURES=DIR` the pictures are kept to be looked at.
@Suite struct FigureMatrixTests {
  static let isWhole = ProcessInfo.processInfo.environment["BNREPORT_FIGURE_MATRIX"] == "all"
  static let pictures = ProcessInfo.processInfo.environment["BNREPORT_FIGURE_PICTURES"]
  static let only = ProcessInfo.processInfo.environment["BNREPORT_FIGURE_ONLY"]

  static var studies: [MadeUpStudy] {
    let sample = [
      MadeUpStudy(networks: 1, levels: 2, seeds: 1, epochs: 1),
      MadeUpStudy(networks: 2, levels: 13, seeds: 10, outcome: .someDiverged),
      MadeUpStudy(networks: 3, levels: 5, seeds: 5, outcome: .edges),
      MadeUpStudy(networks: 3, levels: 3, seeds: 2, outcome: .equal),
      MadeUpStudy(networks: 2, levels: 4, seeds: 3, outcome: .allDiverged),
      MadeUpStudy(networks: 8, levels: 5, seeds: 3),
      MadeUpStudy(networks: 20, levels: 5, seeds: 2),
    ]
    guard isWhole else { return sample }
    var all = sample
    for networks in [1, 2, 3, 5, 8, 12, 16, 20, 25] {
      for levels in [2, 3, 7, 20] {
        let index = networks + levels
        all.append(
          MadeUpStudy(
            networks: networks,
            levels: levels,
            seeds: [1, 2, 5, 10][index % 4],
            epochs: [1, 3, 5, 20][(networks + levels / 2) % 4],
            factor: ["learning_rate", "batch_size", "dropout"][levels > 12 ? 0 : index % 3],
            outcome: .usual
          )
        )
      }
      for outcome in MadeUpStudy.Outcome.allCases {
        all.append(
          MadeUpStudy(
            networks: networks,
            levels: 6,
            seeds: [3, 5, 10][networks % 3],
            outcome: outcome
          )
        )
      }
    }
    return all
  }

  @Test(arguments: studies)
  func everyFigureKeepsTheRules(_ study: MadeUpStudy) throws {
    if let only = Self.only, !study.description.contains(only) { return }
    let results = try study.results()
    let cells = Cell.cells(of: results)
    let material = FigureMaterial(
      results,
      cells: cells,
      claims: Evidence(results.experiment.claims, cells: cells).all
    )
    let studio = try FigureStudio()
    for figure in try FigureStudio.figures(of: material, workers: 2) {
      let faults = studio.faults(of: figure)
      #expect(faults == [], "\(figure.name) of \(study)")
      guard let folder = Self.pictures else { continue }
      let name = study.description.replacing(", ", with: "-").replacing(" ", with: "")
      for (path, bytes) in try studio.files(of: figure) where path.hasSuffix(".png") {
        let file = URL(filePath: folder).appending(path: "\(name)-\(figure.name).png")
        try Data(bytes).write(to: file)
        try Data(figure.caption.utf8).write(
          to: file.deletingPathExtension().appendingPathExtension("txt")
        )
      }
    }
  }
}
