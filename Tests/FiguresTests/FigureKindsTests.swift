import Drawing
import ExperimentSamples
import Foundation
import Measures
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

/// What every kind of figure must be: where one is missing here, it is not done.
@Suite struct FigureKindsTests {
  private static let kinds = FigureKinds.all.map { $0.name }

  /// The experiment that has each kind at least once.
  private var experiment: Experiment {
    get throws { try read(evidenceExperiment.withBlocks) }
  }

  private func figures(of kind: String) throws -> [FigureRequest] {
    try experiment.figures.filter { type(of: $0.kind).name == kind }
  }

  @Test func everyKindHasANameOfItsOwn() {
    #expect(Set(Self.kinds).count == Self.kinds.count)
  }

  @Test(arguments: FigureKinds.all)
  func everyKindIsDocumentedWithItsKeys(_ kind: any DrawableFigure.Type) throws {
    let page = try Repository.text(of: "docs/experiments.md").split(separator: "\n")
    let line = try #require(page.first { $0.hasPrefix("| `\(kind.name)` | ") })
    for key in kind.keys where !Measure.optionKeys.contains(key) {
      #expect(line.contains("`\(key)"), "\(key)")
    }
  }

  @Test(arguments: kinds) func everyKindIsReadAndReadsBackAsItIsWritten(_ kind: String) throws {
    let figures = try figures(of: kind)
    #expect(!figures.isEmpty)
    let again = try read(experiment.yaml).figures
    for figure in figures { #expect(again.contains(figure), "\(figure.name)") }
  }

  @Test(arguments: kinds) func everyKindNamesItsStudies(_ kind: String) throws {
    let studies = Set(try experiment.studies.map(\.name))
    for figure in try figures(of: kind) {
      #expect(studies.isSuperset(of: figure.kind.studies), "\(figure.name)")
    }
  }

  @Test(arguments: kinds) func everyKindIsDrawnFromMadeUpRuns(_ kind: String) throws {
    let experiment = try experiment
    let data = DatasetSummary(
      name: "synthetic",
      title: "Tiny",
      digest: "00",
      shape: [2, 2, 1],
      classNames: ["a", "b"],
      trainingCounts: [50, 50],
      validationCounts: [20, 20],
      testCounts: [5, 5],
      splitSeed: 1,
      files: []
    )
    let datasets = ["synthetic": data]
    let plan = try Plan(experiment, datasets: datasets, file: "e.yaml")
    let results = Results(
      experiment: experiment,
      datasets: datasets,
      runs: plan.entries.map {
        Results.Run(entry: $0, record: MadeUpRun($0, testCount: data.testCount).record)
      }
    )
    let cells = Cell.cells(of: results)
    let claims = Evidence(experiment.claims, cells: cells).claims
    let material = FigureMaterial(results, cells: cells, claims: claims)
    let studio = try FigureStudio()
    for request in try figures(of: kind) {
      let figure = try studio.figure(request, of: material)
      #expect(figure.name == request.name)
      #expect(!figure.caption.isEmpty)
      #expect(!figure.scene.description.contains("No run has a number."), "\(figure.name)")
      #expect(try studio.files(of: figure).count == 2)
    }
  }
}

extension String {
  /// The experiment with a network of residual blocks, a study that looks at them, and its figure.
  fileprivate var withBlocks: String {
    replacing(
      "\ntraining: ",
      with: """

          blocks: { layers: [2x2, 2 block 2, mean, 2], shortcut: zero_padding, preactivation: true, normalization: batch, initialization: he }
        training:\u{20}
        """,
      maxReplacements: 1
    )
    .replacing(
      "\nfigures:\n",
      with: """

          before: { networks: [blocks], examples: 32, probes: [residual] }
        figures:
          shares: { kind: blocks, study: before, quantity: residual_share }

        """,
      maxReplacements: 1
    )
  }
}
