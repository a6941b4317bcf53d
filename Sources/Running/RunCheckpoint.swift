internal import JSON
package import Models
package import Runs
package import Training

/// A run between two epochs: everything that it needs to end with the bytes of one that was never stopped.
package struct RunCheckpoint: Sendable, Hashable {
  /// The weights at the epoch of the lowest validation loss so far.
  package struct Best: Sendable, Hashable {
    var epoch: Int
    var loss: Double
    var parameters: Parameters
  }

  /// What determines the run.
  package var configuration: RunConfiguration
  /// The measurements so far.
  package var epochs: [EpochMetrics]
  /// Those within epochs.
  package var stepEvaluations: [StepEvaluation]
  /// How long each epoch took.
  package var timings: [EpochTiming]
  /// What the probes found and remember.
  package var probes: RunProbes.State
  /// The best weights so far, nil before the first epoch has ended.
  package var best: Best?
  /// The training itself.
  package var training: Checkpoint
}

// MARK: Bytes

extension RunCheckpoint {
  /// What is kept as JSON; the long runs of numbers follow it as they are in memory.
  private struct Head: Codable {
    var configuration: RunConfiguration
    var epochs: [EpochMetrics]
    /// Nil where there are none.
    var stepEvaluations: [StepEvaluation]?
    var timings: [EpochTiming]
    var probes: RunProbes.State
    var bestEpoch: Int?
    var bestLoss: Double?
    var stepCount: Int
    var batchCount: Int
    var generator: MersenneTwister
    /// How many numbers each run has.
    var counts: [Int]
  }

  /// The checkpoint as bytes: a line of JSON, then single-precision numbers, little-endian.
  package var bytes: [UInt8] {
    let best = best?.parameters
    let runs =
      training.numbers
      + [best?.values ?? [], best?.runningMeans ?? [], best?.runningVariances ?? []]
    let head = Head(
      configuration: configuration,
      epochs: epochs,
      stepEvaluations: stepEvaluations.isEmpty ? nil : stepEvaluations,
      timings: timings,
      probes: probes,
      bestEpoch: self.best?.epoch,
      bestLoss: self.best?.loss,
      stepCount: training.stepCount,
      batchCount: training.batchCount,
      generator: training.generator,
      counts: runs.map(\.count)
    )
    var bytes = CanonicalJSON.bytes(of: head) + [UInt8(ascii: "\n")]
    bytes.reserveCapacity(bytes.count + 4 * runs.map(\.count).reduce(0, +))
    for run in runs {
      run.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// The checkpoint that some bytes spell, nil for other bytes, and for a checkpoint of another run.
  ///
  /// - Parameters:
  ///   - bytes: What ``bytes`` gave.
  ///   - configuration: The run that is to go on.
  ///   - architecture: The shape of its network.
  package init?(_ bytes: [UInt8], of configuration: RunConfiguration, _ architecture: Architecture)
  {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let head = try? CanonicalJSON.decode(Head.self, from: bytes[..<end]),
      head.configuration == configuration, head.counts.count == 9,
      head.counts.allSatisfy({ $0 >= 0 && $0 <= bytes.count }),
      bytes.count - end - 1 == 4 * head.counts.reduce(0, +)
    else { return nil }
    var offset = end + 1
    let runs = head.counts.map { count in
      defer { offset += 4 * count }
      return [Float](unsafeUninitializedCapacity: count) { target, filled in
        bytes.withUnsafeBytes { source in
          UnsafeMutableRawBufferPointer(target)
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + 4 * count]))
        }
        filled = count
      }
    }
    self.configuration = configuration
    epochs = head.epochs
    stepEvaluations = head.stepEvaluations ?? []
    timings = head.timings
    probes = head.probes
    training = Checkpoint(
      architecture: architecture,
      stepCount: head.stepCount,
      divergedAtStep: nil,
      numbers: Array(runs[..<6]),
      batchCount: head.batchCount,
      generator: head.generator
    )
    // The best weights are as many as the present ones.
    guard let epoch = head.bestEpoch, let loss = head.bestLoss else { return }
    guard runs[6].count == runs[0].count, runs[7].count == runs[4].count,
      runs[8].count == runs[5].count
    else { return nil }
    best = Best(
      epoch: epoch,
      loss: loss,
      parameters: Parameters(
        architecture: architecture,
        values: runs[6],
        runningMeans: runs[7],
        runningVariances: runs[8]
      )
    )
  }
}
