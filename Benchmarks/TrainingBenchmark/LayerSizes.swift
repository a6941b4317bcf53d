import ArgumentParser

/// The number of units of each layer of a network, written as 784-512-256-10.
struct LayerSizes: ExpressibleByArgument {
  /// The inputs, the hidden layers, the classes.
  let counts: [Int]

  /// The sizes of a network with these units in its layers.
  init(counts: [Int]) {
    precondition(counts.count >= 2, "A network has inputs and classes.")
    self.counts = counts
  }

  init?(argument: String) {
    let counts = argument.split(separator: "-", omittingEmptySubsequences: false).compactMap {
      Int($0)
    }
    guard counts.count >= 2, counts.allSatisfy({ $0 > 0 }),
      counts.count == argument.split(separator: "-").count
    else { return nil }
    self.init(counts: counts)
  }

  var defaultValueDescription: String { counts.map(String.init).joined(separator: "-") }

  /// The number of inputs.
  var inputCount: Int { counts[0] }
  /// The number of units of each hidden layer.
  var hiddenCounts: [Int] { Array(counts[1..<(counts.count - 1)]) }
  /// The number of classes.
  var classCount: Int { counts[counts.count - 1] }
}
