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
    let network = configuration.network
    return measurements.probeSteps.flatMap { step in
      ProbeQuantity.found(by: measurements.probes).flatMap { quantity in
        let depth = quantity.isOfBlocks ? network.residualBlockCount : network.hiddenLayerCount
        return stride(from: 1, through: depth, by: 1).map { layer in
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
    func loss(at epoch: Double) -> Double {
      let rate = (isNormalized ? 1.5 : 1.0) * Double(steps) / Double(steps + 40)
      let noise = (isNormalized ? 0.005 : 0.008) * Double(configuration.seed % 3)
      return 0.3 + 2.0 / (1 + rate * epoch) + noise
    }
    func validation(at epoch: Double) -> Runs.Measurement {
      Measurement(
        loss: loss(at: epoch) + 0.02 * epoch,
        accuracy: 0.99 - 0.39 * loss(at: epoch),
        count: configuration.data.validationCount
      )
    }
    let within = configuration.measurements.evaluationSteps.filter { $0 < last * steps }
    let secondsPerUpdate = isNormalized ? 0.012 : 0.01
    let epochs = (0...last).map { epoch in
      let loss = loss(at: Double(epoch))
      let training = Measurement(
        loss: loss,
        accuracy: 1 - 0.39 * loss,
        count: configuration.data.trainingCount
      )
      return EpochMetrics(
        epoch: epoch,
        step: epoch * steps,
        training: training,
        validation: validation(at: Double(epoch)),
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
      stepEvaluations: within.map {
        StepEvaluation(step: $0, validation: validation(at: Double($0) / Double(steps)))
      },
      tests: hasTest && !configuration.measurements.leftOut.contains(.test)
        && last == configuration.training.epochs
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
      timings: stride(from: 1, through: last, by: 1).map { epoch in
        EpochTiming(
          epoch: epoch,
          trainSeconds: secondsPerUpdate * Double(steps),
          evaluateSeconds: 0.1,
          steps: within.filter { $0 / steps + 1 == epoch }.map {
            StepTiming(step: $0, trainSeconds: secondsPerUpdate * Double($0 % steps))
          }
        )
      },
      host: Runs.Host(machine: "A processor, 2 cores, Linux", workers: 2),
      finishedAt: 1_795_305_600
    )
  }
}
