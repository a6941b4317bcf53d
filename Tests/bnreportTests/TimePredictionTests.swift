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
      network: NetworkConfiguration(layers: layers.map(LayerEntry.number), activation: .relu),
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
    // Three times as long as its epochs take where the cost was measured.
    let seconds = 3 * Runner.timedCost(of: known)
    let prediction = TimePrediction(records: [record(of: known, seconds: seconds)], machine: "M")
    #expect(prediction.runCount == 1)
    let other = configuration(epochs: 4)
    #expect(abs(prediction.seconds(of: other) - 3 * Runner.cost(of: other)) < 1e-9)
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

  /// Of 1000, every 1000/256th, rounded down.
  @Test func aSampleIsAllOfFewAndSpreadOverMany() {
    for count in [0, 1, 255, 256] {
      #expect(TimePrediction.sample(of: Array(0..<count)) == Array(0..<count))
    }
    for count in [257, 1000, 100_000] {
      let sample = TimePrediction.sample(of: Array(0..<count))
      #expect(sample.count == 256)
      #expect(Set(sample).count == 256)
    }
    let sample = TimePrediction.sample(of: Array(0..<1000))
    #expect(sample.prefix(5) == [0, 3, 7, 11, 15])
    #expect(sample.last == 996)
  }
}
