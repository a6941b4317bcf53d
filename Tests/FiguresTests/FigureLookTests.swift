import Drawing
import ExperimentSamples
import Faults
import Foundation
import Plotting
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

/// Titles, captions and sizes that an experiment gives its figures, and figures of several studies.
@Suite struct FigureLookTests {
  private let study = MadeUpStudy(networks: 2, levels: 3, seeds: 5)

  private func figure(_ yaml: String) throws -> ReportFigure {
    let results = try study.results(figures: ["one: \(yaml)"])
    let material = FigureMaterial(results, cells: Cell.cells(of: results), claims: [])
    return try FigureStudio().figure(results.experiment.figures[0], of: material)
  }

  private func fault(_ yaml: String) -> String? {
    do {
      _ = try figure(yaml)
      return nil
    } catch let fault as Fault {
      return fault.description
    } catch let faults as Faults {
      return faults.all.first?.description
    } catch {
      return "\(error)"
    }
  }

  @Test func aTitleReplacesTheFindingAndTheWordsForIt() throws {
    let usual = try figure("{ kind: learning_curves, study: plain }")
    #expect(usual.caption.contains("The title"))
    let own = try figure("{ kind: learning_curves, study: plain, title: Both learn }")
    #expect(own.scene.title == "Both learn")
    #expect(!own.caption.contains("The title"))
    #expect(own.caption.contains("Line and band show the mean"))
    #expect(own.scene.description.hasPrefix("Both learn."))
  }

  @Test func aCaptionStandsBeforeWhatAReaderMustKnow() throws {
    let figure = try figure("{ kind: learning_curves, study: plain, caption: As in the lecture }")
    #expect(
      figure.caption.hasPrefix("As in the lecture. Plain runs: the figure shows loss and accuracy")
    )
    #expect(figure.caption.contains("n = 5 seeds"))
  }

  @Test func aFigureHasTheSizeThatItIsGiven() throws {
    let sweep = "kind: sweep, study: swept, metric: test_accuracy"
    let own = try figure("{ \(sweep), size: { width: 130 mm, height: 80 mm } }")
    #expect((own.scene.size.width - 130 * 72 / 25.4).magnitude < 0.01)
    #expect((own.scene.size.height - 80 * 72 / 25.4).magnitude < 0.01)
    #expect(own.scene.keepsSize)
    let usual = try figure("{ \(sweep) }")
    let wide = try figure("{ \(sweep), size: { width: 10 cm } }")
    #expect(wide.scene.size.height == usual.scene.size.height)
    #expect(!usual.scene.keepsSize)
  }

  @Test func aSizeWithoutRoomForTheTextIsRefusedWithItsPlace() throws {
    let message = try #require(
      fault("{ kind: learning_curves, study: plain, size: { width: 40 mm, height: 40 mm } }")
    )
    #expect(message.hasPrefix("experiment.yaml:"))
    #expect(message.contains("figures.one.size has no room for the figure's text (got 40"))
    #expect(message.contains("expected at least"))
  }

  @Test(arguments: ["120", "120 px", "-3 mm", "9 m", "1000 mm", "mm"])
  func whatIsNoLengthIsRefused(_ length: String) {
    let message = fault(
      "{ kind: learning_curves, study: plain, size: { width: \"\(length)\" } }"
    )
    #expect(message?.contains("is no length") ?? false, "\(message ?? "")")
  }

  @Test func aLookReadsBackAsItIsWritten() throws {
    let line =
      "{ kind: learning_curves, study: plain, title: \"A: b\", caption: c, size: { height: 12.5 cm } }"
    let results = try study.results(figures: ["one: \(line)"])
    let again = try Experiment(
      reading: Data(results.experiment.yaml.utf8),
      file: "experiment.yaml",
      name: "made-up",
      preset: "standard",
      figures: FigureKinds.all,
      settings: []
    )
    #expect(again.figures == results.experiment.figures)
    #expect(again.figures[0].look.title == "A: b")
  }

  // MARK: Several studies

  @Test func curvesAreOfSeveralStudiesByTheirNames() throws {
    let figure = try figure(
      "{ kind: learning_curves, study: plain, series: [{ network: n1 }, { network: n1, study: swept, level: { learning_rate: 0.001 }, title: Slow }] }"
    )
    #expect(figure.plot?.plot.series.map(\.name) == ["16 units", "Slow"])
    #expect(figure.caption.hasPrefix("Plain runs; A sweep: the figure shows loss and accuracy"))
  }

  @Test func aStudyWithASweepNeedsALevelForEachLine() {
    #expect(
      fault("{ kind: learning_curves, studies: [plain, swept] }")?
        .contains("study \"swept\" has a sweep, of which each line needs a level") ?? false
    )
    #expect(
      fault("{ kind: learning_curves, studies: [plain] }")?.contains("names one study") ?? false
    )
    #expect(
      fault("{ kind: sweep, studies: [swept, plain], metric: test_accuracy }")?
        .contains("does not sweep the figure's factor") ?? false
    )
  }

  @Test func layersAreShownAtTheLastLook() throws {
    let figure = try figure(
      "{ kind: layers, study: plain, quantity: gradient_square, steps: [0, last] }"
    )
    // 2,000 examples in batches of 100, five epochs.
    #expect(
      figure.plot?.plot.panels.joined().map(\.title) == [
        "Before training", "After 100 updates", "Factor a layer",
      ]
    )
    #expect(
      fault("{ kind: layers, study: plain, quantity: gradient_square, steps: [last, last] }")?
        .contains("steps has a step twice") ?? false
    )
  }
}
