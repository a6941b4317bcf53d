import Dispatch
import Faults
import Models
import Synchronization
import Training

/// The training engine as the program uses it: one thread a run, all runs on the same images.
final class Engine: Contestant {
  /// A run that is used by one thread at a time, but not always by the same.
  private final class Run: Sendable {
    let trainer: Mutex<Trainer>

    init(_ trainer: sending Trainer) { self.trainer = Mutex(trainer) }
  }

  private let runs: [Run]
  private let images: Examples

  /// Runs that have not yet trained.
  init(
    _ architecture: Architecture,
    batchSize: Int,
    imageCount: Int,
    workers: Int
  ) throws(Fault) {
    let images = Examples.noise(
      count: imageCount,
      featureCount: architecture.inputCount,
      classCount: architecture.classCount
    )
    var runs: [Run] = []
    for worker in 0..<workers {
      let trainer = try Trainer(
        architecture: architecture,
        optimizer: .sgd(learningRate: 0.01, momentum: 0.9),
        batchSize: batchSize,
        seed: UInt64(worker),
        training: images
      )
      runs.append(Run(trainer))
    }
    self.runs = runs
    self.images = images
  }

  func run(_ pass: Pass) {
    DispatchQueue.concurrentPerform(iterations: runs.count) { [runs, images] index in
      runs[index].trainer.withLock { trainer in
        switch pass {
        case .train:
          let outcome = trainer.trainEpoch()
          precondition(outcome.divergedAtStep == nil, "A training that stops early times nothing.")
        case .evaluate: _ = trainer.evaluate(images)
        }
      }
    }
  }
}
