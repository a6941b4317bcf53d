internal import Evidence
package import Experiments
internal import Figures
internal import Foundation
internal import Measures
internal import Models
internal import Runs

/// Results that no training made: formulas of network, seed and epoch, the same for ever.
package enum FrozenResults {
  /// The built-in experiment in its quick preset, with more seeds than it has.
  package static func builtIn(seeds: Int = 5) throws -> Results {
    let file = Repository.folder.appending(path: "Templates/batchnorm/experiment.yaml")
    let names = ["small", "comparison", "batch_size", "noise"]
    return try results(
      reading: Data(contentsOf: file),
      preset: "quick",
      settings: ["presets.quick.seeds=\(seeds)"],
      datasets: ["fashion-mnist": fashion, "synthetic": noise],
      studies: names
    )
  }

  /// A built-in experiment in its quick preset, of made-up runs of all its studies.
  package static func madeUp(_ name: String, preset: String = "quick") throws -> Results {
    let file = Repository.folder.appending(path: "Templates/\(name)/experiment.yaml")
    let read = try Experiment(
      reading: Data(contentsOf: file),
      file: "experiment.yaml",
      name: name,
      preset: preset,
      figures: FigureKinds.all,
      settings: []
    )
    let datasets = ["fashion-mnist": fashion]
    let experiment = try read.fitted(to: datasets, file: "experiment.yaml")
    let plan = try Plan(experiment, datasets: datasets, file: "experiment.yaml")
    return Results(
      experiment: experiment,
      datasets: datasets,
      runs: plan.entries.map {
        Results.Run(entry: $0, record: MadeUpRun($0, testCount: 10_000).record)
      }
    )
  }

  /// A small experiment of someone's own, with one claim.
  package static func own(
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
  package static func named(_ name: String) throws -> Results {
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
  package static func sweep(_ factor: String, values: [String], diverging: Set<String> = []) throws
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
      figures: FigureKinds.all,
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

  static let fashion = DatasetSummary(
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

  static let noise = DatasetSummary(
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
