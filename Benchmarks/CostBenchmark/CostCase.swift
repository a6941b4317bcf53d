import Experiments
import Models
import Running
import Runs
import Training

/// A piece of a run and how long one core worked on it.
struct TimedPiece: Encodable {
  /// What was done, on which network.
  var piece: String
  /// How much of each kind of work it is.
  var amounts: [String: Double]
  var seconds: Double
}

/// A run whose pieces are timed.
struct CostCase {
  private let configuration: RunConfiguration
  private let data: StudyData
  private let parts: StudyData.Parts
  private let trainer: Trainer

  init(_ configuration: RunConfiguration, on data: StudyData) throws {
    self.configuration = configuration
    self.data = data
    parts = data.examples(for: configuration.data)
    trainer = try Trainer(
      architecture: configuration.network.architecture,
      optimizer: configuration.training.update,
      loss: configuration.training.loss,
      initialization: configuration.network.initialization,
      batchSize: configuration.training.batchSize,
      seed: configuration.seed,
      training: parts.training
    )
  }

  /// The times of a start, an epoch, an evaluation, or of a look of each probe.
  func pieces(rounds: Int) throws -> [TimedPiece] {
    var pieces: [TimedPiece] = []
    let training = Double(configuration.data.trainingCount)
    guard configuration.measurements.probes.isEmpty else {
      for probe in configuration.measurements.probes {
        var one = configuration
        one.measurements = MeasurementConfiguration(probes: [probe], probeSteps: [0])
        let probes = RunProbes(one, trainer, validation: parts.validation)
        pieces.append(
          timed("probe \(probe.rawValue)", rounds, { $0.addLook(of: probe, trainingOn: training) })
          {
            probes.lookIfDue(trainer)
          }
        )
      }
      return pieces
    }
    pieces.append(
      try timed("start", rounds, { $0.addStart() }) {
        _ = try RunTraining(configuration, on: data)
      }
    )
    pieces.append(
      timed("train", rounds, { $0.addTraining(on: training) }) { _ = trainer.trainEpoch() }
    )
    let all = training + Double(configuration.data.validationCount)
    for statistics in [EvaluationStatistics.running] + configuration.measurements.statistics {
      pieces.append(
        timed(
          "evaluate \(statistics.rawValue)",
          rounds,
          { $0.addEvaluation(of: all, with: statistics, over: training) }
        ) { _ = trainer.evaluate([parts.training, parts.validation], with: statistics) }
      )
    }
    return pieces
  }

  private func timed(
    _ name: String,
    _ rounds: Int,
    _ count: (inout RunWork) -> Void,
    _ work: () throws -> Void
  ) rethrows -> TimedPiece {
    var amounts = RunWork(of: configuration)
    count(&amounts)
    let seconds = try (0..<rounds).map { _ in try CoreClock.seconds(of: work) }.min() ?? 0
    let network = configuration.network
    return TimedPiece(
      piece: "\(name): \(network.layerWords) \(network.normalization.name) "
        + "\(network.activation.name) \(configuration.training.batchSize) "
        + configuration.training.optimizer.name,
      amounts: amounts.amounts,
      seconds: seconds
    )
  }
}
