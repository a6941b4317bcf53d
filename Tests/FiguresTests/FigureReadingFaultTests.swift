import ExperimentSamples
import Experiments
import Faults
import Foundation
import Measures
import Models
import Testing
import YAML

@Suite struct FigureReadingFaultTests {
  static let figures = [
    EvidenceFault(
      "study: rates, metric: steps_to_accuracy",
      "study: both, metric: steps_to_accuracy",
      #"figures.by_rate needs a study that sweeps one factor ("both" sweeps 2)"#,
      "`kind: heatmap`"
    ),
    EvidenceFault(
      "paired_with: plain",
      "paired_with: ghost",
      #"study "rates" has no network "ghost" beside others"#,
      "plain, normal"
    ),
    EvidenceFault(
      "{ kind: heatmap, study: rates, metric: test_accuracy }",
      "{ kind: heatmap, study: main, metric: test_accuracy }",
      #"figures.rates_map needs a study with a sweep ("main" has none)"#,
      "sweep: { batch_size: [16, 64] }"
    ),
    EvidenceFault(
      "study: both, metric: validation_accuracy, compare: [normal, plain]",
      "study: rates, metric: validation_accuracy, compare: [normal, plain]",
      #"figures.ahead.compare needs a study that sweeps two factors ("rates" sweeps 1)"#,
      "paired_with: plain"
    ),
    EvidenceFault(
      "metric: validation_accuracy, compare: [normal, plain]",
      "metric: validation_accuracy, compare: [normal]",
      "figures.ahead.compare has 1 entry (expected 2)",
      "[subject, reference]"
    ),
    EvidenceFault(
      "{ kind: learning_curves, study: main }",
      "{ kind: learning_curve, study: main }",
      #"figures.curves.kind is unknown (got "learning_curve", expected learning_curves, sweep, heatmap, layers, blocks, steps, corrections, claims, networks)"#,
      "Did you mean \"learning_curves\"?"
    ),
    EvidenceFault(
      "{ kind: learning_curves, study: main }",
      "{ kind: blocks, study: main, quantity: gradient_square }",
      "gradient_square is no number of residual blocks",
      "Quantities of residual blocks: residual_share,"
    ),
    EvidenceFault(
      "{ kind: learning_curves, study: main }",
      "{ kind: learning_curves, study: start }",
      #"study "start" has no epochs to draw curves of"#,
      "1 or more"
    ),
    EvidenceFault(
      "{ kind: learning_curves, study: main }",
      "{ kind: learning_curves, study: main, metric: trains }",
      #"figures.curves.metric is unknown (got "trains", expected training_loss, training_accuracy, validation_loss, validation_accuracy)"#,
      "training_loss"
    ),
    EvidenceFault(
      "{ kind: learning_curves, study: main }",
      "{ kind: learning_curves, study: rates }",
      #"figures.curves needs a study without a sweep ("rates" has one)"#,
      "metric: validation_loss"
    ),
    EvidenceFault(
      "{ kind: learning_curves, study: main }",
      "{ kind: learning_curves, study: main, over: updates }",
      "figures.curves.over means nothing for curves of loss and accuracy; `metric` shows one of them",
      "Remove"
    ),
    EvidenceFault(
      "levels: [16, 4]",
      "levels: [16, 5]",
      #"study "panel" does not run batch_size 5"#,
      "4, 8, 16"
    ),
    EvidenceFault(
      "levels: [16, 4]",
      "levels: [16, 16]",
      "figures.by_size.levels names a level twice",
      "Keep one"
    ),
    EvidenceFault(
      "- { network: plain }",
      "- { network: ghost }",
      #"study "panel" has no network "ghost""#,
      "plain, normal"
    ),
    EvidenceFault(
      "- { network: plain }",
      "- { network: normal }",
      "figures.readings.series has two lines of one title",
      "title"
    ),
    EvidenceFault(
      "- { network: plain }",
      "- { network: plain, metric: validation_loss }",
      "figures.readings.series.metric is in another unit than the figure's (got validation_loss, expected one like validation_accuracy)",
      "one unit"
    ),
    EvidenceFault(
      "- { network: plain }",
      "- { network: plain, statistics: batch }",
      #"study "panel" does not evaluate with batch statistics"#,
      "statistics: [batch]"
    ),
    EvidenceFault(
      "- { network: plain }",
      "- { network: plain, study: rates }",
      #"study "rates" does not sweep the figure's factor, batch_size"#,
      "same sweep"
    ),
    EvidenceFault(
      #"compare: ["Normal, training", normal]"#,
      #"compare: ["Normal, training", Normal]"#,
      #"figures.readings.differences.compare names no line of the figure (got "Normal")"#,
      "Did you mean \"normal\"?"
    ),
    EvidenceFault(
      "{ kind: sweep, study: rates",
      "{ kind: sweep, study: main",
      #"figures.by_rate needs a study with a sweep ("main" has none)"#,
      "sweep"
    ),
    EvidenceFault(
      "metric: steps_to_accuracy, threshold: 0.5",
      "metric: test_loss, statistics: batch",
      #"study "rates" does not evaluate with batch statistics"#,
      "statistics: [batch]"
    ),
    EvidenceFault(
      "quantity: gradient_square, steps: [0, 10]",
      "quantity: smoothness, steps: [0, 10]",
      "smoothness is a number of the whole network, not of its layers",
      "gradient_square"
    ),
    EvidenceFault(
      "quantity: gradient_square, steps: [0, 10]",
      "quantity: gradient_square, steps: [0, 100]",
      #"study "main" has no probe after 100 updates"#,
      "[0, 1, 10, last]"
    ),
    EvidenceFault(
      "quantity: gradient_square, steps: [0, 10]",
      "quantity: weight_norm, steps: [0, 10]",
      #"study "main" does not run the probe weights, which finds weight_norm"#,
      "[weights]"
    ),
    EvidenceFault(
      "quantity: gradient_square, steps: [0, 10]",
      "quantity: gradient_square, steps: [0], level: { learning_rate: 1 }",
      #"figures.gradients.level means nothing for study "main", which has no sweep"#,
      "Remove"
    ),
    EvidenceFault(
      "level: { learning_rate: 0.1 }, ",
      "",
      #"figures.swept_gradients names no level of the sweep of "rates""#,
      "learning_rate: 0.01"
    ),
    EvidenceFault(
      "level: { learning_rate: 0.1 }",
      "level: { learning_rate: 0.3 }",
      #"study "rates" does not run learning_rate 0.3"#,
      "0.01, 0.1, 1"
    ),
    EvidenceFault(
      "quantities: [quantile_50, quantile_15]",
      "quantities: [quantile_51]",
      "figures.inputs.quantities is unknown (got \"quantile_51\")",
      "Did you mean \"quantile_50\"?"
    ),
    EvidenceFault(
      "{ kind: steps, study: main, quantities: [quantile_50, quantile_15] }",
      "{ kind: steps, study: both, quantities: [gradient_square] }",
      #"figures.inputs needs a study that sweeps one factor ("both" sweeps 2)"#,
      "a study of its own"
    ),
    EvidenceFault(
      "layers: all, levels",
      "layers: all, series: [{ network: plain, level: { learning_rate: 0.1 } }], levels",
      "figures.slopes.levels means nothing for a figure with `series`, whose lines have a `level`",
      "Remove"
    ),
    EvidenceFault(
      "level: { learning_rate: 0.1 }, title: \"Plain, fast\"",
      "title: \"Plain, fast\"",
      #"figures.slopes_apart.series names no level of the sweep of "paths""#,
      "learning_rate: 0.001"
    ),
    EvidenceFault(
      "quantities: [quantile_50, quantile_15] }",
      "quantities: [quantile_50, quantile_15], layers: all }",
      "figures.inputs.layers needs one quantity, of layers (got quantile_15, quantile_50)",
      "remove `layers`"
    ),
    EvidenceFault(
      "layers: [1]",
      "layers: [1, 1]",
      "figures.slopes_apart.layers names a layer twice",
      "Keep one"
    ),
    EvidenceFault(
      "probe_steps: [0, 1, 10, last]",
      "probe_steps: [10]",
      #"study "main" has no probe after 0 updates"#,
      "[10]"
    ),
    EvidenceFault(
      "values: [0.9889, 0.9645]",
      "values: [98.89, 96.45]",
      #"readings.printed.values is not a number in range (got "98.89", expected a share from 0 to 1)"#,
      "0.9889"
    ),
    EvidenceFault(
      "values: [0.9889, 0.9645]",
      "values: [0.9889]",
      "readings.printed.values has 1 entry (expected 2)",
      "reference"
    ),
    EvidenceFault(
      "{ title: Test set, study: main, metric: test_accuracy }",
      "{ title: Test set, study: main, metric: test_loss }",
      "readings.metric is in another unit than that of the first reading (got test_loss, expected one like training_accuracy)",
      "one unit"
    ),
    EvidenceFault(
      "{ title: Test set, study: main, metric: test_accuracy }",
      "{ title: Test set, study: rates, metric: test_accuracy }",
      #"claims.compare names no level of the sweep of "rates""#,
      "learning_rate"
    ),
    EvidenceFault(
      "    compare: [normal, plain]\n    readings",
      "    readings",
      "figures.protocol.compare is missing",
      "compare"
    ),
    EvidenceFault(
      "show: [checks, comparisons]",
      "show: [checks, times]",
      #"figures.counted.show is unknown (got "times", expected comparisons, time, checks)"#,
      "Did you mean \"time\"?"
    ),
    EvidenceFault(
      "kind: networks, networks: [plain, normal]",
      "kind: networks, networks: [plain, nrmal]",
      #"figures.builds.networks names an unknown network "nrmal""#,
      "Did you mean \"normal\"?"
    ),
  ]

  @Test(arguments: figures) func aFaultOfAFigureIsNamed(_ fault: EvidenceFault) { fault.check() }

  @Test func aFigureOfWhatNoNetworkHasIsRefused() {
    let settings = [
      "studies.solo={ networks: [plain], probes: [jitter] }",
      "figures.solo={ kind: steps, study: solo, quantities: [jitter] }",
    ]
    do {
      _ = try read(evidenceExperiment, settings: settings)
      Issue.record("The fault was not noticed.")
    } catch {
      #expect(
        error.message
          == "jitter is a number of normalised values, which no network of study \"solo\" has"
      )
    }
  }

  @Test func aFigureOfNoReadingsIsRefused() throws {
    #expect(throws: Fault.self) {
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
