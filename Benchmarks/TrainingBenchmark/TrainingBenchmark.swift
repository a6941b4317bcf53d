import ArgumentParser
import Foundation
import Models

/// A worker that does one pass over random images each time it is told to, and says how long it took.
///
/// It prints `ready` and its version once everything is made. Then each line of standard input is
/// the name of a ``Pass``, answered by a line with its seconds. It ends with its input.
@main
struct TrainingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training-benchmark",
    abstract: "Times passes over random images: one for each line 'train' or 'evaluate' it reads."
  )

  /// What is timed.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    /// The training engine.
    case engine
    /// Its matrix products and nothing else.
    case products
    /// Its convolutions and nothing else.
    case convolutions
  }

  @Argument(help: "What is timed: engine, products or convolutions.")
  var subject: Subject

  @Option(help: "The layers in the words of experiments, from the input to the classes.")
  var network = NetworkWords([784, 512, 256, 10])

  @Option(help: "The images of a mini-batch.")
  var batch = 64

  @Option(help: "The images of a pass.")
  var images = 60_000

  @Option(help: "The trainings at once, each of them a thread's.")
  var workers = 1

  @Flag(help: "Normalise every hidden layer over the batch.")
  var batchNorm = false

  func validate() throws {
    guard workers > 0, batch > 0, images > 0 else {
      throw ValidationError("workers, batch and images are at least 1")
    }
    guard subject != .products || !network.architecture(isNormalized: false).takesImages else {
      throw ValidationError("the products alone are those of networks without images")
    }
    guard subject == .engine || (workers == 1 && !batchNorm) else {
      throw ValidationError("products and convolutions alone have one worker and no normalisation")
    }
  }

  func run() throws {
    let contestant = try makeContestant()
    say("ready \(MatrixLibrary.version)")
    let clock = ContinuousClock()
    while let line = readLine() {
      guard let pass = Pass(rawValue: line) else {
        throw ValidationError("unknown pass (got '\(line)', expected 'train' or 'evaluate')")
      }
      say("\(clock.measure { contestant.run(pass) } / .seconds(1))")
    }
  }

  private func makeContestant() throws -> any Contestant {
    let architecture = network.architecture(isNormalized: batchNorm)
    try architecture.check()
    return switch subject {
    case .engine:
      try Engine(architecture, batchSize: batch, imageCount: images, workers: workers)
    case .products: Products(architecture, batchSize: batch, imageCount: images)
    case .convolutions: Convolutions(architecture, batchSize: batch, imageCount: images)
    }
  }

  /// Writes a line at once: the reader waits for it.
  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
