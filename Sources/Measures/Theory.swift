internal import Models
package import Notation
public import Runs

/// What theory says of a number before it is measured, with no free parameter.
public struct Theory: Sendable {
  /// The line of theory in words, for a key.
  public var words: String { phrase.text }
  package let phrase: Phrase
  /// Whether theory says what the largest value can be, and not what is expected.
  public let isBound: Bool
  /// Of which networks it speaks.
  let need: NetworkNeed
  /// What it says of a network as it is trained; nil where it says nothing.
  public let value: @Sendable (RunConfiguration) -> Double?

  init(
    _ phrase: Phrase = Phrase("Theory"),
    isBound: Bool = false,
    of need: NetworkNeed = .nothing,
    value: @escaping @Sendable (RunConfiguration) -> Double?
  ) {
    self.phrase = phrase
    self.isBound = isBound
    self.need = need
    self.value = value
  }
}

extension RunConfiguration {
  /// How many values of a batch share the statistics of its batch norm; nil without batch norm, and where they are those of
  /// images, whose pixels are alike and number more than the examples.
  var normalizedCount: Double? {
    guard network.imageLayers.isEmpty else { return nil }
    return network.normalization.batch.map {
      Double(min($0.ghostBatchSize ?? .max, training.batchSize))
    }
  }
}
