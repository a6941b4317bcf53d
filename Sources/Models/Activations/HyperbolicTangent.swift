internal import Foundation

extension Activation {
  /// The hyperbolic tangent.
  public static let tanh = Activation(
    name: "tanh",
    words: "tanh",
    title: "Tanh",
    meaning: "the hyperbolic tangent, between −1 and 1",
    pyTorch: "nn.Tanh()",
    value: { Foundation.tanh($0) },
    derivative: {
      let value = Foundation.tanh($0)
      return 1 - value * value
    }
  )
}
