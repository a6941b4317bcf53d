import Experiments
import Foundation
import Models
import Running
import Runs

/// Writes 60 images of 2 x 3 pixels in ten classes to train on, and 20 to test on, as IDX files.
func writeTinyDataset(in folder: URL) throws {
  for (prefix, count) in [("train", 60), ("t10k", 20)] {
    let pixels = (0..<count * 6).map { UInt8(truncatingIfNeeded: 37 * $0 + 11 * $0 * $0) }
    let labels = (0..<count).map { UInt8($0 * 7 % 10) }
    try idx([count, 2, 3], pixels)
      .write(to: folder.appendingPathComponent("\(prefix)-images-idx3-ubyte"))
    try idx([count], labels)
      .write(to: folder.appendingPathComponent("\(prefix)-labels-idx1-ubyte"))
  }
}

private func idx(_ dimensions: [Int], _ values: [UInt8]) -> Data {
  var bytes: [UInt8] = [0, 0, 8, UInt8(dimensions.count)]
  for dimension in dimensions { bytes += [0, 0, 0, UInt8(dimension)] }
  return Data(bytes + values)
}

/// A run of three epochs of 4 updates on data of 6 features, with what a test changes.
func tinyConfiguration(
  on data: StudyData,
  _ change: (inout RunConfiguration) -> Void = { _ in }
) -> RunConfiguration {
  var configuration = RunConfiguration(
    data: DataConfiguration(
      digest: data.summary.digest,
      trainingCount: 50,
      validationCount: 6,
      splitSeed: data.summary.splitSeed,
      normalization: .symmetric
    ),
    network: NetworkConfiguration(
      layers: [6, 8, 10],
      activation: .relu,
      normalization: .batch()
    ),
    training: TrainingConfiguration(
      optimizer: .sgd(momentum: 0.9),
      learningRate: 0.1,
      batchSize: 15,
      epochs: 3
    ),
    seed: 1
  )
  change(&configuration)
  return configuration
}
