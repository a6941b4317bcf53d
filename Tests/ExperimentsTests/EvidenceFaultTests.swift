import Experiments
import Foundation
import Testing

@Suite struct EvidenceFaultTests {
  /// What is replaced in the evidence experiment, and the message and a word of the hint that follow.
  struct Fault: Sendable, CustomTestStringConvertible {
    var replace: String
    var with: String
    var message: String
    var hint: String
    var testDescription: String { with }

    init(_ replace: String, _ with: String, _ message: String, _ hint: String) {
      self.replace = replace
      self.with = with
      self.message = message
      self.hint = hint
    }
  }

  private func check(_ fault: Fault) {
    guard evidenceExperiment.contains(fault.replace) else {
      Issue.record("The experiment has no \"\(fault.replace)\".")
      return
    }
    let range = evidenceExperiment.firstRange(of: fault.replace)
    let text = range.map { evidenceExperiment.replacingCharacters(in: $0, with: fault.with) }
    do {
      _ = try read(text ?? "")
      Issue.record("The fault was not noticed.")
    } catch {
      let place = error.position.map { "\($0.line):\($0.column): " } ?? ""
      #expect(error.message == fault.message)
      #expect(error.description == "e.yaml:" + place + fault.message)
      #expect(error.position != nil)
      #expect(error.hint.contains(fault.hint))
    }
  }

  static let networksAndStudies = [
    Fault(
      "ghost_batch: 4",
      "ghost_batch: 1",
      #"networks.ghost.normalization.ghost_batch is not a whole number in range (got "1", expected 2 to 1000000)"#,
      "digits"
    ),
    Fault(
      "kind: batch, momentum: 0.2, ghost_batch: 4, noise",
      "kind: layer, noise",
      "networks.ghost.normalization.noise means nothing for kind layer, which keeps nothing of other examples",
      "Remove"
    ),
    Fault(
      "{ shift: 0.5, scale: 1.25, spread: 0.1 }",
      "{ shift: 0 }",
      "noise does nothing (got shift 0, scale 1 and spread 0)",
      "shift: 0.5"
    ),
    Fault(
      "scale: 1.25",
      "scale: 0.5",
      #"noise.scale is not a number in range (got "0.5", expected 1 or more)"#,
      "finite"
    ),
    Fault(
      "[precise, batch]",
      "[precise, running]",
      "studies.statistics names the running ones, with which every run is evaluated",
      "batch"
    ),
    Fault("[precise, batch]", "[batch, batch]", "studies.main.statistics names batch twice", "one"),
    Fault(
      "[rank, gradients, jitter, activations]",
      "[rank, gradient]",
      #"studies.main.probes is unknown (got "gradient", expected gradients, activations, jitter, rank, landscape, shift, extremes, weights, statistics, identities, features)"#,
      "Did you mean \"gradients\"?"
    ),
    Fault(
      "[0, 1, 10, last]",
      "[0, 10, 1, last]",
      #"probe_steps are not ascending (got "1" after 10)"#,
      "once"
    ),
    Fault(
      "[0, 1, 10, last]",
      "[0, last, 10]",
      #"probe_steps are not ascending (got "10" after last)"#,
      "at the end"
    ),
    Fault(
      "[0, 1, 10, last]",
      "[0, end]",
      #"studies.main.probe_steps is not a whole number in range (got "end", expected 0 to 1000000000, or last)"#,
      "digits"
    ),
    Fault(
      "probes: [rank, gradients, jitter, activations]\n",
      "\n",
      "studies.main.probe_steps means nothing for a study without probes",
      "Remove"
    ),
    Fault(
      "sweep: { batch_size: [4, 8, 16] }",
      "sweep: { dropout: [0, 0.5] }",
      "grow_with_batch_size stands in a study that does not sweep batch_size",
      "sweep: {"
    ),
    Fault(
      "grow_with_batch_size: [epochs, learning_rate]",
      "grow_with_batch_size: [momentum]",
      #"studies.sizes.grow_with_batch_size is unknown (got "momentum", expected learning_rate, epochs)"#,
      "Known"
    ),
    Fault(
      "feature_scale: 0.1",
      "feature_scale: 0",
      #"studies.sizes.feature_scale is not a number in range (got "0", expected more than 0)"#,
      "finite"
    ),
    Fault(
      "labels: random",
      "labels: randm",
      #"studies.sizes.labels is unknown (got "randm", expected given, random)"#,
      "Did you mean \"random\"?"
    ),
    Fault(
      "training: { epochs: 0 }",
      "training: { epochs: -1 }",
      #"training.epochs is not a whole number in range (got "-1", expected 0 to 10000)"#,
      "digits"
    ),
  ]

