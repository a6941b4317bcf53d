/// An experiment with everything that studies, figures and claims can say; each test of a fault changes one thing.
public let evidenceExperiment = """
  title: Evidence
  dataset: synthetic
  seed: 7
  networks:
    plain: { layers: [4, 3, 3, 2] }
    normal: { layers: [4, 3, 3, 2], normalization: batch }
    ghost: { layers: [4, 3, 3, 2], normalization: { kind: batch, momentum: 0.2, ghost_batch: 4, noise: { shift: 0.5, scale: 1.25, spread: 0.1 } } }
  training: { optimizer: sgd, learning_rate: 0.1, batch_size: 8, epochs: 4 }
  studies:
    main:
      networks: [plain, normal, ghost]
      seeds: 4
      validation_examples: 40
      expects_divergence: true
      examples: 32
      statistics: [precise, batch]
      predictions: true
      probes: [rank, gradients, jitter, activations]
      probe_steps: [0, 1, 10, last]
    rates:
      networks: [plain, normal]
      sweep: { learning_rate: [0.01, 0.1, 1] }
      examples: 32
      probes: [gradients]
    sizes:
      networks: [plain, normal]
      sweep: { batch_size: [4, 8, 16] }
      grow_with_batch_size: [epochs, learning_rate]
      feature_scale: 0.1
      labels: random
      examples: 32
    paths:
      networks: [plain, normal]
      sweep: { learning_rate: [0.001, 0.01, 0.1] }
      examples: 32
      probes: [gradients]
      probe_steps: { every: 2 }
    panel:
      networks: [plain, normal]
      sweep: { batch_size: [4, 8, 16] }
      examples: 32
    doubles:
      networks: [normal]
      sweep: { batch_size: [4, 16] }
      examples: 32
    momenta:
      networks: [plain, normal]
      sweep: { normalization_momentum: [0.1, 1] }
      examples: 32
    both:
      networks: [plain, normal]
      sweep: { batch_size: [4, 8], normalization_momentum: [0.1, 1] }
      examples: 32
      statistics: [batch]
    start:
      networks: [plain, normal]
      training: { epochs: 0 }
      probes: [gradients, jitter]
      probe_steps: { every: 1 }
      examples: 32
  figures:
    curves: { kind: learning_curves, study: main }
    by_rate: { kind: sweep, study: rates, metric: steps_to_accuracy, threshold: 0.5 }
    gradients: { kind: layers, study: main, quantity: gradient_square, steps: [0, 10] }
    swept_gradients: { kind: layers, study: rates, quantity: gradient_square, level: { learning_rate: 0.1 }, steps: [0] }
    inputs: { kind: steps, study: main, quantities: [quantile_50, quantile_15] }
    slopes: { kind: steps, study: paths, quantities: [gradient_square], layers: all, levels: [0.1, 0.001] }
    slopes_apart:
      kind: steps
      study: paths
      quantities: [gradient_square]
      layers: [1]
      series:
        - { network: plain, level: { learning_rate: 0.1 }, title: "Plain, fast" }
        - { network: normal, study: main }
    protocol:
      kind: corrections
      compare: [normal, plain]
      readings:
        - { title: As printed, study: main, metric: training_accuracy, statistics: batch, seeds: 1, printed: { dataset: mnist, values: [0.9889, 0.9645] } }
        - { title: Test set, study: main, metric: test_accuracy }
        - { title: Tuned, study: rates, metric: test_accuracy, compare: [{ network: normal, learning_rate: best }, { network: plain, learning_rate: 1 }] }
    ledger: { kind: claims }
    counted: { kind: claims, show: [checks, comparisons] }
    builds: { kind: networks, networks: [plain, normal] }
    mismatch: { kind: heatmap, study: both, metric: statistics_gap, statistics: batch }
    ahead: { kind: heatmap, study: both, metric: validation_accuracy, compare: [normal, plain] }
    beside: { kind: sweep, study: rates, metric: test_accuracy, paired_with: plain }
    readings:
      kind: sweep
      study: panel
      metric: validation_accuracy
      levels: [4, 16]
      series:
        - { network: plain }
        - { network: normal, metric: training_accuracy, title: "Normal, training" }
        - { network: normal }
        - { network: normal, study: doubles, title: "Normal, twice" }
      differences: [{ title: Gap, compare: ["Normal, training", normal] }]
    by_size: { kind: learning_curves, study: panel, metric: validation_loss, levels: [16, 4], networks: [normal], over: updates }
    followed: { kind: learning_curves, study: main, metric: training_accuracy }
    rates_map: { kind: heatmap, study: rates, metric: test_accuracy }
    arrival: { kind: learning_curves, study: main, threshold: 0.5 }
  claims:
    - id: flat
      title: Faster
      question: Q1
      statement: It is faster
      source: "L27: 'faster'"
      study: main
      endpoint: steps_to_accuracy
      threshold: 0.8
      compare: [normal, plain]
      direction: lower
      smallest_effect: 1.5
      figure: curves
    - id: several
      question: Q1
      statement: It is better in all ways
      parts:
        - { title: Over rates, study: rates, endpoint: test_accuracy, over_levels: range, levels: [0.1, 1], compare: [normal, plain], direction: lower, smallest_effect: 0.5 }
        - { title: Far, study: sizes, endpoint: trains, over_levels: largest_trained, compare: [normal, 2], direction: higher, smallest_effect: 2 }
        - { title: Wide, study: sizes, endpoint: test_accuracy, over_levels: decades_within, within: 0.02, compare: [normal, plain], direction: higher, smallest_effect: 0.5 }
        - { title: Steep, study: sizes, endpoint: validation_loss, over_levels: slope, compare: [normal, plain], direction: lower, smallest_effect: 0.01 }
        - { title: Spread, study: sizes, endpoint: generalization_gap, over_levels: deviation, compare: [normal, plain], direction: lower, smallest_effect: 0.01 }
        - { title: Tuned, study: rates, endpoint: test_loss, compare: [{ network: normal, learning_rate: best }, { network: plain, learning_rate: best }], direction: lower, smallest_effect: 0.01 }
        - { title: Across, study: main, endpoint: test_accuracy, compare: [normal, { network: normal, batch_size: 16, study: sizes }], direction: higher, smallest_effect: 0.5 }
    - id: changes
      question: Q2
      statement: It changes more
      parts:
        - { title: Rank, study: main, endpoint: effective_rank, layer: 2, step: 10, scale: difference, compare: [[normal, plain], [ghost, plain]], direction: higher, smallest_effect: 0.5 }
        - { title: Statistics, study: main, endpoint: test_accuracy, statistics: batch, compare: [[normal, plain], 0], direction: lower, smallest_effect: 0.5 }
        - { title: Slope, study: start, endpoint: gradient_slope, step: 0, compare: [normal, 0.38], direction: higher, smallest_effect: 0.05 }
    - id: law
      question: Q3
      statement: The jitter is that of theory
      study: main
      endpoint: jitter
      layer: first
      step: largest
      relative_to: theory
      every_run: normal
      between: [0.9, 1.1]
    - id: limit
      question: Q3
      statement: It always trains
      study: sizes
      endpoint: trains
      every_run: { network: normal, batch_size: 8 }
      at_least: 1
    - id: gap
      question: Q4
      statement: The gap is small
      study: sizes
      endpoint: gap_at_training_loss
      training_loss: 0.5
      every_run: normal
      levels: [4, 8]
      at_most: 0.1
  presets:
    quick: { seeds: 2, epochs: 2, examples: 24 }
    some: { studies: [main] }
  """
