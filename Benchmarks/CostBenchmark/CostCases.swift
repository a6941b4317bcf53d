import Experiments
import Models
import Runs

/// The runs whose pieces are timed: everything that makes an update dearer, by itself.
enum CostCases {
  private static func wide(_ hidden: Int...) -> [Int] { [784] + hidden + [10] }
  private static func deep(_ count: Int, _ width: Int) -> [Int] {
    [784] + [Int](repeating: width, count: count) + [10]
  }

  static func all(on data: DatasetSummary) -> [RunConfiguration] {
    func run(
      _ layers: [Int],
      _ normalization: Normalization = .none,
      batch: Int = 64,
      examples: Int = 4000,
      _ change: (inout RunConfiguration) -> Void = { _ in }
    ) -> RunConfiguration {
      var configuration = RunConfiguration(
        data: DataConfiguration(
          digest: data.digest,
          trainingCount: examples,
          validationCount: 2000,
          splitSeed: data.splitSeed,
          normalization: .symmetric
        ),
        network: NetworkConfiguration(
          layers: layers.map(LayerEntry.number),
          activation: .relu,
          normalization: normalization
        ),
        training: TrainingConfiguration(
          optimizer: .sgd(momentum: 0.9),
          learningRate: 0.01,
          batchSize: batch,
          epochs: 1
        ),
        measurements: MeasurementConfiguration(statistics: [.batch, .precise]),
        seed: 1
      )
      change(&configuration)
      return configuration
    }
    let compact = wide(128, 64)
    let methods: [Normalization] = [.none, .batch(), .layer()]
    var runs: [RunConfiguration] = []
    for method in methods {
      for batch in [2, 4, 8, 16, 32, 64, 128, 256] {
        runs.append(run(compact, method, batch: batch, examples: batch < 8 ? 2000 : 4000))
      }
      for layers in [
        [784, 10], wide(128), wide(512, 256), wide(32), deep(2, 100), deep(10, 100),
        deep(50, 100), deep(20, 256), wide(256, 128), wide(1024), wide(1024, 1024),
      ] {
        runs.append(run(layers, layers.count > 2 ? method : .none))
      }
      for batch in [8, 256] { runs.append(run(wide(512, 256), method, batch: batch)) }
      runs.append(run(deep(20, 100), method, batch: 8, examples: 1000))
      runs.append(run(compact, method) { $0.training.optimizer = .adam })
      runs.append(run(wide(512, 256), method) { $0.training.optimizer = .adamW })
      runs.append(run(compact, method, batch: 8) { $0.training.optimizer = .adam })
      runs.append(run(compact, method) { $0.network.dropout = 0.5 })
      for activation in [Activation.tanh, .sigmoid, .gelu] {
        runs.append(run(compact, method) { $0.network.activation = activation })
      }
    }
    for size in [2, 4, 16] { runs.append(run(compact, .batch(ghostBatchSize: size))) }
    runs.append(run(compact, .batch(statistics: .cumulative)))
    let noise = BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
    runs.append(run(compact, .batch(noise: noise)))
    runs.append(run(compact, .batch(noise: noise), batch: 256))
    runs.append(run(compact, .rms()))
    for layers in [wide(128), compact, wide(512, 256), deep(10, 100), deep(20, 100)] {
      for batch in [8, 64, 256] {
        for method in [Normalization.none, .batch()] {
          runs.append(
            run(layers, method, batch: batch) {
              $0.measurements = MeasurementConfiguration(probes: Probe.allCases, probeSteps: [0])
            }
          )
        }
      }
    }
    return runs
  }
}