  @Test(arguments: networksAndStudies) func aFaultOfAStudyIsNamed(_ fault: Fault) { check(fault) }

  static let claims = [
    Fault(
      "study: main\n    endpoint: steps",
      "study: man\n    endpoint: steps",
      #"unknown study "man""#,
      "Did you mean \"main\"?"
    ),
    Fault(
      "compare: [normal, plain]\n    direction",
      "compare: [norml, plain]\n    direction",
      #"study "main" has no network "norml""#,
      "Did you mean \"normal\"?"
    ),
    Fault(
      "endpoint: steps_to_accuracy",
      "endpoint: steps_to_acuracy",
      "claims.endpoint is unknown (got \"steps_to_acuracy\", expected test_accuracy, test_loss, "
        + "validation_accuracy, validation_loss, training_accuracy, training_loss, "
        + "generalization_gap, statistics_gap, gap_at_training_loss, steps_to_accuracy, epochs_to_accuracy, "
        + "seconds_to_accuracy, seconds_per_epoch, last_batch_loss, loss_roughness, trains, "
        + "gradient_slope, gradient_square, weight_gradient_norm, quantile_15, quantile_50, "
        + "quantile_85, drift, jitter, effective_rank, loss_change, gradient_change, smoothness, "
        + "relative_smoothness, covariate_shift, shift_cosine, largest_normalized, "
        + "share_beyond_four, weight_norm, running_mean_error, bias_gradient_ratio, "
        + "scale_invariance_error, folding_error, fisher_ratio, nearest_mean_accuracy)",
      "Did you mean \"steps_to_accuracy\"?"
    ),
    Fault(
      "figure: curves",
      "figure: curve",
      #"unknown figure "curve""#,
      "Did you mean \"curves\"?"
    ),
    Fault(
      "threshold: 0.8",
      "threshold: 1",
      #"claims.threshold is not a number in range (got "1", expected a share between 0 and 1)"#,
      "decimal"
    ),
    Fault("threshold: 0.8\n", "\n", "claims.threshold is missing", "Add `threshold: …`."),
    Fault(
      "endpoint: steps_to_accuracy\n",
      "endpoint: validation_loss\n",
      "claims.threshold means nothing for validation_loss",
      "Remove"
    ),
    Fault(
      "compare: [normal, plain]\n    direction",
      "compare: [normal, { network: plain, batch_size: 8 }]\n    direction",
      #"study "main" does not sweep batch_size"#,
      "no sweep"
    ),
    Fault(
      "compare: [normal, plain]\n    direction",
      "compare: [{ network: normal, learning_rate: best }, plain]\n    direction",
      #"study "main" does not sweep learning_rate"#,
      "no sweep"
    ),
    Fault(
      "compare: [normal, plain]\n    direction",
      "compare: [normal, normal]\n    direction",
      "claims.compare compares a side with itself",
      "another"
    ),
    Fault(
      "compare: [normal, plain]\n    direction",
      "compare: [1, 2]\n    direction",
      "claims.compare compares two numbers, neither of them measured",
      "network"
    ),
    Fault(
      "compare: [normal, plain]\n    direction",
      "compare: [normal, -1]\n    direction",
      #"claims.compare is not a number in range (got "-1", expected a network, or a number above 0 for a ratio)"#,
      "finite"
    ),
    Fault(
      "compare: [normal, plain]\n    direction",
      "compare: [[normal, plain, ghost], 2]\n    direction",
      "a change in claims.compare has 3 sides (expected 2)",
      "[side, side]"
    ),
    Fault(
      "[[normal, plain], [ghost, plain]]",
      "[[normal, normal], [ghost, plain]]",
      "claims.compare has a change from a side to itself",
      "another"
    ),
    Fault(
      "smallest_effect: 1.5",
      "smallest_effect: 0.5",
      #"claims.smallest_effect is not a number in range (got "0.5", expected a ratio above 1)"#,
      "decimal"
    ),
    Fault(
      "smallest_effect: 1.5\n",
      "\n",
      "claims.smallest_effect is missing",
      "Add"
    ),
    Fault(
      "direction: higher, smallest_effect: 0.05",
      "direction: higher, smallest_effect: 0",
      #"claims.parts.smallest_effect is not a number in range (got "0", expected more than 0)"#,
      "decimal"
    ),
    Fault(
      "direction: lower\n",
      "direction: less\n",
      #"claims.direction is unknown (got "less", expected higher, lower)"#,
      "Known"
    ),
    Fault(
      "learning_rate: best }, { network: plain, learning_rate: best }",
      "learning_rate: best }, plain",
      #"claims.compare names no level of the sweep of "rates""#,
      "learning_rate: 0.01"
    ),
    Fault(
      "batch_size: 16, study: sizes",
      "batch_size: 32, study: sizes",
      #"study "sizes" does not run batch_size 32"#,
      "sweep"
    ),
    Fault(
      "batch_size: 16, study: sizes",
      "learning_rate: 1, study: sizes",
      #"study "sizes" does not sweep learning_rate"#,
      "batch_size"
    ),
    Fault(
      "compare: [normal, 2]",
      "compare: [{ network: normal, batch_size: 4 }, 2]",
      "claims.compare names a level, but the endpoint is over all levels",
      "for all"
    ),
    Fault(
      "threshold: 0.8\n",
      "threshold: 0.8\n    over_levels: range\n",
      #"claims.over_levels stands at study "main", which has no sweep"#,
      "sweep"
    ),
    Fault(
      "levels: [0.1, 1]",
      "levels: [0.1, 2]",
      #"study "rates" does not run learning_rate 2"#,
      "sweep"
    ),
    Fault(
      "levels: [0.1, 1]",
      "levels: [0.1]",
      "claims.over_levels summarises one level (expected at least 2)",
      "more"
    ),
    Fault(
      "levels: [0.1, 1]",
      "levels: [1, 1]",
      "claims.levels names a level twice",
      "one"
    ),
    Fault(
      "endpoint: trains, over_levels: largest_trained",
      "endpoint: trains, over_levels: range",
      "over_levels: range does not go with trains",
      "largest_trained"
    ),
    Fault(
      "endpoint: trains, over_levels: largest_trained",
      "endpoint: test_loss, over_levels: largest_trained",
      "over_levels: largest_trained does not go with test_loss",
      "endpoint: trains"
    ),
    Fault(
      "endpoint: test_accuracy, over_levels: decades_within",
      "endpoint: test_loss, over_levels: decades_within",
      "over_levels: decades_within does not go with test_loss",
      "use an accuracy"
    ),
    Fault(
      "over_levels: decades_within, within: 0.02",
      "over_levels: decades_within, within: 0",
      #"claims.parts.within is not a number in range (got "0", expected more than 0)"#,
      "finite"
    ),
    Fault(
      "over_levels: slope",
      "over_levels: slope, within: 1",
      "claims.parts.within means nothing for slope",
      "Remove"
    ),
    Fault(
      "study: main, endpoint: effective_rank",
      "study: sizes, endpoint: effective_rank",
      #"claims.compare names no level of the sweep of "sizes""#,
      "batch_size: 4"
    ),
    Fault(
      "study: main, endpoint: effective_rank, layer: 2",
      "study: main, endpoint: weight_norm",
      #"study "main" does not run the probe weights, which finds weight_norm"#,
      "probes: [weights]"
    ),
    Fault(
      "layer: 2",
      "layer: 3",
      "effective_rank has no layer 3 in a network that is named (expected 1 to 2)",
      "first hidden one"
    ),
    Fault(
      "layer: 2",
      "layer: 0",
      #"claims.parts.layer is not a whole number in range (got "0", expected 1 to 1000000000, or first, last, mean, largest)"#,
      "digits"
    ),
    Fault(
      "layer: 2, step: 10",
      "layer: 2, step: 11",
      #"study "main" has no probe after 11 updates"#,
      "[0, 1, 10, last]"
    ),
    Fault(
      "endpoint: effective_rank, layer: 2, step: 10",
      "endpoint: drift, layer: 2, step: 0",
      "drift is measured from one step of the probe to the next, and before step 0 there is none",
      "later"
    ),
    Fault(
      "study: main, endpoint: test_accuracy, statistics: batch",
      "study: main, endpoint: test_accuracy, statistics: presice",
      #"claims.parts.statistics is unknown (got "presice", expected running, batch, precise)"#,
      "Did you mean \"precise\"?"
    ),
    Fault(
      "statistics: [precise, batch]",
      "statistics: [precise]",
      #"study "main" does not evaluate with batch statistics"#,
      "statistics: [batch]"
    ),
    Fault(
      "scale: difference",
      "scale: points",
      "claims.scale is points for effective_rank, which is no share",
      "difference"
    ),
    Fault(
      "endpoint: generalization_gap, over_levels: deviation",
      "endpoint: generalization_gap, scale: ratio, over_levels: slope",
      "claims.scale is ratio for generalization_gap, which can be 0 or less",
      "difference"
    ),
    Fault(
      "compare: [[normal, plain], 0]",
      "compare: [[normal, plain], 50]",
      #"claims.parts.compare is not a number in range (got "50", expected a network, or a share)"#,
      "finite"
    ),
    Fault(
      "endpoint: jitter\n",
      "endpoint: effective_rank\n",
      "effective_rank has no value of theory to be divided by",
      "jitter, largest_normalized, running_mean_error"
    ),
    Fault(
      "relative_to: theory",
      "relative_to: practice",
      #"claims.relative_to is unknown (got "practice", expected theory)"#,
      "Known"
    ),
    Fault(
      "every_run: normal\n    between",
      "every_run: plain\n    between",
      "jitter is a number of batch norm, which a network that is named does not have",
      "have it"
    ),
    Fault(
      "between: [0.9, 1.1]",
      "between: [1.1, 0.9]",
      "claims.between is reversed (got 1.1 to 0.9, expected the smaller first)",
      "[0.9, 1.1]"
    ),
    Fault(
      "between: [0.9, 1.1]",
      "between: [0.9]",
      "claims.between has 1 entries (expected 2)",
      "high"
    ),
    Fault(
      "between: [0.9, 1.1]",
      "between: [0.9, 1.1]\n    at_most: 1",
      "claims.every_run has 2 ranges (expected 1)",
      "at_least"
    ),
    Fault(
      "between: [0.9, 1.1]",
      "direction: higher",
      "claims.direction means nothing for a check of every run",
      "Remove"
    ),
    Fault(
      "threshold: 0.8\n",
      "threshold: 0.8\n    at_most: 3\n",
      "claims.at_most means nothing for a comparison",
      "Remove"
    ),
    Fault(
      "every_run: { network: normal, batch_size: 8 }",
      "every_run: [normal]",
      "claims.every_run is not a mapping (got a list)",
      "network"
    ),
    Fault(
      "study: sizes\n    endpoint: trains",
      "study: start\n    endpoint: trains",
      #"study "start" does not sweep batch_size"#,
      "alone"
    ),
    Fault(
      "study: main\n    endpoint: steps",
      "study: start\n    endpoint: steps",
      #"study "start" has no epochs, of which steps_to_accuracy is measured"#,
      "1 or more"
    ),
    Fault(
      "id: several",
      "id: flat",
      #"claims.id "flat" is no name, or there twice"#,
      "once"
    ),
    Fault(
      "statement: It changes more\n",
      "statement: It changes more\n    study: main\n",
      "claims.study means nothing for a claim with parts, which have their own",
      "Remove"
    ),
    Fault(
      "{ title: Slope,",
      "{ title: Rank,",
      #"claims.parts has the title "Rank" twice"#,
      "tells"
    ),
    Fault("{ title: Slope,", "{", "claims.parts.title is missing", "title"),
    Fault(
      "study: start, endpoint: gradient_slope, step: 0",
      "study: start, endpoint: gradient_slope, step: mean",
      "a slope over layers is measured at one step",
      "first"
    ),
    Fault(
      "study: rates, endpoint: test_loss, compare: [{ network: normal, learning_rate: best }, { network: plain, learning_rate: best }]",
      "study: momenta, endpoint: test_loss, compare: [{ network: plain, normalization_momentum: 0.1 }, { network: plain, normalization_momentum: 1 }]",
      "\"plain\" does not depend on normalization_momentum: its runs at both levels are the same, and always equal",
      "has the setting"
    ),
    Fault(
      "sweep: { batch_size: [4, 8, 16] }\n    grow_with_batch_size: [epochs, learning_rate]",
      "sweep: { dropout: [0, 0.5] }",
      "decades_within is taken over the logarithm of the level, which 0 does not have",
      "levels"
    ),
  ]

