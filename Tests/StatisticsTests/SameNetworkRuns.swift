import Datasets
import Foundation
import Statistics

/// What 60 runs of each of two networks measured; `Fixtures/same-network.yaml` says how they were made.
struct SameNetworkRuns {
  /// Test accuracy, validation loss and generalization gap of one network, then of the other: a list
  /// of one value per seed each.
  let endpoints: [[Double]]

  private struct Malformed: Error {}

  /// Reads the measured values from the rows of `data/metrics.csv` that the fixture keeps.
  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/same-network.csv")
    var values: [String: [Double]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",")
      guard fields.count == 9, let value = Double(fields[8]) else { throw Malformed() }
      values["\(fields[1]) \(fields[5])", default: []].append(value)
    }
    endpoints = try ["baseline", "batch_norm"]
      .flatMap { network in
        guard let test = values[network + " test"], let training = values[network + " train"],
          let validation = values[network + " validation"],
          [test, training, validation].allSatisfy({ $0.count == 60 })
        else { throw Malformed() }
        return [test, validation, zip(validation, training).map { $0 - $1 }]
      }
  }

  /// A study of a network against itself: the differences of each endpoint between so many pairs of runs.
  ///
  /// No run is drawn twice, so the sides are exchangeable and the true difference is zero.
  func study(pairs: Int, using generator: inout SplitMix64) -> [[Double]] {
    var seeds = endpoints[0].indices.map { Int32($0) }
    generator.shuffle(&seeds)
    return endpoints.map { values in
      (0..<pairs).map { values[Int(seeds[2 * $0])] - values[Int(seeds[2 * $0 + 1])] }
    }
  }

  /// The standard deviation of the differences of each endpoint: √2 times that between runs.
  var deviationsOfDifferences: [Double] {
    endpoints.compactMap { Summary(of: $0)?.standardDeviation.map { $0 * 2.0.squareRoot() } }
  }
}
