/// Which gradient a backward pass holds at a moment, between those of the parameters; layers count from 0, the last being
/// that to the logits.
package enum ValueGradient: Sendable, Hashable {
  /// That of a layer's outputs, dropout included: of the logits for the last layer.
  case outputs(ofLayer: Int)
  /// That of a layer's matrix product, without the bias.
  case product(ofLayer: Int)
}
