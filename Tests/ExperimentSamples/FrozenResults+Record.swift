internal import Experiments
internal import Measures
internal import Models
internal import Runs

extension FrozenResults {
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
  static func record(of entry: Plan.Entry, diverges: Bool) -> RunRecord {
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
}