  @Test(arguments: claims) func aFaultOfAClaimIsNamed(_ fault: Fault) { check(fault) }

  @Test func aListOfNoPartsIsRefused() {
    let text = evidenceExperiment.replacing(
      "    study: main\n    endpoint: jitter\n    layer: first\n    step: largest\n"
        + "    relative_to: theory\n    every_run: normal\n    between: [0.9, 1.1]",
      with: "    parts: []"
    )
    #expect(
      throws: ExperimentError(
        file: "e.yaml",
        at: .init(line: 88, column: 12),
        "claims.parts is not a list with at least one entry (got a list)",
        hint: "Write `parts: [a, b]`."
      )
    ) { try read(text) }
  }

  static let figures = [
    Fault(
      "{ kind: learning_curves, study: main }",
      "{ kind: learning_curve, study: main }",
      #"figures.curves.kind is unknown (got "learning_curve", expected learning_curves, sweep, layers, steps, corrections, claims, networks)"#,
      "Did you mean \"learning_curves\"?"
    ),
    Fault(
      "{ kind: learning_curves, study: main }",
      "{ kind: learning_curves, study: start }",
      #"study "start" has no epochs to draw curves of"#,
      "1 or more"
    ),
    Fault(
      "{ kind: learning_curves, study: main }",
      "{ kind: learning_curves, study: main, metric: trains }",
      "figures.curves.metric means nothing for kind learning_curves",
      "Remove"
    ),
    Fault(
      "{ kind: sweep, study: rates",
      "{ kind: sweep, study: main",
      #"figures.by_rate needs a study with a sweep ("main" has none)"#,
      "sweep"
    ),
    Fault(
      "metric: steps_to_accuracy, threshold: 0.5",
      "metric: test_loss, statistics: batch",
      #"study "rates" does not evaluate with batch statistics"#,
      "statistics: [batch]"
    ),
    Fault(
      "quantity: gradient_square, steps: [0, 10]",
      "quantity: smoothness, steps: [0, 10]",
      "smoothness is a number of the whole network, not of its layers",
      "gradient_square"
    ),
    Fault(
      "quantity: gradient_square, steps: [0, 10]",
      "quantity: gradient_square, steps: [0, 100]",
      #"study "main" has no probe after 100 updates"#,
      "[0, 1, 10, last]"
    ),
    Fault(
      "quantity: gradient_square, steps: [0, 10]",
      "quantity: weight_norm, steps: [0, 10]",
      #"study "main" does not run the probe weights, which finds weight_norm"#,
      "[weights]"
    ),
    Fault(
      "quantity: gradient_square, steps: [0, 10]",
      "quantity: gradient_square, steps: [0], level: { learning_rate: 1 }",
      #"figures.gradients.level means nothing for study "main", which has no sweep"#,
      "Remove"
    ),
    Fault(
      "level: { learning_rate: 0.1 }, ",
      "",
      #"figures.swept_gradients names no level of the sweep of "rates""#,
      "learning_rate: 0.01"
    ),
    Fault(
      "level: { learning_rate: 0.1 }",
      "level: { learning_rate: 0.3 }",
      #"study "rates" does not run learning_rate 0.3"#,
      "0.01, 0.1, 1"
    ),
    Fault(
      "quantities: [quantile_50, quantile_15]",
      "quantities: [quantile_51]",
      "figures.inputs.quantities is unknown (got \"quantile_51\", expected gradient_square, "
        + "weight_gradient_norm, quantile_15, quantile_50, quantile_85, drift, jitter, "
        + "effective_rank, loss_change, gradient_change, smoothness, relative_smoothness, "
        + "covariate_shift, shift_cosine, largest_normalized, share_beyond_four, weight_norm, "
        + "running_mean_error, bias_gradient_ratio, scale_invariance_error, folding_error, "
        + "fisher_ratio, nearest_mean_accuracy)",
      "Did you mean \"quantile_50\"?"
    ),
    Fault(
      "{ kind: steps, study: main, quantities: [quantile_50, quantile_15] }",
      "{ kind: steps, study: rates, quantities: [gradient_square] }",
      #"figures.inputs needs a study without a sweep ("rates" has one)"#,
      "kind: sweep"
    ),
    Fault(
      "probe_steps: [0, 1, 10, last]",
      "probe_steps: [10]",
      #"study "main" has no probe after 0 updates"#,
      "[10]"
    ),
    Fault(
      "values: [0.9889, 0.9645]",
      "values: [98.89, 96.45]",
      #"readings.printed.values is not a number in range (got "98.89", expected a share from 0 to 1)"#,
      "finite"
    ),
    Fault(
      "values: [0.9889, 0.9645]",
      "values: [0.9889]",
      "readings.printed.values has 1 entries (expected 2)",
      "reference"
    ),
    Fault(
      "{ title: Test set, study: main, metric: test_accuracy }",
      "{ title: Test set, study: main, metric: test_loss }",
      "readings.metric is in another unit than that of the first reading (got test_loss, expected one like training_accuracy)",
      "one unit"
    ),
    Fault(
      "{ title: Test set, study: main, metric: test_accuracy }",
      "{ title: Test set, study: rates, metric: test_accuracy }",
      #"claims.compare names no level of the sweep of "rates""#,
      "learning_rate"
    ),
    Fault(
      "    compare: [normal, plain]\n    readings",
      "    readings",
      "figures.protocol.compare is missing",
      "compare"
    ),
    Fault(
      "networks: [plain, normal] }\nclaims",
      "networks: [plain, nrmal] }\nclaims",
      #"figures.builds.networks names an unknown network "nrmal""#,
      "Did you mean \"normal\"?"
    ),
  ]

  @Test(arguments: figures) func aFaultOfAFigureIsNamed(_ fault: Fault) { check(fault) }

  @Test func aFigureOfNoReadingsIsRefused() throws {
    #expect(throws: ExperimentError.self) {
      try read(evidenceExperiment, settings: ["figures.protocol.readings=[]"])
    }
  }

  @Test func aFigureOfClaimsNeedsAComparison() throws {
    let parts = evidenceExperiment.components(separatedBy: "claims:\n")
    let check = """
          - { id: a, question: Q1, statement: S, study: sizes, endpoint: trains, every_run: normal, at_least: 1 }
      """
    let presets = "presets: {}"
    let text = parts[0] + "claims:\n" + check + "\n" + presets
    do {
      _ = try read(text)
      Issue.record("The fault was not noticed.")
    } catch {
      #expect(
        error.message
          == "figures.ledger shows the effects of claims, and no claim compares anything"
      )
    }
  }
}
