import Foundation
import Models
import Testing
import Training

/// A training that PyTorch did, read from a file of `Fixtures/`; `make-fixtures.py` there makes them.
struct Fixture: Decodable, Sendable {
  /// What was trained and how.
  let settings: FixtureSettings
  /// The parameters and the orders of the examples that the seed gives.
  let start: Start
  /// The examples, unless only the start was recorded.
  let examples: LabeledBytes?
  /// The numbers of the training in double precision, unless only the start was recorded.
  let training: Course?
  /// How far PyTorch's float strays from its double; nil where that says nothing about another engine's.
  let floatDeviation: Double?
  /// The name of the file without its extension.
  private(set) var name = ""

  /// What the generator decides before the first step.
  struct Start: Decodable, Sendable {
    /// The initial values of each parameter, by ``TorchTensor/name``.
    let parameters: [String: Ends]
    /// The order of the examples in each of the first epochs.
    let orders: [Ends]
  }

  /// A long list by its ends, or a short one whole.
  struct Ends: Decodable, Sendable {
    /// The number of all values.
    let count: Int
    /// The first values: all of them when the list is short.
    let first: [Double]
    /// The last values, none when the list is short or an order.
    let last: [Double]?
    /// The sum of position times value modulo 2^64, in hexadecimal; the value of a float is its bits.
    let checksum: String
  }

  /// The examples: a feature is byte / 64 − 2, which is exact.
  struct LabeledBytes: Decodable, Sendable {
    let pixels: [UInt8]
    let labels: [UInt8]
  }

  /// What came of the steps.
  ///
  /// Lists are flat, in PyTorch's order: a row is an example or an output.
  struct Course: Decodable, Sendable {
    let firstBatch: Pass
    /// The mean loss of each step's batch, before the step.
    let losses: [Double]
    /// The state after some of the steps, the last one included.
    let after: [State]
    /// All examples in inference mode after the last step.
    let inference: Inference

    /// The first batch in training mode at the initial parameters.
    struct Pass: Decodable, Sendable {
      let logits: [Double]
      let loss: Double
      let gradients: [String: [Double]]
      let running: [String: [Double]]
    }

    struct State: Decodable, Sendable {
      let steps: Int
      let parameters: [String: [Double]]
      let running: [String: [Double]]
    }

    struct Inference: Decodable, Sendable {
      let logits: [Double]
      /// The mean cross-entropy of the logits, whichever loss was trained.
      let loss: Double
      let correct: Int
    }
  }

  private enum CodingKeys: CodingKey {
    case settings, start, examples, training, floatDeviation
  }
}

extension Fixture {
  /// All fixtures of the folder, in the order of their names.
  static func all() throws -> [Fixture] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { file in
        var fixture = try decoder.decode(Fixture.self, from: Data(contentsOf: file))
        fixture.name = file.deletingPathExtension().lastPathComponent
        return fixture
      }
  }

  /// The fixtures that have a training, not only its start.
  static func trained() throws -> [Fixture] { try all().filter { $0.training != nil } }

  /// Those whose numbers in float mean something.
  static func trainedInFloat() throws -> [Fixture] {
    try trained().filter { $0.floatDeviation != nil }
  }

  /// Each fixture with the precisions that it can be held to.
  static func trainedInEach() throws -> [(Fixture, FixturePrecision)] {
    try trained().map { ($0, .double) } + trainedInFloat().map { ($0, .float) }
  }
}

extension Fixture: CustomTestStringConvertible {
  var testDescription: String { name }
}
