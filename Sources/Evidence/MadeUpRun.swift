public import Experiments
internal import Foundation
internal import Measures
internal import Models
public import Runs

/// What a run might have measured: formulas of its name and configuration, the same for ever, with as many digits as
/// measured numbers have.
public struct MadeUpRun {
  private let configuration: RunConfiguration
  private let testCount: Int
  /// Between 0 and 1, by the name of the run.
  private let chance: Double

  /// The run of an entry, on a data set with as many test examples.
  public init(_ entry: Plan.Entry, testCount: Int) {
    configuration = entry.configuration
    self.testCount = configuration.measurements.leftOut.contains(.test) ? 0 : testCount
    chance = Double(UInt32(entry.id.description.prefix(8), radix: 16) ?? 0) / Double(UInt32.max)
  }

  /// What it measured.
  public var record: RunRecord {
    let epochs = (0...configuration.training.epochs).map(epoch)
    return RunRecord(
      configuration: configuration,
      epochs: epochs,
      stepEvaluations: configuration.measurements.evaluationSteps.map {
        StepEvaluation(
          step: $0,
          validation: validation(at: Double($0) / Double(configuration.updatesPerEpoch))
        )
      },
      tests: testCount > 0
        ? [.lastEpoch, .bestValidationLoss].map { test($0, at: epochs[epochs.count - 1]) } : [],
      evaluations: configuration.measurements.statistics.flatMap { statistics in
        DataSplit.allCases.map {
          FinalEvaluation(split: $0, statistics: statistics, measurement: measurement(0.5, 10_000))
        }
      },
      probes: probes,
      divergence: nil,
      timings: epochs.dropFirst().map {
        timing($0.epoch)
      },
      host: Runs.Host(machine: "A made-up machine", workers: 2),
      finishedAt: 1_795_305_600
    )
  }

  private func measurement(_ loss: Double, _ count: Int) -> Runs.Measurement {
    let loss = loss * (1 + 0.1 * chance)
    return Measurement(loss: loss, accuracy: max(0, 1 - 0.38 * loss), count: count)
  }

  private func loss(at epoch: Double) -> Double {
    let isNormalized = configuration.network.normalization.batch != nil
    return 0.3 + 2 * exp(-(isNormalized ? 0.9 : 0.6) * epoch)
  }

  private func validation(at epoch: Double) -> Runs.Measurement {
    measurement(loss(at: epoch) + 0.01 * epoch, configuration.data.validationCount)
  }

  private func timing(_ epoch: Int) -> EpochTiming {
    let seconds = 0.1 + 0.01 * chance
    let perEpoch = configuration.updatesPerEpoch
    let steps = configuration.measurements.evaluationSteps.filter { $0 / perEpoch + 1 == epoch }
    return EpochTiming(
      epoch: epoch,
      trainSeconds: seconds,
      evaluateSeconds: 0.02,
      steps: steps.map {
        StepTiming(step: $0, trainSeconds: seconds * Double($0 % perEpoch) / Double(perEpoch))
      }
    )
  }

  private func epoch(_ number: Int) -> EpochMetrics {
    let loss = loss(at: Double(number))
    return EpochMetrics(
      epoch: number,
      step: number * configuration.updatesPerEpoch,
      training: measurement(loss, configuration.data.trainingCount),
      validation: validation(at: Double(number)),
      running: number == 0 ? nil : measurement(loss + 0.1, configuration.data.trainingCount),
      lastBatchLoss: number == 0 ? nil : loss + 0.2 * chance,
      lossRoughness: number == 0
        ? nil : (1 + chance) / Double(configuration.training.batchSize).squareRoot()
    )
  }

  private func test(_ selection: TestMetrics.Selection, at last: EpochMetrics) -> TestMetrics {
    let isKept = selection == .lastEpoch && configuration.measurements.keepsPredictions
    let share = Int(8 + 2 * chance)
    return TestMetrics(
      selection: selection,
      epoch: last.epoch,
      test: measurement(last.validation.loss, testCount),
      isCorrect: isKept ? (0..<testCount).map { $0 % 10 < share } : nil
    )
  }

  /// One number for each layer, whether or not the quantity has layers.
  private var probes: [ProbeMeasurement] {
    let measurements = configuration.measurements
    let layers = 1...max(1, configuration.network.hiddenLayerCount)
    return measurements.probeSteps.flatMap { step in
      ProbeQuantity.found(by: measurements.probes).flatMap { quantity in
        layers.map { layer in
          ProbeMeasurement(
            step: step,
            quantity: quantity,
            layer: layer,
            value: (1 + Double(step).squareRoot() + chance) / Double(layer)
          )
        }
      }
    }
  }
}
