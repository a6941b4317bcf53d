import ExperimentSamples
import Experiments
import Measures
import Testing

@Suite struct GeometricMeanFaultTests {
  @Test(arguments: [
    EvidenceFault(
      "endpoint: effective_rank, layer: 2, step: 10",
      "endpoint: quantile_50, step: geometric_mean",
      "quantile_50 can be negative and has no geometric mean",
      "step: mean"
    ),
    EvidenceFault(
      "study: start, endpoint: gradient_slope, step: 0",
      "study: start, endpoint: gradient_square, scale: difference, step: geometric_mean",
      #"study "start" has no probe after the first update"#,
      "probe_steps: { per_decade: 4 }"
    ),
    EvidenceFault(
      "study: start, endpoint: gradient_slope, step: 0",
      "study: main, endpoint: gradient_slope, step: geometric_mean",
      "a slope over layers is measured at one step",
      "first"
    ),
    EvidenceFault(
      "layer: 2, step: 10",
      "layer: geometric_mean, step: 10",
      #"claims.parts.layer is not a whole number in range (got "geometric_mean", expected 1 to 1000000000, or first, last, mean, largest)"#,
      "digits"
    ),
  ])
  func whatHasNoGeometricMeanIsRefused(_ fault: EvidenceFault) { fault.check() }

  @Test func aGeometricMeanIsReadAndWritten() throws {
    let claim = "endpoint: effective_rank, layer: 2, step: 10"
    let text = evidenceExperiment.replacing(
      claim,
      with: claim.replacing("10", with: "geometric_mean")
    )
    let experiment = try read(text)
    let measure = Measure.probe(
      .effectiveRank,
      ProbeReading(layer: .at(2), step: .geometricMean)
    )
    #expect(experiment.claims.flatMap(\.parts).contains { $0.endpoint.measure == measure })
    #expect(measure.details == "layer 2, geometric mean over looks, initialisation apart")
    #expect(try read(experiment.yaml) == experiment)
  }
}
