import ExperimentSamples
import Experiments
import Faults
import Measures
import Models
import Testing
import YAML

/// What is wrong with the number that a claim is about.
@Suite struct EndpointFaultTests {
  static let endpoints = [
    EvidenceFault(
      "endpoint: steps_to_accuracy",
      "endpoint: steps_to_acuracy",
      "claims.endpoint is unknown (got \"steps_to_acuracy\")",
      "Did you mean \"steps_to_accuracy\"?"
    ),
    EvidenceFault(
      "labels: random\n",
      "labels: random\n    test: false\n",
      "study \"sizes\" does not measure the test set",
      "validation"
    ),
    EvidenceFault(
      "threshold: 0.8",
      "threshold: 1",
      #"claims.threshold is not a number in range (got "1", expected a share between 0 and 1)"#,
      "finite"
    ),
    EvidenceFault("threshold: 0.8\n", "\n", "claims.threshold is missing", "Add `threshold: …`."),
    EvidenceFault(
      "endpoint: steps_to_accuracy\n",
      "endpoint: validation_loss\n",
      "claims.threshold means nothing for validation_loss",
      "Remove"
    ),
    EvidenceFault(
      "compare: [normal, 2]",
      "compare: [{ network: normal, batch_size: 4 }, 2]",
      "claims.compare names a level, but the endpoint is over all levels",
      "for all"
    ),
    EvidenceFault(
      "threshold: 0.8\n",
      "threshold: 0.8\n    over_levels: range\n",
      #"claims.over_levels stands at study "main", which has no sweep"#,
      "sweep"
    ),
    EvidenceFault(
      "levels: [0.1, 1]",
      "levels: [0.1]",
      "claims.over_levels summarises one level (expected at least 2)",
      "more"
    ),
    EvidenceFault(
      "levels: [0.1, 1]",
      "levels: [1, 1]",
      "claims.levels names a level twice",
      "one"
    ),
    EvidenceFault(
      "endpoint: trains, over_levels: largest_trained",
      "endpoint: trains, over_levels: range",
      "over_levels: range does not go with trains",
      "largest_trained"
    ),
    EvidenceFault(
      "endpoint: trains, over_levels: largest_trained",
      "endpoint: test_loss, over_levels: largest_trained",
      "over_levels: largest_trained does not go with test_loss",
      "endpoint: trains"
    ),
    EvidenceFault(
      "endpoint: test_accuracy, over_levels: decades_within",
      "endpoint: test_loss, over_levels: decades_within",
      "over_levels: decades_within does not go with test_loss",
      "use an accuracy"
    ),
    EvidenceFault(
      "over_levels: decades_within, within: 0.02",
      "over_levels: decades_within, within: 0",
      #"claims.parts.within is not a number in range (got "0", expected more than 0)"#,
      "finite"
    ),
    EvidenceFault(
      "over_levels: slope",
      "over_levels: slope, within: 1",
      "claims.parts.within means nothing for slope",
      "Remove"
    ),
    EvidenceFault(
      "study: main, endpoint: effective_rank, layer: 2",
      "study: main, endpoint: weight_norm",
      #"study "main" does not run the probe weights, which finds weight_norm"#,
      "probes: [weights]"
    ),
    EvidenceFault(
      "layer: 2",
      "layer: 3",
      "effective_rank has no layer 3 in a network that is named (expected 1 to 2)",
      "first hidden one"
    ),
    EvidenceFault(
      "layer: 2",
      "layer: 0",
      #"claims.parts.layer is not a whole number in range (got "0", expected 1 to 1000000000, or first, last, mean, largest)"#,
      "digits"
    ),
    EvidenceFault(
      "layer: 2, step: 10",
      "layer: 2, step: 11",
      #"study "main" has no probe after 11 updates"#,
      "[0, 1, 10, last]"
    ),
    EvidenceFault(
      "endpoint: effective_rank, layer: 2, step: 10",
      "endpoint: drift, step: 0",
      "drift is measured from one step of the probe to the next, and before 0 there is none",
      "later"
    ),
    EvidenceFault(
      "study: main, endpoint: test_accuracy, statistics: batch",
      "study: main, endpoint: test_accuracy, statistics: presice",
      #"claims.parts.statistics is unknown (got "presice", expected running, batch, precise)"#,
      "Did you mean \"precise\"?"
    ),
    EvidenceFault(
      "statistics: [precise, batch]",
      "statistics: [precise]",
      #"study "main" does not evaluate with batch statistics"#,
      "statistics: [batch]"
    ),
    EvidenceFault(
      "scale: difference",
      "scale: points",
      "claims.scale is points for effective_rank, which is no share",
      "difference"
    ),
    EvidenceFault(
      "endpoint: generalization_gap, over_levels: deviation",
      "endpoint: generalization_gap, scale: ratio, over_levels: slope",
      "claims.scale is ratio for generalization_gap, which can be 0 or less",
      "difference"
    ),
    EvidenceFault(
      "endpoint: jitter\n",
      "endpoint: effective_rank\n",
      "effective_rank has no value of theory to be divided by",
      "jitter, largest_normalized, running_mean_error"
    ),
    EvidenceFault(
      "relative_to: theory",
      "relative_to: practice",
      #"claims.relative_to is unknown (got "practice", expected theory)"#,
      "Known"
    ),
    EvidenceFault(
      "every_run: normal\n    between",
      "every_run: plain\n    between",
      "jitter is a number of normalised values, which a network that is named does not have",
      "have it"
    ),
    EvidenceFault(
      "study: main\n    endpoint: steps",
      "study: start\n    endpoint: steps",
      #"study "start" has no epochs, of which steps_to_accuracy is measured"#,
      "1 or more"
    ),
    EvidenceFault(
      "study: start, endpoint: gradient_slope, step: 0",
      "study: start, endpoint: gradient_slope, step: mean",
      "a slope over layers is measured at one step",
      "first"
    ),
    EvidenceFault(
      "study: rates, endpoint: test_loss, compare: [{ network: normal, learning_rate: best }, { network: plain, learning_rate: best }]",
      "study: momenta, endpoint: test_loss, compare: [{ network: plain, normalization_momentum: 0.1 }, { network: plain, normalization_momentum: 1 }]",
      "\"plain\" does not depend on normalization_momentum: its runs at both levels are the same, and always equal",
      "has the setting"
    ),
  ]

  @Test(arguments: endpoints) func aFaultOfAnEndpointIsNamed(_ fault: EvidenceFault) {
    fault.check()
  }

  @Test func decadesNeedLevelsThatHaveALogarithm() {
    let text = evidenceExperiment.replacing(
      "sweep: { normalization_momentum: [0.1, 1] }",
      with: "sweep: { dropout: [0, 0.5] }",
      maxReplacements: 1
    ).replacing("title: Wide, study: sizes", with: "title: Wide, study: momenta")
    let fault = #expect(throws: Fault.self) { try read(text) }
    #expect(
      fault?.message
        == "decades_within is taken over the logarithm of the level, which 0 does not have"
    )
    #expect(fault?.hint?.contains("levels") == true)
  }
}
