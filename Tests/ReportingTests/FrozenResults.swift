import Experiments
import Faults
import Foundation
import Measures
import Models
import Reporting
import Runs

/// Results that no training made: formulas of network, seed and epoch, the same for ever.
enum FrozenResults {
  static let environment = ReportEnvironment(
    tool: "bnreport 0.1.0",
    date: "2026-11-22",
    example: WorkedExample(
      rows: [3, 9, 11, 17].map { value in
        WorkedExample.Row(
          value: value,
          normalized: (value - 10) / 5,
          output: 2 * (value - 10) / 5 + 1,
          outputGradient: value == 3 ? 1 : 0,
          inputGradient: 0.1,
          inferredOutput: value
        )
      },
      scale: 2,
      shift: 1,
      scaleGradient: -1.4,
      shiftGradient: 1,
      runningMean: 1,
      runningVariance: 4.2333
    )
  )

  /// The built-in experiment in its quick preset, with more seeds than it has.
  static func builtIn(seeds: Int = 5) throws -> Results {
    let bytes = BuiltInFiles.contents(of: "batchnorm/experiment.yaml") ?? Data()
    let names = ["small", "comparison", "batch_size", "noise"]
    return try results(
      reading: bytes,
      preset: "quick",
      settings: ["presets.quick.seeds=\(seeds)"],
      datasets: ["fashion-mnist": fashion, "synthetic": noise],
      studies: names
    )
  }

  /// A small experiment of someone's own, with one claim.
  static func own(
    seeds: Int = 5,
    diverging: Set<String> = []
  ) throws -> Results {
    let text = """
      title: "Do <wide> layers | help?"
      networks:
        narrow: { title: "Narrow *8*", layers: [784, 8, 10] }
        wide: { title: "Wide [16]", layers: [784, 16, 10], normalization: batch }
      training: { optimizer: sgd, learning_rate: 0.1, momentum: 0.9, batch_size: 50, epochs: 3 }
      studies:
        width: { title: Width, networks: [narrow, wide], seeds: \(seeds), examples: 1000 }
      figures:
        curves: { kind: learning_curves, study: width }
      claims:
        - id: better
          question: Q1
          statement: Wide layers end with a lower validation loss
          study: width
          endpoint: validation_loss
          compare: [wide, narrow]
          direction: lower
          smallest_effect: 0.05
          figure: curves
      """
    return try results(
      reading: Data(text.utf8),
      preset: "standard",
      settings: [],
      datasets: ["fashion-mnist": fashion],
      studies: ["width"],
      diverging: diverging
    )
  }

  /// A small experiment whose title, networks, study and claim all have a given name.
  static func named(_ name: String) throws -> Results {
    let quoted = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
      .replacing("\\/", with: "/")
    let text = """
      title: \(quoted)
      networks:
        narrow: { title: \(quoted), layers: [784, 8, 10] }
        wide: { title: Wide, layers: [784, 16, 10], normalization: batch }
      training: { optimizer: sgd, learning_rate: 0.1, batch_size: 50, epochs: 2 }
      studies:
        width: { title: \(quoted), networks: [narrow, wide], seeds: 3, examples: 1000 }
      figures:
        curves: { kind: learning_curves, study: width }
        claims: { kind: claims }
      claims:
        - id: better
          title: \(quoted)
          question: \(quoted)
          statement: \(quoted)
          source: \(quoted)
          study: width
          endpoint: validation_loss
          compare: [wide, narrow]
          direction: lower
          smallest_effect: 0.05
          figure: curves
      """
    return try results(
      reading: Data(text.utf8),
      preset: "standard",
      settings: [],
      datasets: ["fashion-mnist": fashion],
      studies: ["width"]
    )
  }

  /// A study that sweeps one factor, with and without batch norm, and a claim at one of its levels.
  static func sweep(_ factor: String, values: [String], diverging: Set<String> = []) throws
    -> Results
  {
    let text = """
      title: A sweep
      networks:
        plain: { title: Plain, layers: [784, 8, 10] }
        normal: { title: Normal, layers: [784, 8, 10], normalization: batch }
      training: { optimizer: sgd, learning_rate: 0.01, batch_size: 50, epochs: 3 }
      studies:
        swept:
          networks: [plain, normal]
          sweep: { \(factor): [\(values.joined(separator: ", "))] }
          seeds: 2
      figures:
        sweep: { kind: sweep, study: swept, metric: test_accuracy }
      claims:
        - id: better
          question: Q1
          statement: Batch norm ends with a lower validation loss
          study: swept
          endpoint: validation_loss
          compare:
            - { network: normal, \(factor): \(values[0]) }
            - { network: plain, \(factor): \(values[0]) }
          direction: lower
          smallest_effect: 0.05
      """
    return try results(
      reading: Data(text.utf8),
      preset: "standard",
      settings: [],
      datasets: ["fashion-mnist": fashion],
      studies: ["swept"],
      diverging: diverging
    )
  }

  private static func results(
    reading bytes: Data,
    preset: String,
    settings: [String],
    datasets: [String: DatasetSummary],
    studies: [String],
    diverging: Set<String> = []
  ) throws -> Results {
    let experiment = try Experiment(
      reading: bytes,
      file: "experiment.yaml",
      name: "frozen",
      preset: preset,
      settings: settings
    )
    let plan = try Plan(experiment, datasets: datasets, file: "experiment.yaml")
    return Results(
      experiment: experiment,
      datasets: datasets,
      runs: plan.entries.map { entry in
        Results.Run(
          entry: entry,
          record: record(of: entry, diverges: diverging.contains(entry.network))
        )
      }
    )
  }

