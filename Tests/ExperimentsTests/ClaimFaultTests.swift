import ExperimentSamples
import Experiments
import Faults
import Measures
import Models
import Testing
import YAML

@Suite struct ClaimFaultTests {
  static let claims = [
    EvidenceFault(
      "study: main\n    endpoint: steps",
      "study: both\n    endpoint: steps",
      #"claims.compare needs a study that sweeps one factor ("both" sweeps 2)"#,
      "a study of its own"
    ),
    EvidenceFault(
      "study: main\n    endpoint: steps",
      "study: man\n    endpoint: steps",
      #"unknown study "man""#,
      "Did you mean \"main\"?"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [norml, plain]\n    direction",
      #"study "main" has no network "norml""#,
      "Did you mean \"normal\"?"
    ),
    EvidenceFault(
      "endpoint: steps_to_accuracy",
      "endpoint: steps_to_acuracy",
      "claims.endpoint is unknown (got \"steps_to_acuracy\", expected test_accuracy, test_loss, "
        + "validation_accuracy, validation_loss, training_accuracy, training_loss, "
        + "generalization_gap, statistics_gap, gap_at_training_loss, steps_to_accuracy, epochs_to_accuracy, "
        + "seconds_to_accuracy, seconds_per_epoch, last_batch_loss, loss_roughness, trains, "
        + "gradient_slope, best_validation_accuracy, gradient_square, weight_gradient_norm, quantile_15, quantile_50, "
        + "quantile_85, drift, jitter, effective_rank, loss_change, gradient_change, smoothness, "
        + "relative_smoothness, covariate_shift, shift_cosine, largest_normalized, "
        + "share_beyond_four, weight_norm, effective_learning_rate, running_mean_error, bias_gradient_ratio, "
        + "scale_invariance_error, folding_error, fisher_ratio, nearest_mean_accuracy)",
      "Did you mean \"steps_to_accuracy\"?"
    ),
    EvidenceFault(
      "figure: curves",
      "figure: curve",
      #"unknown figure "curve""#,
      "Did you mean \"curves\"?"
    ),
    EvidenceFault(
      "threshold: 0.8",
      "threshold: 1",
      #"claims.threshold is not a number in range (got "1", expected a share between 0 and 1)"#,
      "decimal"
    ),
    EvidenceFault("threshold: 0.8\n", "\n", "claims.threshold is missing", "Add `threshold: …`."),
    EvidenceFault(
      "endpoint: steps_to_accuracy\n",
      "endpoint: validation_loss\n",
      "claims.threshold means nothing for validation_loss",
      "Remove"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [normal, { network: plain, batch_size: 8 }]\n    direction",
      #"study "main" does not sweep batch_size"#,
      "no sweep"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [{ network: normal, learning_rate: best }, plain]\n    direction",
      #"study "main" does not sweep learning_rate"#,
      "no sweep"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [normal, normal]\n    direction",
      "claims.compare compares a side with itself",
      "another"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [1, 2]\n    direction",
      "claims.compare compares two numbers, neither of them measured",
      "network"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [normal, -1]\n    direction",
      #"claims.compare is not a number in range (got "-1", expected a network, or a number above 0 for a ratio)"#,
      "finite"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [[normal, plain, ghost], 2]\n    direction",
      "a change in claims.compare has 3 sides (expected 2)",
      "[side, side]"
    ),
    EvidenceFault(
      "[[normal, plain], [ghost, plain]]",
      "[[normal, normal], [ghost, plain]]",
      "claims.compare has a change from a side to itself",
      "another"
    ),
    EvidenceFault(
      "smallest_effect: 1.5",
      "smallest_effect: 0.5",
      #"claims.smallest_effect is not a number in range (got "0.5", expected a ratio above 1)"#,
      "decimal"
    ),
    EvidenceFault(
      "smallest_effect: 1.5\n",
      "\n",
      "claims.smallest_effect is missing",
      "Add"
    ),
    EvidenceFault(
      "direction: higher, smallest_effect: 0.05",
      "direction: higher, smallest_effect: 0",
      #"claims.parts.smallest_effect is not a number in range (got "0", expected more than 0)"#,
      "decimal"
    ),
    EvidenceFault(
      "direction: lower\n",
      "direction: less\n",
      #"claims.direction is unknown (got "less", expected higher, lower)"#,
      "Known"
    ),
    EvidenceFault(
      "learning_rate: best }, { network: plain, learning_rate: best }",
      "learning_rate: best }, plain",
      #"claims.compare names no level of the sweep of "rates""#,
      "learning_rate: 0.01"
    ),
    EvidenceFault(
      "batch_size: 16, study: sizes",
      "batch_size: 32, study: sizes",
      #"study "sizes" does not run batch_size 32"#,
      "sweep"
    ),
    EvidenceFault(
      "batch_size: 16, study: sizes",
      "learning_rate: 1, study: sizes",
      #"study "sizes" does not sweep learning_rate"#,
      "batch_size"
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
      "levels: [0.1, 2]",
      #"study "rates" does not run learning_rate 2"#,
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
      "study: main, endpoint: effective_rank",
      "study: sizes, endpoint: effective_rank",
      #"claims.compare names no level of the sweep of "sizes""#,
      "batch_size: 4"
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
      "compare: [[normal, plain], 0]",
      "compare: [[normal, plain], 50]",
      #"claims.parts.compare is not a number in range (got "50", expected a network, or a share)"#,
      "finite"
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
      "between: [0.9, 1.1]",
      "between: [1.1, 0.9]",
      "claims.between is reversed (got 1.1 to 0.9, expected the smaller first)",
      "[0.9, 1.1]"
    ),
    EvidenceFault(
      "between: [0.9, 1.1]",
      "between: [0.9]",
      "claims.between has 1 entries (expected 2)",
      "high"
    ),
    EvidenceFault(
      "between: [0.9, 1.1]",
      "between: [0.9, 1.1]\n    at_most: 1",
      "claims.every_run has 2 ranges (expected 1)",
      "at_least"
    ),
    EvidenceFault(
      "between: [0.9, 1.1]",
      "direction: higher",
      "claims.direction means nothing for a check of every run",
      "Remove"
    ),
    EvidenceFault(
      "threshold: 0.8\n",
      "threshold: 0.8\n    at_most: 3\n",
      "claims.at_most means nothing for a comparison",
      "Remove"
    ),
    EvidenceFault(
      "every_run: { network: normal, batch_size: 8 }",
      "every_run: [normal]",
      "claims.every_run is not a mapping (got a list)",
      "network"
    ),
    EvidenceFault(
      "study: sizes\n    endpoint: trains",
      "study: start\n    endpoint: trains",
      #"study "start" does not sweep batch_size"#,
      "alone"
    ),
    EvidenceFault(
      "study: main\n    endpoint: steps",
      "study: start\n    endpoint: steps",
      #"study "start" has no epochs, of which steps_to_accuracy is measured"#,
      "1 or more"
    ),
    EvidenceFault(
      "id: several",
      "id: flat",
      #"claims.id "flat" is there twice"#,
      "of its own"
    ),
    EvidenceFault(
      "statement: It changes more\n",
      "statement: It changes more\n    study: main\n",
      "claims.study means nothing for a claim with parts, which have their own",
      "Remove"
    ),
    EvidenceFault(
      "{ title: Slope,",
      "{ title: Rank,",
      #"claims.parts has the title "Rank" twice"#,
      "tells"
    ),
    EvidenceFault("{ title: Slope,", "{", "claims.parts.title is missing", "title"),
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
    EvidenceFault(
      "sweep: { batch_size: [4, 8, 16] }\n    grow_with_batch_size: [epochs, learning_rate]",
      "sweep: { dropout: [0, 0.5] }",
      "decades_within is taken over the logarithm of the level, which 0 does not have",
      "levels"
    ),
  ]

  @Test(arguments: claims) func aFaultOfAClaimIsNamed(_ fault: EvidenceFault) { fault.check() }

  @Test func aListOfNoPartsIsRefused() {
    let text = evidenceExperiment.replacing(
      "    study: main\n    endpoint: jitter\n    layer: first\n    step: largest\n"
        + "    relative_to: theory\n    every_run: normal\n    between: [0.9, 1.1]",
      with: "    parts: []"
    )
    #expect(
      throws: Fault(
        file: "e.yaml",
        at: .init(line: 138, column: 12),
        "claims.parts is not a list with at least one entry (got a list)",
        hint: "Write `parts: [a, b]`."
      )
    ) { try read(text) }
  }
}
