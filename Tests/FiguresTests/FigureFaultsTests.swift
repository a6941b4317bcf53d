import Drawing
import ExperimentSamples
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

@Suite struct FigureFaultsTests {
  @Test func everyFigureOfTheExperimentIsCheckedInItsOrder() throws {
    let results = try FrozenResults.builtIn(seeds: 5)
    let checked = try FigureFaults.all(in: results)
    #expect(checked.map(\.figure) == results.experiment.figures.map(\.name))
  }

  @Test func networksLookTheSameInEveryFigure() throws {
    let checked = try FigureFaults.all(in: FrozenResults.builtIn(seeds: 5))
    #expect(checked.flatMap(\.faults).filter { $0.rule == .sameLook } == [])
  }

  @Test func figuresOfTheExperimentSayWhatIsSo() throws {
    let rules: Set<FigureFault.Rule> = [
      .hyphenated, .displaced, .markOutside, .counts, .impossible, .torn, .missing, .repeated,
      .untrue, .textOverlap, .finding, .longTitle, .categoryLine, .sharedAxis, .words,
    ]
    let checked = try FigureFaults.all(in: FrozenResults.builtIn(seeds: 5))
    for figure in checked {
      #expect(figure.faults.filter { rules.contains($0.rule) } == [], "\(figure.figure)")
    }
  }
}
