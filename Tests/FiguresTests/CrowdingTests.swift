import CairoDrawing
import Drawing
import ExperimentSamples
import Experiments
import Measures
import Plotting
import Testing

@testable import Evidence
@testable import Figures

/// Figures of many networks: how many lines go where, and what the caption says of it.
@Suite struct CrowdingTests {
  private func figure(_ study: MadeUpStudy, _ yaml: String) throws -> ReportFigure {
    let results = try study.results(figures: ["one: \(yaml)"])
    let material = FigureMaterial(results, cells: Cell.cells(of: results), claims: [])
    return try FigureStudio().figure(results.experiment.figures[0], of: material)
  }

  private func panels(_ figure: ReportFigure) -> [Panel] {
    figure.plot.map { Array($0.plot.panels.joined()) } ?? []
  }

  @Test(arguments: [
    (1, 1), (2, 2), (3, 3), (4, 2), (5, 3), (6, 3), (7, 4), (8, 4), (12, 4), (16, 4), (20, 5),
    (25, 5),
  ])
  func panelsStandInRowsWithFewGaps(_ count: Int, _ columns: Int) {
    #expect(Crowding.columns(count) == columns)
    #expect(Crowding.size(rows: (count + columns - 1) / columns).height <= 700)
  }

  @Test func fiveNetworksShareTheirPanelsAndSixHaveTheirOwn() throws {
    let curves = "{ kind: learning_curves, study: plain }"
    let five = try figure(MadeUpStudy(networks: 5, seeds: 2), curves)
    #expect(panels(five).count == 4)
    #expect(!five.caption.contains("One panel a network"))
    let six = try figure(MadeUpStudy(networks: 6, seeds: 2), curves)
    // Loss, and accuracy.
    #expect(panels(six).count == 12)
    #expect(six.caption.contains("One panel per network: 6 lines"))
    #expect(six.caption.contains("Grey lines are the means of the other panels."))
  }

  @Test func ofManyNetworksTheAccuracyIsLeft() throws {
    let figure = try figure(
      MadeUpStudy(networks: 20, seeds: 2),
      "{ kind: learning_curves, study: plain }"
    )
    #expect(panels(figure).count == 20)
    #expect(figure.scene.size.height < 700)
    #expect(figure.caption.contains("one with `metric` shows another number"))
    #expect(figure.caption.contains("The grey area goes from the lowest to the highest mean"))
  }

  @Test func aSweepOfManyNetworksHasAPanelEachAndOneScale() throws {
    let figure = try figure(
      MadeUpStudy(networks: 12, levels: 5, seeds: 2),
      "{ kind: sweep, study: swept, metric: test_accuracy }"
    )
    #expect(panels(figure).count == 12)
    #expect(Set(panels(figure).map(\.y)).count == 1)
    #expect(panels(figure).allSatisfy { $0.marks.allSatisfy { $0.shift == 0 } })
  }

  @Test func aSweepOfSixNetworksHasAPanelEach() throws {
    let sweep = "{ kind: sweep, study: swept, metric: test_accuracy }"
    #expect(panels(try figure(MadeUpStudy(networks: 6, levels: 5, seeds: 2), sweep)).count == 6)
    let five = panels(try figure(MadeUpStudy(networks: 5, levels: 5, seeds: 2), sweep))
    #expect(five.allSatisfy { $0.marks.compactMap { $0 as? LineMark }.count == 5 })
  }

  @Test func twentyNetworksAreAListAndNotThousandsOfPoints() throws {
    let study = MadeUpStudy(networks: 20, levels: 2, seeds: 1)
    let names = study.names.joined(separator: ", ")
    let figure = try figure(study, "{ kind: networks, networks: [\(names)] }")
    #expect(figure.scene.size.height < 700)
    #expect(figure.scene.title == "20 networks of 676 to 73,220 parameters")
  }

  // MARK: Edges

  @Test func accuraciesBeforeTrainingAreDrawnWhereTheyDoNotLieBelow() throws {
    let curves = "{ kind: learning_curves, study: plain }"
    let chance = try figure(MadeUpStudy(seeds: 6, outcome: .chance), curves)
    #expect(!chance.caption.contains("lie below the panels"))
    let equal = try figure(MadeUpStudy(seeds: 2, outcome: .equal), curves)
    #expect(
      equal.caption.contains("an accuracy of 25.0")
    )
  }

  @Test func aBandOnALogarithmicAxisIsOfLogarithms() throws {
    let figure = try figure(
      MadeUpStudy(seeds: 6, outcome: .chance),
      "{ kind: learning_curves, study: plain, metric: validation_loss }"
    )
    let bands = panels(figure).flatMap(\.marks).compactMap { $0 as? BandMark }
    #expect(bands.count == 2)
    #expect(bands.flatMap(\.points).allSatisfy { $0.lower > 0 && $0.lower <= $0.y })
    #expect(
      figure.caption.contains(
        "geometric mean and the pointwise 95\u{A0}% t-interval of the logarithms"
      )
    )
  }

  @Test func lossesOfZeroStandAtTheFoot() throws {
    let figure = try figure(
      MadeUpStudy(seeds: 6, outcome: .edges),
      "{ kind: learning_curves, study: plain, metric: validation_loss }"
    )
    #expect(panels(figure)[0].y.showsZero)
    #expect(figure.caption.contains("exactly 0 are drawn at the foot"))
  }

  @Test func countsOfDivergedRunsAreWrittenAsTheirRoomAllows() throws {
    func form(levels: Int, seeds: Int, _ more: String = "") throws -> FailureStrip.Form? {
      let figure = try figure(
        MadeUpStudy(networks: 2, levels: levels, seeds: seeds, outcome: .someDiverged),
        "{ kind: sweep, study: swept, metric: test_accuracy\(more) }"
      )
      return panels(figure)[0].strip?.form
    }
    #expect(try form(levels: 4, seeds: 5) == .crosses)
    // Beside a panel of some levels alone there is less room.
    #expect([.numbers, .boxes].contains(try form(levels: 13, seeds: 10)))
    #expect(try form(levels: 13, seeds: 10, ", paired_with: n1") == .boxes)
  }
}
