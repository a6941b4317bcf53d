/// A number that a probe finds at one look.
package struct ProbeFinding: Sendable, Hashable {
  /// What the number is, by its name in the registry of quantities.
  package var quantity: String
  /// The layer, the first hidden one being 1, that to the logits the last; nil for a number of the whole network.
  package var layer: Int?
  /// The number; not finite where there is none, such as a cosine with a gradient that is zero.
  package var value: Double

  /// One number for each layer, counted from 1 or as said; not a number for a layer that has none.
  static func layers(
    _ quantity: String,
    _ values: [Double],
    from first: Int = 1
  ) -> [ProbeFinding] {
    values.enumerated().map { ProbeFinding(quantity: quantity, layer: first + $0, value: $1) }
  }

  /// One number of a layer or of the whole network, if there is one.
  static func one(
    _ quantity: String,
    layer: Int? = nil,
    _ value: Double?
  ) -> [ProbeFinding] {
    value.map { [ProbeFinding(quantity: quantity, layer: layer, value: $0)] } ?? []
  }
}
