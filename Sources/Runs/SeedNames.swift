internal import JSON

/// The names of the runs of one configuration, which differ by their seeds: what they share is spelled once.
///
/// A plan of a hundred thousand runs names all of them before anything else.
public struct SeedNames: Sendable {
  /// The canonical JSON of the configuration before the seed's digits and behind them.
  private let (head, tail): ([UInt8], [UInt8])

  /// Prepares the names of a configuration's runs, whatever its own seed.
  public init(_ configuration: RunConfiguration) {
    var unseeded = configuration
    unseeded.seed = 0
    let text = CanonicalJSON.bytes(of: unseeded)
    // Fields stand in the order of their names: the last two are the seed and the training.
    let tail =
      Array(#","training":"#.utf8) + CanonicalJSON.bytes(of: configuration.training)
      + Array("}".utf8)
    let head = text.dropLast(tail.count + 1)
    precondition(
      text == head + Array("0".utf8) + tail && head.suffix(8).elementsEqual(#","seed":"#.utf8),
      "The seed and the training are the last fields of a configuration."
    )
    (self.head, self.tail) = (Array(head), tail)
  }

  /// The name of the run of a seed: ``RunConfiguration/id`` of the configuration with it.
  public func id(seed: UInt64) -> RunID {
    RunID(of: head + Array(String(seed).utf8) + tail)
  }
}
