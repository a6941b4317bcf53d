package import Experiments
internal import Figures
internal import Foundation
internal import Measures
internal import Models
internal import Runs

/// A study that nobody trained, as small or as large as the rules of figures must stand, with every kind of figure of it.
package struct MadeUpStudy: Sendable, CustomStringConvertible {
  /// What became of its runs.
  package enum Outcome: String, CaseIterable, Sendable {
    /// Loss falls and accuracy rises, a little differently for each network and seed.
    case usual
    /// All seeds of all networks are equal.
    case equal
    /// At the higher half of the levels more and more runs diverge.
    case someDiverged
    /// No run ended.
    case allDiverged
    /// All losses are 0 and all accuracies 1 from the first epoch on.
    case perfect
    /// Some losses are 0 and some accuracies are 0 and 1.
    case edges
    /// Seeds differ by factors, and accuracies stay at chance.
    case chance
  }

  package var networks = 2
  package var levels = 3
  package var seeds = 5
  package var epochs = 5
  package var factor = "learning_rate"
  package var outcome = Outcome.usual

  package init(
    networks: Int = 2,
    levels: Int = 3,
    seeds: Int = 5,
    epochs: Int = 5,
    factor: String = "learning_rate",
    outcome: Outcome = .usual
  ) {
    self.networks = networks
    self.levels = levels
    self.seeds = seeds
    self.epochs = epochs
    self.factor = factor
    self.outcome = outcome
  }

  /// What is made up, such as `8 networks, 13 levels of learning_rate, 10 seeds, 5 epochs, someDiverged`.
  package var description: String {
    "\(networks) networks, \(levels) levels of \(factor), \(seeds) seeds, \(epochs) epochs, \(outcome)"
  }

  /// The levels of the factor.
  package var values: [Double] {
    (0..<levels).map { index in
      switch factor {
      case "dropout": Double(index) / 20
      case "batch_size": Double(sign: .plus, exponent: index, significand: 1)
      default: Double("\([1, 3][index % 2])e\(index / 2 - 4)") ?? 1
      }
    }
  }

  private static let kinds = [
    "", ", normalization: batch", ", normalization: layer", ", dropout: 0.3",
  ]
  private static let kindNames = ["", ", batch norm", ", layer norm", ", dropout"]

  /// The names of the networks in the file.
  package var names: [String] { (1...networks).map { "n\($0)" } }

  private var networkLines: [String] {
    (0..<networks).map { index in
      let (kind, size) = (index % Self.kinds.count, index / Self.kinds.count)
      let width = 16 << size
      let title =
        "\(width) units" + (factor == "dropout" && kind == 3 ? ", rms norm" : Self.kindNames[kind])
      let options =
        factor == "dropout" && kind == 3 ? ", normalization: rms" : Self.kinds[kind]
      return
        "  n\(index + 1): { title: \"\(title)\", layers: [20, \(width), \(width), 4]\(options) }"
    }
  }

  /// The experiment's file, with the figures given in place of all.
  package func yaml(figures: [String]? = nil) -> String {
    let numbers = values.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }.joined(separator: ", ")
    let all =
      [
        "curves: { kind: learning_curves, study: plain, threshold: 0.7 }",
        "metric: { kind: learning_curves, study: plain, metric: validation_loss }",
        "updates: { kind: learning_curves, study: plain, metric: training_accuracy, over: updates }",
        "accuracy: { kind: sweep, study: swept, metric: test_accuracy }",
        "loss: { kind: sweep, study: swept, metric: test_loss\(networks > 1 ? ", paired_with: n1" : "") }",
        "time: { kind: sweep, study: swept, metric: epochs_to_accuracy, threshold: 0.75 }",
        "trains: { kind: sweep, study: swept, metric: trains }",
        "map: { kind: heatmap, study: swept, metric: test_accuracy }",
        "reached: { kind: heatmap, study: swept, metric: epochs_to_accuracy, threshold: 0.75 }",
        "networks: { kind: networks, networks: [\(names.joined(separator: ", "))] }",
        "layers: { kind: layers, study: plain, quantity: gradient_square, steps: [0, 10] }",
        "steps: { kind: steps, study: plain, quantities: [gradient_square] }",
      ]
    return """
      title: Made up
      dataset: digits
      networks:
      \(networkLines.joined(separator: "\n"))
      training: { optimizer: sgd, learning_rate: 0.1, batch_size: 100, epochs: \(epochs) }
      studies:
        plain: { title: Plain runs, networks: [\(names.joined(separator: ", "))], seeds: \(seeds), probes: [gradients], probe_steps: [0, 10, last] }
        swept: { title: A sweep, networks: [\(names.joined(separator: ", "))], seeds: \(seeds), sweep: { \(factor): [\(numbers)] }, expects_divergence: true }
      figures:
      \((figures ?? all).map { "  " + $0 }.joined(separator: "\n"))

      """
  }

  /// What its runs measured.
  package func results(figures: [String]? = nil) throws -> Results {
    let experiment = try Experiment(
      reading: Data(yaml(figures: figures).utf8),
      file: "experiment.yaml",
      name: "made-up",
      preset: "standard",
      figures: FigureKinds.all,
      settings: []
    )
    let plan = try Plan(experiment, datasets: ["digits": Self.digits], file: "experiment.yaml")
    return Results(
      experiment: experiment,
      datasets: ["digits": Self.digits],
      runs: plan.entries.map { Results.Run(entry: $0, record: record(of: $0)) }
    )
  }

  private static let digits = DatasetSummary(
    name: "digits",
    title: "Digits",
    digest: "d1",
    shape: [20],
    classNames: (0..<4).map { "Class \($0)" },
    trainingCounts: .init(repeating: 500, count: 4),
    validationCounts: .init(repeating: 100, count: 4),
    testCounts: .init(repeating: 100, count: 4),
    splitSeed: 42,
    files: [.init(name: "digits.csv", byteCount: 1, sha256: "ab12")]
  )

  // MARK: Runs

  /// A number from 0 to below 1, the same for ever for the same numbers.
  private static func chance(_ numbers: Int...) -> Double {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for number in numbers {
      state = (state ^ UInt64(truncatingIfNeeded: number)) &* 0xBF58_476D_1CE4_E5B9
      state ^= state >> 29
    }
    return Double(state >> 11) / Double(1 << 53)
  }

  private func record(of entry: Plan.Entry) -> RunRecord {
    let configuration = entry.configuration
    let network = names.firstIndex(of: entry.network) ?? 0
    let level = entry.levels.first.flatMap { own in values.firstIndex { $0 == own.value } }
    let seed = Int(configuration.seed)
    let share = level.map { Double($0) / Double(max(levels - 1, 1)) } ?? 0.4
    let last = diverges(network, level, seed) ? 1 : configuration.training.epochs
    let steps =
      (configuration.data.trainingCount + configuration.training.batchSize - 1)
      / configuration.training.batchSize
    let noise = Self.chance(network, level ?? -1, seed)
    func loss(_ epoch: Int) -> Double {
      let course = 0.15 + 1.3 * exp(-Double(epoch) * (0.3 + 0.05 * Double(network % 7)))
      let shape = course * (1 + 3 * (share - 0.55) * (share - 0.55)) + 0.02 * Double(network % 5)
      switch outcome {
      case .usual, .someDiverged, .allDiverged: return shape * (1 + 0.08 * noise)
      case .equal: return epoch == 0 ? 1.386 : 0.4
      case .perfect: return 0
      case .edges: return (seed + network) % 3 == 0 && epoch > 1 ? 0 : shape * (1 + 2 * noise)
      case .chance: return 0.4 * exp(4 * noise * noise * Double(min(epoch, 4)))
      }
    }
    func accuracy(_ epoch: Int) -> Double {
      let usual = max(0.25, min(1, 1.02 - 0.5 * loss(epoch)))
      switch outcome {
      case .usual, .someDiverged, .allDiverged: return usual
      case .equal: return epoch == 0 ? 0.25 : 0.75
      case .perfect: return 1
      case .edges: return epoch == 0 ? 0.25 : [0, 1, 0.99, 0.4][(seed + network) % 4]
      case .chance: return 0.45 + 0.1 * Self.chance(network, seed, epoch)
      }
    }
    func measurement(_ epoch: Int, _ count: Int) -> Runs.Measurement {
      Measurement(loss: loss(epoch), accuracy: accuracy(epoch), count: count)
    }
    let hasTest = last == configuration.training.epochs
    return RunRecord(
      configuration: configuration,
      epochs: (0...last).map { epoch in
        EpochMetrics(
          epoch: epoch,
          step: epoch * steps,
          training: measurement(epoch, configuration.data.trainingCount),
          validation: measurement(epoch, configuration.data.validationCount),
          running: epoch == 0 ? nil : measurement(epoch, configuration.data.trainingCount),
          lastBatchLoss: epoch == 0 ? nil : loss(epoch),
          lossRoughness: epoch == 0 ? nil : 0.1
        )
      },
      tests: hasTest
        ? [.lastEpoch, .bestValidationLoss].map {
          TestMetrics(selection: $0, epoch: last, test: measurement(last, 400))
        } : [],
      probes: probes(configuration, noise),
      divergence: hasTest ? nil : Divergence(epoch: last + 1, step: last * steps + 3),
      timings: (1...max(1, last)).map {
        EpochTiming(epoch: $0, trainSeconds: 0.1 + 0.01 * noise, evaluateSeconds: 0.01)
      },
      host: Runs.Host(machine: "A processor, 2 cores, Linux", workers: 2),
      finishedAt: 1_795_305_600
    )
  }

  private func diverges(_ network: Int, _ level: Int?, _ seed: Int) -> Bool {
    guard epochs > 1 else { return outcome == .allDiverged }
    switch outcome {
    case .allDiverged: return true
    case .someDiverged:
      guard let level else { return seed == 1 && network == 0 }
      let least = levels / 2 + network % 2
      return level >= least && Double(seed % max(seeds, 1)) < Double(level - least + 1) * 1.7
    case .usual, .equal, .perfect, .edges, .chance: return false
    }
  }

  private func probes(_ configuration: RunConfiguration, _ noise: Double) -> [ProbeMeasurement] {
    let measurements = configuration.measurements
    let isZero = outcome == .perfect || outcome == .edges && configuration.seed % 3 == 0
    return measurements.probeSteps.flatMap { step -> [ProbeMeasurement] in
      let size = isZero ? 0 : 1 + Double(step) / 100 + noise
      return ProbeQuantity.found(by: measurements.probes).flatMap { quantity in
        (1...2).map { layer in
          ProbeMeasurement(
            step: step,
            quantity: quantity,
            layer: layer,
            value: layer == 1 ? size : size / 16
          )
        }
      }
    }
  }
}
