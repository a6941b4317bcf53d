import Models
import Running
import Runs
import Testing

@testable import bnreport

@Suite struct TimePredictionTests {
  private func configuration(
    layers: [Int] = [784, 128, 10],
    examples: Int = 50_000,
    batchSize: Int = 64,
    epochs: Int = 2
  ) -> RunConfiguration {
    RunConfiguration(
      data: DataConfiguration(
        digest: "00",
        trainingCount: examples,
        validationCount: 6_000,
        splitSeed: 1,
        normalization: .unit
      ),
      network: NetworkConfiguration(layers: layers, activation: .relu),
      training: TrainingConfiguration(
        optimizer: .adam,
        learningRate: 0.001,
        batchSize: batchSize,
        epochs: epochs
      ),
      seed: 1
    )
  }

  private func record(of configuration: RunConfiguration, seconds: Double, machine: String = "M")
    -> RunRecord
  {
    RunRecord(
      configuration: configuration,
      epochs: [],
      tests: [],
      divergence: nil,
      timings: [
        EpochTiming(epoch: 1, trainSeconds: seconds * 0.75, evaluateSeconds: seconds * 0.25)
      ],
      host: Runs.Host(machine: machine, workers: 1),
      finishedAt: 0
    )
  }

  @Test func storedRunsOfThisMachineGiveTheSpeed() {
    let known = configuration(epochs: 1)
    let prediction = TimePrediction(records: [record(of: known, seconds: 8)], machine: "M")
    #expect(prediction.runCount == 1)
    #expect(abs(prediction.seconds(of: known) - 8) < 1e-9)
    let other = configuration(epochs: 4)
    let ratio = Runner.cost(of: other) / Runner.cost(of: known)
    #expect(abs(prediction.seconds(of: other) - 8 * ratio) < 1e-9)
  }

  @Test func runsOfOtherMachinesGiveNoSpeed() {
    let known = configuration()
    let none = TimePrediction(records: [], machine: "M")
    let other = TimePrediction(
      records: [record(of: known, seconds: 1000, machine: "N")],
      machine: "M"
    )
    #expect(other.runCount == 0)
    #expect(other.seconds(of: known) == none.seconds(of: known))
  }

  /// Seconds of two epochs, measured on one core of an Intel Xeon with AVX-512.
  @Test(arguments: [
    ([784, 512, 256, 10], 20_000, 64, 1.45), ([784, 512, 256, 10], 8_000, 8, 1.23),
    ([784, 128, 10], 50_000, 64, 0.75), ([784, 128, 10], 20_000, 8, 0.50),
  ])
  func theStatedSpeedIsThatOfAUsualCore(
    _ layers: [Int],
    _ examples: Int,
    _ batchSize: Int,
    _ seconds: Double
  ) {
    let run = configuration(layers: layers, examples: examples, batchSize: batchSize)
    let predicted = TimePrediction(records: [], machine: "M").seconds(of: run)
    #expect((seconds / 1.5...seconds * 1.5).contains(predicted))
  }
}
