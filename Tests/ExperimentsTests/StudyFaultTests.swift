import ExperimentSamples
import Measures
import Models
import Testing

@Suite struct StudyFaultTests {
  static let networksAndStudies = [
    EvidenceFault(
      "ghost_batch: 4",
      "ghost_batch: 1",
      #"networks.ghost.normalization.ghost_batch is not a whole number in range (got "1", expected 2 to 1000000)"#,
      "digits"
    ),
    EvidenceFault(
      "kind: batch, momentum: 0.2, ghost_batch: 4, noise",
      "kind: layer, noise",
      "networks.ghost.normalization.noise means nothing for kind layer, which keeps nothing of other examples",
      "Remove"
    ),
    EvidenceFault(
      "{ shift: 0.5, scale: 1.25, spread: 0.1 }",
      "{ shift: 0 }",
      "noise does nothing (got shift 0, scale 1 and spread 0)",
      "shift: 0.5"
    ),
    EvidenceFault(
      "scale: 1.25",
      "scale: 0.5",
      #"noise.scale is not a number in range (got "0.5", expected 1 or more)"#,
      "finite"
    ),
    EvidenceFault(
      "[precise, batch]",
      "[precise, running]",
      "studies.statistics names the running ones, with which every run is evaluated",
      "batch"
    ),
    EvidenceFault(
      "[precise, batch]",
      "[batch, batch]",
      "studies.main.statistics names batch twice",
      "one"
    ),
    EvidenceFault(
      "[rank, gradients, jitter, activations]",
      "[rank, gradient]",
      #"studies.main.probes is unknown (got "gradient")"#,
      "Did you mean \"gradients\"?"
    ),
    EvidenceFault(
      "predictions: true",
      "evaluate: always",
      #"evaluate is "always" (expected epochs, or a mapping)"#,
      "{ every: 20 }"
    ),
    EvidenceFault(
      "predictions: true",
      "evaluate: { every: 20, per_decade: 8 }",
      "evaluate needs one of every and per_decade",
      "{ per_decade: 8 }"
    ),
    EvidenceFault(
      "{ every: 1 }",
      "{}",
      "probe_steps needs one of every and per_decade",
      "{ per_decade: 8 }"
    ),
    EvidenceFault(
      "predictions: true",
      "evaluate: { every: 0 }",
      #"evaluate.every is not a whole number in range (got "0", expected 1 to 1000000000)"#,
      "digits"
    ),
    EvidenceFault(
      "[0, 1, 10, last]",
      "[0, 10, 1, last]",
      #"probe_steps are not ascending (got "1" after 10)"#,
      "once"
    ),
    EvidenceFault(
      "[0, 1, 10, last]",
      "[0, last, 10]",
      #"probe_steps are not ascending (got "10" after last)"#,
      "at the end"
    ),
    EvidenceFault(
      "[0, 1, 10, last]",
      "[0, end]",
      #"studies.main.probe_steps is not a whole number in range (got "end", expected 0 to 1000000000, or last)"#,
      "digits"
    ),
    EvidenceFault(
      "probes: [rank, gradients, jitter, activations]\n",
      "\n",
      "studies.main.probe_steps means nothing for a study without probes",
      "Remove"
    ),
    EvidenceFault(
      "sweep: { batch_size: [4, 8, 16] }",
      "sweep: { dropout: [0, 0.5] }",
      "grow_with_batch_size stands in a study that does not sweep batch_size",
      "sweep: {"
    ),
    EvidenceFault(
      "grow_with_batch_size: [epochs, learning_rate]",
      "grow_with_batch_size: [momentum]",
      #"studies.sizes.grow_with_batch_size is unknown (got "momentum", expected learning_rate, epochs)"#,
      "Known"
    ),
    EvidenceFault(
      "feature_scale: 0.1",
      "feature_scale: 0",
      #"studies.sizes.feature_scale is not a number in range (got "0", expected more than 0)"#,
      "finite"
    ),
    EvidenceFault(
      "labels: random",
      "labels: randm",
      #"studies.sizes.labels is unknown (got "randm", expected given, random)"#,
      "Did you mean \"random\"?"
    ),
    EvidenceFault(
      "training: { epochs: 0 }",
      "training: { epochs: -1 }",
      #"training.epochs is not a whole number in range (got "-1", expected 0 to 10000)"#,
      "digits"
    ),
  ]

  @Test(arguments: networksAndStudies) func aFaultOfAStudyIsNamed(_ fault: EvidenceFault) {
    fault.check()
  }
}
