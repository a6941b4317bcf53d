import ExperimentSamples
import Measures
import Models
import Runs
import Testing

@testable import Evidence
@testable import Experiments
@testable import Figures

@Suite struct FigureReadingTests {
  private func figure<Kind: FigureKind>(
    _ name: String,
    preset: String = "standard",
    as kind: Kind.Type
  ) throws -> Kind {
    let figures = try read(evidenceExperiment, preset: preset).figures
    return try #require(figures.first { $0.name == name }?.kind as? Kind)
  }

  @Test func aSweepHasAMeasureWithItsOptions() throws {
    let byRate = try figure("by_rate", as: SweepFigure.self)
    #expect(byRate.study == "rates")
    #expect(byRate.measure == .stepsToAccuracy(0.5))
    #expect(byRate.reference == nil)
    let beside = try figure("beside", as: SweepFigure.self)
    #expect(beside.measure == .accuracy(.test, .running))
    #expect(beside.reference == "plain")
  }

  @Test func aHeatmapIsOfOneFactorOrOfTwo() throws {
    let mismatch = try figure("mismatch", as: HeatmapFigure.self)
    #expect(mismatch.study == "both")
    #expect(mismatch.measure == .statisticsGap(.batch))
    let rates = try figure("rates_map", as: HeatmapFigure.self)
    #expect(rates.study == "rates")
    #expect(rates.measure == .accuracy(.test, .running))
    #expect(rates.compared == nil)
    #expect(try figure("ahead", as: HeatmapFigure.self).compared == ["normal", "plain"])
  }

  @Test func layersAreOfOneLevelWhereThereIsASweep() throws {
    let gradients = try figure("gradients", as: LayersFigure.self)
    #expect(gradients.study == "main")
    #expect(gradients.quantity == .gradientSquare)
    #expect(gradients.level == nil)
    #expect(gradients.steps == [0, 10])
    let swept = try figure("swept_gradients", as: LayersFigure.self)
    #expect(swept.study == "rates")
    #expect(swept.level == FactorLevel(key: .learningRate, value: 0.1))
    #expect(swept.steps == [0])
  }

  @Test func quantitiesStandInTheOrderOfTheirKind() throws {
    let inputs = try figure("inputs", as: StepsFigure.self)
    #expect(inputs.study == "main")
    #expect(inputs.quantities == [.quantile15, .quantile50])
  }

  @Test func linesOverUpdatesMayBeOfLevelsAndOfOtherStudies() throws {
    let slopes = try figure("slopes", as: StepsFigure.self)
    #expect(slopes.layers == .all)
    #expect(slopes.levels == [0.001, 0.1])
    let apart = try figure("slopes_apart", as: StepsFigure.self)
    #expect(apart.layers == .some([1]))
    #expect(apart.series.map(\.title) == ["Plain, fast", nil])
    #expect(apart.series[0].level == FactorLevel(key: .learningRate, value: 0.1))
    #expect(apart.studies == ["paths", "paths", "main"])
  }

  @Test func curvesMayHaveAThreshold() throws {
    #expect(try figure("curves", as: LearningCurvesFigure.self).threshold == nil)
    let arrival = try figure("arrival", as: LearningCurvesFigure.self)
    #expect(arrival.study == "main")
    #expect(arrival.threshold == 0.5)
  }

  @Test func curvesMayBeOfOneMetricByLevel() throws {
    let curves = try figure("by_size", as: LearningCurvesFigure.self)
    #expect(curves.metric == .validationLoss)
    #expect(curves.networks == ["normal"])
    #expect(curves.levels == [4, 16])
    #expect(curves.progress == .updates)
    #expect(try figure("followed", as: LearningCurvesFigure.self).progress == .epochs)
  }

  @Test func linesOfASweepInheritItsMeasure() throws {
    let sweep = try figure("readings", as: SweepFigure.self)
    #expect(sweep.levels == [4, 16])
    #expect(
      sweep.series.map(\.measure) == [
        .accuracy(.validation, .running), .accuracy(.train, .running),
        .accuracy(.validation, .running), .accuracy(.validation, .running),
      ]
    )
    #expect(sweep.series.map(\.line.study) == ["panel", "panel", "panel", "doubles"])
    #expect(sweep.differences.map(\.title) == ["Gap"])
    #expect(sweep.differences[0].subject == 1 && sweep.differences[0].reference == 2)
    #expect(sweep.studies == ["panel", "panel", "panel", "panel", "doubles"])
  }

  @Test func networksAreThoseThatAreNamed() throws {
    #expect(try figure("builds", as: NetworksFigure.self).networks == ["plain", "normal"])
  }

  @Test func aCorrectionInheritsItsPair() throws {
    let readings = try figure("protocol", as: CorrectionsFigure.self).readings
    #expect(readings.map(\.title) == ["As printed", "Test set", "Tuned"])
    #expect(readings[0].measure == .accuracy(.train, .batch))
    #expect(readings[0].seeds == 1)
    #expect(readings[0].subject == Claim.Side(study: "main", network: "normal"))
    #expect(readings[0].printed?.dataset == "mnist")
    #expect(readings[0].printed?.subject == 0.9889)
    #expect(readings[0].printed?.reference == 0.9645)
    #expect(readings[2].subject == Claim.Side(study: "rates", network: "normal", level: .best))
  }

  @Test func correctionsKeepTheReadingsWhoseStudiesRun() throws {
    let readings = try figure("protocol", preset: "some", as: CorrectionsFigure.self).readings
    #expect(readings.map(\.title) == ["As printed", "Test set"])
  }
}