  /// A little less accurate with other statistics than the running ones.
  private static func evaluations(
    _ configuration: RunConfiguration,
    _ test: Runs.Measurement
  ) -> [FinalEvaluation] {
    configuration.measurements.statistics.flatMap { statistics in
      DataSplit.allCases.map { split in
        FinalEvaluation(
          split: split,
          statistics: statistics,
          measurement: Runs.Measurement(
            loss: test.loss + 0.01,
            accuracy: test.accuracy - (statistics == .batch ? 0.02 : 0.001),
            count: test.count
          )
        )
      }
    }
  }

  /// Numbers that fall with the layer and grow with the step.
  private static func probes(_ configuration: RunConfiguration) -> [ProbeMeasurement] {
    let measurements = configuration.measurements
    let depth = configuration.network.layers.count - 2
    return measurements.probeSteps.flatMap { step in
      ProbeQuantity.allCases.filter { measurements.probes.contains($0.probe) }.flatMap { quantity in
        (1...depth).map { layer in
          ProbeMeasurement(
            step: step,
            quantity: quantity,
            layer: quantity.hasLayers ? layer : nil,
            value: (1 + Double(step) / 100 + 0.01 * Double(configuration.seed % 3)) / Double(layer)
          )
        }.prefix(quantity.hasLayers ? depth : 1)
      }
    }
  }

  /// A loss that falls from 2.3, faster with batch norm, a little higher for some seeds.
  private static func record(of entry: Plan.Entry, diverges: Bool) -> RunRecord {
    let configuration = entry.configuration
    let isNormalized = configuration.network.normalization.batch != nil
    let steps =
      (configuration.data.trainingCount + configuration.training.batchSize - 1)
      / configuration.training.batchSize
    let last = diverges && configuration.seed == 1 ? 1 : configuration.training.epochs
    let epochs = (0...last).map { epoch in
      let rate = (isNormalized ? 1.5 : 1.0) * Double(steps) / Double(steps + 40)
      let noise = (isNormalized ? 0.005 : 0.008) * Double(configuration.seed % 3)
      let loss = 0.3 + 2.0 / (1 + rate * Double(epoch)) + noise
      let training = Measurement(
        loss: loss,
        accuracy: 1 - 0.39 * loss,
        count: configuration.data.trainingCount
      )
      let validation = Measurement(
        loss: loss + 0.02 * Double(epoch),
        accuracy: 0.99 - 0.39 * loss,
        count: configuration.data.validationCount
      )
      return EpochMetrics(
        epoch: epoch,
        step: epoch * steps,
        training: training,
        validation: validation,
        running: epoch == 0 ? nil : training,
        lastBatchLoss: epoch == 0 ? nil : loss + 0.05,
        lossRoughness: epoch == 0 ? nil : 1 / Double(configuration.training.batchSize).squareRoot()
      )
    }
    let hasTest = configuration.data.digest == fashion.digest
    let test = Measurement(
      loss: epochs[last].validation.loss,
      accuracy: epochs[last].validation.accuracy,
      count: 10_000
    )
    return RunRecord(
      configuration: configuration,
      epochs: epochs,
      tests: hasTest && last == configuration.training.epochs
        ? [
          TestMetrics(
            selection: .lastEpoch,
            epoch: last,
            test: test,
            isCorrect: configuration.measurements.keepsPredictions
              ? (0..<10_000).map { ($0 + Int(configuration.seed)) % 10 < (isNormalized ? 9 : 8) }
              : nil
          ),
          TestMetrics(selection: .bestValidationLoss, epoch: last, test: test),
        ] : [],
      evaluations: evaluations(configuration, test),
      probes: probes(configuration),
      divergence: last < configuration.training.epochs
        ? Divergence(epoch: last + 1, step: last * steps + 3) : nil,
      timings: (1...last).map {
        EpochTiming(
          epoch: $0,
          trainSeconds: (isNormalized ? 0.012 : 0.01) * Double(steps),
          evaluateSeconds: 0.1
        )
      },
      host: Runs.Host(machine: "A processor, 2 cores, Linux", workers: 2),
      finishedAt: 1_795_305_600
    )
  }

  private static let fashion = DatasetSummary(
    name: "fashion-mnist",
    title: "Fashion-MNIST",
    digest: "f0",
    shape: [28, 28, 1],
    classNames: (0..<10).map { "Class \($0)" },
    trainingCounts: .init(repeating: 5_400, count: 10),
    validationCounts: .init(repeating: 600, count: 10),
    testCounts: .init(repeating: 1_000, count: 10),
    splitSeed: 42,
    files: [.init(name: "train-images-idx3-ubyte.gz", byteCount: 26_421_880, sha256: "ab12")]
  )

  private static let noise = DatasetSummary(
    name: "synthetic",
    title: "Random noise with random labels",
    digest: "50",
    shape: [28, 28, 1],
    classNames: (0..<10).map(String.init),
    trainingCounts: .init(repeating: 900, count: 10),
    validationCounts: .init(repeating: 100, count: 10),
    testCounts: [],
    splitSeed: 42,
    files: []
  )
}
